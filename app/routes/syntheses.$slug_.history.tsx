import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HistoryPage } from "#app/components/history/history-page.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { loaderHeaders } from "#app/http/answers/public-reading.ts";
import { answerRestore, historyAt } from "#app/http/forms/history.ts";
import { readSynthesisHistory } from "#app/services/read-history.ts";
import { SYNTHESES } from "#app/services/save-synthesis.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `History of ${loaded.name} · Equipoise` : "Equipoise" },
];

export const headers = loaderHeaders;

export const loader = answering((asked: LoaderFunctionArgs) => historyAt(asked, readSynthesisHistory));

export const action = answering((asked: ActionFunctionArgs) => answerRestore(asked, SYNTHESES));

export default function SynthesisHistory() {
	const view = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return <HistoryPage {...view} address={`/syntheses/${view.slug}`} refused={answer?.refused} />;
}
