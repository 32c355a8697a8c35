import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import * as z from "zod";
import { canEdit, requireEditor } from "#app/auth/permissions.ts";
import { Part } from "#app/components/study/part.tsx";
import { Downloads } from "#app/components/synthesis/downloads.tsx";
import { SynthesisBar } from "#app/components/synthesis/synthesis-bar.tsx";
import { SynthesisHead } from "#app/components/synthesis/synthesis-head.tsx";
import { SynthesisParts } from "#app/components/synthesis/synthesis-parts.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { expectedVersion, reason } from "#app/domain/change-fields.ts";
import { synthesisView } from "#app/domain/views/synthesis/synthesis-view.ts";
import { methodsParagraph } from "#app/exchange/synthesis/methods-paragraph.ts";
import { resultsParagraph } from "#app/exchange/synthesis/results-paragraph.ts";
import { pinnedAddress } from "#app/http/addresses/address-of-kind.ts";
import { comparable, compareAddress } from "#app/http/addresses/compare-address.ts";
import { readFigureChoices, readShownFigure } from "#app/http/addresses/figure-choices.ts";
import { readTogether } from "#app/http/addresses/read-together.ts";
import { readSynthesisQuery } from "#app/http/addresses/synthesis-query.ts";
import { answering } from "#app/http/answers/answering.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { misfit, refused } from "#app/http/forms/refused.ts";
import { citeAs } from "#app/http/heads/page-head.ts";
import { synthesisHead } from "#app/http/heads/synthesis-head.ts";
import { saveAsItStands } from "#app/services/change-version.ts";
import { computeForPage, exportOfReading } from "#app/services/export-synthesis.ts";
import { judgedBefore } from "#app/services/judged-before.ts";
import { findingsOfSynthesis, readSynthesis, type SynthesisReading } from "#app/services/read-synthesis.ts";
import { archiveSynthesis, SYNTHESES } from "#app/services/save-synthesis.ts";
import { topicLinksOfSynthesis } from "#app/services/topic-links.ts";

/** What an editor can do with a synthesis from its page. */
const schema = z.object({
	intent: z.enum(["publish", "withdraw", "accept", "archive"], { error: "There is no such button" }),
	...{ expectedVersion, reason },
});

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => loaded?.head ?? [];

export const headers = loaderHeaders;

export const loader = answering((asked: LoaderFunctionArgs) => {
	const { request, params, context } = asked;
	const { scope, headers } = authoriseReader(context);
	const record = readSynthesis(context.store, params.slug, scope);
	const search = new URL(request.url).searchParams;
	const { options, drawing, show } = readTogether({
		options: () => readSynthesisQuery(record.document, search),
		drawing: () => readFigureChoices(search),
		show: () => readShownFigure(search),
	});
	const reading = computeForPage(context.store, record, scope, options);
	const exported = exportOfReading(reading);
	const editor = canEdit(context.viewer);
	const judged = judgedBefore(context.store, reading, scope);
	const synthesis = synthesisView(reading, {
		...{ risk: options.risk, drawing, show: show ?? null },
		...(judged !== undefined && { judged }),
	});
	const answer = synthesis.published?.answer ?? synthesis.answer;
	const cited = { path: pinnedAddress("synthesis", record) };
	return data(
		{
			...{ synthesis, head: synthesisHead(asked, reading, answer) },
			paragraphs: { methods: methodsParagraph(exported), results: resultsParagraph(exported) },
			compare: compareTrials(reading),
			topics: topicLinksOfSynthesis(context.store, record.id, scope),
			editor,
			findings: editor ? findingsOfSynthesis(context.store, record, judged) : [],
		},
		{ headers: { ...headers, ...citeAs(asked, cited) } },
	);
});

/** Its trials side by side on the outcome they answer it by, as far as this reader may see them. */
function compareTrials({ document, studies }: SynthesisReading) {
	const slugs = document.rows.flatMap(({ study }) => (studies.has(study) ? [study] : []));
	const compared = comparable(slugs);
	if (compared.length === 0) return null;
	const { concept } = document.question;
	return {
		to: compareAddress({ studies: compared, ...(concept && { concept }) }),
		first: compared.length < new Set(slugs).size ? compared.length : null,
	};
}

export const action = answering(async ({ request, params, context }: ActionFunctionArgs) => {
	const actor = requireEditor(context.viewer);
	const submission = await parseForm(request, schema);
	if (submission.status !== "success") return misfit(submission);
	const { intent, ...given } = submission.value;
	const slug = params.slug ?? "";
	const change = { ...given, slug, actor };
	const { store } = context;
	try {
		switch (intent) {
			case "publish":
				saveAsItStands(store, SYNTHESES, { ...change, visibility: "published" });
				return await redirectWithNotice(context, `/syntheses/${slug}`, "Published.");
			case "withdraw":
				saveAsItStands(store, SYNTHESES, { ...change, visibility: "draft" });
				return await redirectWithNotice(context, `/syntheses/${slug}`, "Withdrawn. It is a draft again.");
			case "accept":
				saveAsItStands(store, SYNTHESES, change);
				return await redirectWithNotice(context, `/syntheses/${slug}`, "Accepted as it stands.");
			case "archive":
				archiveSynthesis(store, change);
				return await redirectWithNotice(context, "/syntheses", "Archived.");
		}
	} catch (error) {
		return refused(error);
	}
});

export default function Synthesis() {
	const { synthesis, paragraphs, compare, topics, editor, findings } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { search } = useLocation();
	const { slug, version, visibility, newer, recomputed } = synthesis;
	const changes = { newer: newer !== undefined, recomputed: recomputed.length > 0 };
	return (
		<article className="grid grid-cols-1 gap-8">
			<div>
				{editor && <SynthesisBar {...{ slug, version, visibility, findings, ...changes }} />}
				{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
				<SynthesisHead {...{ synthesis, compare, topics }} />
			</div>
			<SynthesisParts synthesis={synthesis} />
			<Part id="data" title="Download">
				<Downloads {...{ slug, version, search, ...paragraphs, provenance: synthesis.provenance }} />
			</Part>
		</article>
	);
}
