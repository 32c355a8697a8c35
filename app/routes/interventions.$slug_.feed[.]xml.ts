import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { topicFeed } from "#app/http/feeds/topic-feed.ts";

export const loader = answeringMachines((asked: LoaderFunctionArgs) =>
	topicFeed(asked, { intervention: asked.params.slug }),
);
