import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { canEdit, requireEditor } from "#app/auth/permissions.ts";
import { ChangeList } from "#app/components/history/change-list.tsx";
import { VersionTable } from "#app/components/history/version-table.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { INPUT_LOOK } from "#app/components/ui/field.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { formatMoment } from "#app/domain/format-date.ts";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answering.ts";
import { parseForm } from "#app/http/form.ts";
import { redirectWithNotice } from "#app/http/notice.ts";
import { admitReader, loaderHeaders } from "#app/http/public-reading.ts";
import { readSynthesisHistory } from "#app/services/read-synthesis-history.ts";
import { restoreSynthesis } from "#app/services/save-synthesis.ts";

const version = z.coerce.number({ error: "Missing" }).int().positive();
const schema = z.object({
	version,
	expectedVersion: version,
	reason: z
		.string({ error: "Say in a few words why" })
		.trim()
		.min(1, "Say in a few words why")
		.max(1000, "Too long"),
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `History of ${loaded.title} · Equipoise` : "Equipoise" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const search = new URL(request.url).searchParams;
	const wanted = (name: string) => {
		const text = search.get(name);
		return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
	};
	const { versions, ...history } = readSynthesisHistory(context.store, params.slug, scope, {
		from: wanted("from"),
		to: wanted("to"),
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
		return data({ refused: message ?? "This form needs mending." }, { status: 400 });
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
		<div className="grid grid-cols-1 gap-8">
			<header>
				<p>
					<Link to={`/syntheses/${view.slug}`}>{view.title}</Link>
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
				<ChangeList changes={view.changes} visibility={view.visibility} />
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
