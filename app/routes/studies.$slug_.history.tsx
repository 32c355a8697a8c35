import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { canEdit, requireEditor } from "#app/auth/permissions.ts";
import { ChangeList } from "#app/components/history/change-list.tsx";
import { VersionTable } from "#app/components/history/version-table.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { INPUT_LOOK } from "#app/components/ui/field.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { expectedVersion, reason } from "#app/domain/change-fields.ts";
import { compareDocuments, groupChanges } from "#app/domain/compare-documents.ts";
import { shortName } from "#app/domain/describe.ts";
import { formatMoment } from "#app/domain/format-date.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answering.ts";
import { parseForm } from "#app/http/form.ts";
import { redirectWithNotice } from "#app/http/notice.ts";
import { admitReader, loaderHeaders } from "#app/http/public-reading.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import { readStudy } from "#app/services/read-study.ts";
import { restoreVersion } from "#app/services/restore-version.ts";
import { getVersion, listVersions } from "#db/queries/study-versions.ts";

const schema = z.object({ version: expectedVersion, expectedVersion, reason });

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `History of ${loaded.name} · Equipoise` : "Equipoise" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
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
		return data({ refused: message ?? "This form needs mending." }, { status: 400 });
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
		<div className="grid grid-cols-1 gap-8">
			<header>
				<p>
					<Link to={`/studies/${view.slug}`}>{view.name}</Link>
				</p>
				<h1>History</h1>
			</header>
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
			<VersionTable versions={view.versions} from={view.from} to={view.to} />
			<section aria-labelledby="changes">
				<h2 id="changes">
					{view.from === view.to
						? `Version ${view.to}`
						: `What changed from version ${view.from} to ${view.to}`}
				</h2>
				{view.versions.length === 1 ? (
					<p className="mt-2 text-muted">There is only this version yet, so nothing to compare it with.</p>
				) : (
					<ChangeList changes={view.changes} visibility={view.visibility} />
				)}
			</section>
			{view.editor && view.to !== view.current && (
				<Form method="post" className="flex max-w-2xl flex-wrap items-end gap-3 border-t border-line pt-4">
					<input type="hidden" name="version" value={view.to} />
					<input type="hidden" name="expectedVersion" value={view.current} />
					<label className="min-w-60 flex-1 text-sm font-medium">
						Why version {view.to} should stand again
						<input name="reason" required maxLength={1000} className={`mt-0.5 font-normal ${INPUT_LOOK}`} />
					</label>
					<Button type="submit">Restore version {view.to}</Button>
				</Form>
			)}
		</div>
	);
}
