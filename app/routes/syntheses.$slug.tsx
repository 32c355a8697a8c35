import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { canEdit, requireEditor } from "#app/auth/permissions.ts";
import { Part } from "#app/components/study/part.tsx";
import { SynthesisBar } from "#app/components/synthesis/synthesis-bar.tsx";
import { SynthesisHead } from "#app/components/synthesis/synthesis-head.tsx";
import { SynthesisParts } from "#app/components/synthesis/synthesis-parts.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Problem } from "#app/domain/problem.ts";
import { PAGE_PARTS, synthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { answering } from "#app/http/answering.ts";
import { parseForm } from "#app/http/form.ts";
import { redirectWithNotice } from "#app/http/notice.ts";
import { admitReader, loaderHeaders } from "#app/http/public-reading.ts";
import { synthesisDeed } from "#app/http/synthesis-deed.ts";
import { readSynthesisQuery } from "#app/http/synthesis-query.ts";
import { computeSynthesis, findingsOfSynthesis, readSynthesis } from "#app/services/read-synthesis.ts";
import {
	acceptNewerVersions,
	archiveSynthesis,
	setSynthesisVisibility,
} from "#app/services/save-synthesis.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `${loaded.synthesis.title} · Equipoise` : "Equipoise" },
	...(loaded ? [{ name: "description", content: loaded.synthesis.answer }] : []),
];

export const headers = loaderHeaders;

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const record = readSynthesis(context.store, params.slug, scope);
	const options = readSynthesisQuery(record.document, new URL(request.url).searchParams);
	const reading = computeSynthesis(context.store, record, scope, { options, include: PAGE_PARTS });
	const editor = canEdit(context.viewer);
	return data(
		{
			synthesis: synthesisView(reading, options.risk),
			editor,
			findings: editor ? findingsOfSynthesis(context.store, record) : [],
		},
		{ headers },
	);
});

export const action = answering(async ({ request, params, context }: ActionFunctionArgs) => {
	const actor = requireEditor(context.viewer);
	const submission = await parseForm(request, synthesisDeed);
	if (submission.status !== "success") {
		const [message] = Object.values(submission.error ?? {}).flatMap((messages) => messages ?? []);
		return data({ refused: message ?? "This form needs mending." }, { status: 400 });
	}
	const { intent, ...given } = submission.value;
	const slug = params.slug ?? "";
	const change = { ...given, slug, actor };
	const { store } = context;
	try {
		switch (intent) {
			case "publish":
				setSynthesisVisibility(store, { ...change, visibility: "published" });
				return await redirectWithNotice(context, `/syntheses/${slug}`, "Published.");
			case "withdraw":
				setSynthesisVisibility(store, { ...change, visibility: "draft" });
				return await redirectWithNotice(context, `/syntheses/${slug}`, "Withdrawn. It is a draft again.");
			case "accept":
				acceptNewerVersions(store, change);
				return await redirectWithNotice(context, `/syntheses/${slug}`, "The newer versions are accepted.");
			case "archive":
				archiveSynthesis(store, change);
				return await redirectWithNotice(context, "/syntheses", "Archived.");
		}
	} catch (error) {
		if (!(error instanceof Problem) || (error.kind !== "stale" && error.kind !== "invalid")) throw error;
		return data({ refused: error.message }, { status: error.status });
	}
});

export default function Synthesis() {
	const { synthesis, editor, findings } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { search } = useLocation();
	const { slug, version, visibility, newer } = synthesis;
	return (
		<article className="grid grid-cols-1 gap-8">
			<div>
				{editor && <SynthesisBar {...{ slug, version, visibility, findings, newer: newer !== undefined }} />}
				{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
				<SynthesisHead synthesis={synthesis} />
			</div>
			<SynthesisParts synthesis={synthesis} />
			<Part id="data" title="Data and history">
				<p>
					{synthesis.provenance}. <a href={`/syntheses/${slug}/history`}>Every version</a> is kept. This
					synthesis as <a href={`/syntheses/${slug}.json${search}`}>JSON</a>,{" "}
					<a href={`/syntheses/${slug}.csv${search}`}>CSV of rows and effects</a>.
				</p>
			</Part>
		</article>
	);
}
