import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { comparisonAt } from "#app/http/files/comparison.ts";
import { svgResponse } from "#app/http/files/file-responses.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) => svgResponse(comparisonAt(asked)));
