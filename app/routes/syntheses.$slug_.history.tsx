import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { canEdit, requireEditor } from "#app/auth/permissions.ts";
import { HistoryPage } from "#app/components/history/history-page.tsx";
import { expectedVersion, reason } from "#app/domain/change-fields.ts";
import { formatMoment } from "#app/domain/format/format-date.ts";
import { Problem } from "#app/domain/problem.ts";
import { wholeNumber } from "#app/http/addresses/whole-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { readSynthesisHistory } from "#app/services/read-synthesis-history.ts";
import { restoreSynthesis } from "#app/services/save-synthesis.ts";

const schema = z.object({ version: expectedVersion, expectedVersion, reason });

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `History of ${loaded.title} · Equipoise` : "Equipoise" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const { versions, ...history } = readSynthesisHistory(context.store, params.slug, scope, {
		from: wholeNumber(search.get("from")),
		to: wholeNumber(search.get("to")),
	});
	return data(
		{
			...history,
			versions: versions.map((entry) => ({ ...entry, at: formatMoment(entry.createdAt) })),
			editor: canEdit(context.viewer),
		},
		{ headers },
	);
});

export const action = answering(async ({ request, params, context }: ActionFunctionArgs) => {
	const actor = requireEditor(context.viewer);
	const submission = await parseForm(request, schema);
	if (submission.status !== "success") {
		const [message] = Object.values(submission.error ?? {}).flatMap((messages) => messages ?? []);
		return data({ refused: message ?? "This form needs correcting." }, { status: 400 });
	}
	const slug = params.slug ?? "";
	try {
		const saved = restoreSynthesis(context.store, { ...submission.value, slug, actor });
		const message = saved.changed
			? `Version ${submission.value.version} is restored, as version ${saved.version}.`
			: "That version is what the synthesis says already.";
		return await redirectWithNotice(context, `/syntheses/${slug}/history`, message);
	} catch (error) {
		if (!(error instanceof Problem) || (error.kind !== "stale" && error.kind !== "invalid")) throw error;
		return data({ refused: error.message }, { status: error.status });
	}
});

export default function SynthesisHistory() {
	const view = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<HistoryPage {...view} name={view.title} address={`/syntheses/${view.slug}`} refused={answer?.refused} />
	);
}
