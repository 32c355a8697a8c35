import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { svgResponse } from "#app/http/files/file-responses.ts";
import { pinnedFigureAt } from "#app/http/files/pinned.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) => svgResponse(pinnedFigureAt(asked)));
