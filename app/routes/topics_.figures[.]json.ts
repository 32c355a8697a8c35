import { answeringMachines } from "#app/http/answers/answering.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { answerTopicFigures } from "#app/http/topics/answer-topic.ts";

export const handle: RouteHandle = { partOfPage: true };

/** What the figures of a topic's page are drawn from, for its script. */
export const loader = answeringMachines(answerTopicFigures);
