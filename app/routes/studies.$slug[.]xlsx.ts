import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringExports } from "#app/http/files/note-export.ts";
import { standingStudyAt } from "#app/http/files/study-figure.ts";
import { studyXlsxAt } from "#app/http/files/study-files.ts";

export const loader = answeringExports((asked: LoaderFunctionArgs) =>
	studyXlsxAt(asked, standingStudyAt, ({ slug }) => slug),
);
