import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { pngResponse } from "#app/http/files/file-responses.ts";
import { mapFigureAt } from "#app/http/topics/map-at.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) => pngResponse(mapFigureAt(asked)));
