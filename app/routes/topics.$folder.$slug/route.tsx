import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { canEdit } from "#app/auth/permissions.ts";
import { NamesPage } from "#app/components/topic/names-page.tsx";
import { agreeingAddress } from "#app/domain/topics/topic-kinds.ts";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { readMergeTarget } from "#app/services/agree-topic.ts";
import { readTopicNames } from "#app/services/read-topic-names.ts";
import { answerNames, kindAt } from "./answer.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Names of ${loaded?.naming.name ?? "a topic"} · Equipoise` },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const kind = kindAt(params.folder);
	const naming = readTopicNames(context.store, kind, params.slug ?? "", scope);
	if (naming.moved) throw redirect(agreeingAddress(kind, naming.slug));
	const editor = canEdit(context.viewer);
	const into = new URL(request.url).searchParams.get("into")?.trim().slice(0, 300);
	const target = editor && into ? readMergeTarget(context.store, kind, into) : undefined;
	return data({ naming, editor, into: into ?? "", target: target ?? null }, { headers });
});

export const action = answering((args: ActionFunctionArgs) => answerNames(args));

export default function TopicNames() {
	const answer = useActionData<typeof action>();
	return <NamesPage {...useLoaderData<typeof loader>()} answer={answer} />;
}
