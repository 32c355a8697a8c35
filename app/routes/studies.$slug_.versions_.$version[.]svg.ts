import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { svgResponse } from "#app/http/files/file-responses.ts";
import { pinnedStudyAt } from "#app/http/files/pinned.ts";
import { studyFigureAt } from "#app/http/files/study-figure.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) =>
	svgResponse(studyFigureAt(asked, pinnedStudyAt)),
);
