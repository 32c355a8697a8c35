import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TopicPage } from "#app/components/topic/topic-page.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { loaderHeaders } from "#app/http/answers/public-reading.ts";
import { answerTopic } from "#app/http/topics/answer-topic.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
	loaded?.head ?? [{ title: "Topic · Equipoise" }];

export const headers = loaderHeaders;

export const loader = answering((args: LoaderFunctionArgs) =>
	answerTopic(args, { condition: args.params.slug }),
);

export default function Condition() {
	return <TopicPage {...useLoaderData<typeof loader>()} />;
}
