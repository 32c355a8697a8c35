import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { canEdit, requireEditor } from "#app/auth/permissions.ts";
import { HistoryPage } from "#app/components/history/history-page.tsx";
import { expectedVersion, reason } from "#app/domain/change-fields.ts";
import { shortName } from "#app/domain/describe.ts";
import { formatMoment } from "#app/domain/format/format-date.ts";
import { Problem } from "#app/domain/problem.ts";
import { compareDocuments, groupChanges } from "#app/domain/versions/compare-documents.ts";
import { wholeNumber } from "#app/http/addresses/whole-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { readStudy } from "#app/services/read-study.ts";
import { restoreVersion } from "#app/services/restore-version.ts";
import { getVersion, listVersions } from "#db/queries/study-versions.ts";

const schema = z.object({ version: expectedVersion, expectedVersion, reason });

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `History of ${loaded.name} · Equipoise` : "Equipoise" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const { store } = context;
	const study = readStudy(store, params.slug, scope);
	const versions = listVersions(store, study.id, scope);
	const search = new URL(request.url).searchParams;
	const to = wholeNumber(search.get("to")) ?? versions[0]?.version ?? study.version;
	const from = wholeNumber(search.get("from")) ?? versions.find((entry) => entry.version < to)?.version ?? to;
	const [before, after] = [from, to].map((wanted) => getVersion(store, study.id, wanted, scope));
	if (!before || !after) throw new Problem("not-found", "There is no such version of this study.");
	return data(
		{
			slug: study.slug,
			name: shortName(study.document),
			current: study.version,
			versions: versions.map((entry) => ({ ...entry, at: formatMoment(entry.createdAt) })),
			from,
			to,
			changes: groupChanges(compareDocuments(before.document, after.document)),
			visibility: { before: before.visibility, after: after.visibility },
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
		const saved = restoreVersion(context.store, { ...submission.value, slug, actor });
		const message = saved.changed
			? `Version ${submission.value.version} is restored, as version ${saved.version}.`
			: "That version is what the study says already.";
		return await redirectWithNotice(context, `/studies/${slug}/history`, message);
	} catch (error) {
		if (!(error instanceof Problem) || (error.kind !== "stale" && error.kind !== "invalid")) throw error;
		return data({ refused: error.message }, { status: error.status });
	}
});

export default function History() {
	const view = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	return (
		<HistoryPage {...view} name={view.name} address={`/studies/${view.slug}`} refused={answer?.refused} />
	);
}
