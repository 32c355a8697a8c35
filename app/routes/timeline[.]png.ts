import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { pngResponse } from "#app/http/files/file-responses.ts";
import { timelineAt } from "#app/http/topics/timeline-at.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) => pngResponse(timelineAt(asked)));
