import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HistoryPage } from "#app/components/history/history-page.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { loaderHeaders } from "#app/http/answers/public-reading.ts";
import { answerRestore, historyAt } from "#app/http/forms/history.ts";
import { readStudyHistory } from "#app/services/read-history.ts";
import { STUDIES } from "#app/services/save-study.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `History of ${loaded.name} · Equipoise` : "Equipoise" },
];

export const headers = loaderHeaders;

export const loader = answering((asked: LoaderFunctionArgs) => historyAt(asked, readStudyHistory));

export const action = answering((asked: ActionFunctionArgs) => answerRestore(asked, STUDIES));

export default function History() {
	const view = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return <HistoryPage {...view} address={`/studies/${view.slug}`} refused={answer?.refused} />;
}
