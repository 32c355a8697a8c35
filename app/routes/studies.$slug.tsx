import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from "@remix-run/node";
import { Link, type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { lazy, Suspense } from "react";
import * as z from "zod";
import { canEdit, requireEditor } from "#app/auth/permissions.ts";
import { AdverseEvents } from "#app/components/study/adverse-events.tsx";
import { Arms } from "#app/components/study/arms.tsx";
import { Design } from "#app/components/study/design.tsx";
import { DoubtForm, DoubtNotes } from "#app/components/study/doubts.tsx";
import { Findings } from "#app/components/study/findings.tsx";
import { Headline } from "#app/components/study/headline.tsx";
import { MoreSections } from "#app/components/study/more-sections.tsx";
import { ABSENT, NotRecorded, presentParts } from "#app/components/study/not-recorded.tsx";
import { OutcomeTables } from "#app/components/study/outcome-tables.tsx";
import { Part } from "#app/components/study/part.tsx";
import { RegulatoryStatus, Reports } from "#app/components/study/records.tsx";
import { SynthesisLinks } from "#app/components/synthesis/synthesis-links.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { expectedVersion, reason } from "#app/domain/change-fields.ts";
import { questionOfStudy } from "#app/domain/question/question-of-study.ts";
import { withDoubts } from "#app/domain/views/doubts-view.ts";
import { divideStudy, linksTo } from "#app/domain/views/study-sections.ts";
import { studyView } from "#app/domain/views/study-view.ts";
import { compareAddress } from "#app/http/addresses/compare-address.ts";
import { readTogether } from "#app/http/addresses/read-together.ts";
import { readFigureView, refuseOthersOnPage } from "#app/http/addresses/study-figure-query.ts";
import { answering } from "#app/http/answers/answering.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { misfit, refused } from "#app/http/forms/refused.ts";
import { answerFinding, archiveStudy, setVisibility } from "#app/services/change-study.ts";
import { confirmDoubts, groupDoubtsOf } from "#app/services/imports/keep-doubts.ts";
import { findingsOf, readStudy } from "#app/services/read-study.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import { synthesesOfStudy } from "#db/queries/list-syntheses.ts";

/** Readers do not load what only editors use. */
const EditorBar = lazy(() => import("#app/components/study/editor-bar.tsx"));
/** It stands last. */
const ExportList = lazy(() =>
	import("#app/components/export/export-list.tsx").then((module) => ({ default: module.ExportList })),
);
/** Most studies have none. */
const RiskOfBias = lazy(() => import("#app/components/study/risk-of-bias.tsx"));

const schema = z.discriminatedUnion("intent", [
	z.object({ intent: z.literal("publish"), expectedVersion, reason }),
	z.object({ intent: z.literal("withdraw"), expectedVersion, reason }),
	z.object({ intent: z.literal("archive"), expectedVersion, reason }),
	z.object({
		intent: z.literal("confirm"),
		doubts: z.preprocess(
			(value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]),
			z.array(z.string().max(1000)),
		),
	}),
	z.object({ intent: z.literal("answer"), expectedVersion, finding: z.string().max(300), answer: reason }),
]);

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `${loaded.study.name} · Equipoise` : "Equipoise" },
	...(loaded?.study.headline ? [{ name: "description", content: loaded.study.headline.sentence }] : []),
];

export const headers = loaderHeaders;

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const study = readStudy(context.store, params.slug, scope);
	const { searchParams } = new URL(request.url);
	const whole = withDoubts(
		studyView(study, findingsOf(context.store, study, scope)),
		groupDoubtsOf(context.store, study.id),
	);
	readTogether({
		others: () => refuseOthersOnPage(searchParams),
		view: () => readFigureView(searchParams, whole.headline?.charts ?? [], study.document.arms),
	});
	const { study: view, sections } = divideStudy(whole);
	const syntheses = synthesesOfStudy(context.store, study.id);
	return data(
		{
			...{
				study: view,
				doubts: whole.doubts,
				more: linksTo(sections),
				syntheses,
				editor: canEdit(context.viewer),
				alike: alikeAddress(study),
			},
			errors: whole.findings.filter(({ level }) => level === "error").length,
		},
		{ headers },
	);
});

/** The trials of the same condition and intervention side by side, this one first. */
function alikeAddress({ slug, document }: StudyRecord): string | null {
	const question = questionOfStudy(document);
	return question ? compareAddress({ studies: [slug], question }) : null;
}

/** What of the figure is shown is chosen from what the page has. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
	currentUrl,
	nextUrl,
	formMethod,
	defaultShouldRevalidate,
}) =>
	formMethod === undefined && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
		? false
		: defaultShouldRevalidate;

export const action = answering(async ({ request, params, context }: ActionFunctionArgs) => {
	const actor = requireEditor(context.viewer);
	const submission = await parseForm(request, schema);
	if (submission.status !== "success") return misfit(submission);
	const { value } = submission;
	const slug = params.slug ?? "";
	const address = `/studies/${slug}`;
	const { store } = context;
	try {
		switch (value.intent) {
			case "publish":
				setVisibility(store, { ...value, slug, actor, visibility: "published" });
				return await redirectWithNotice(context, address, "Published.");
			case "withdraw":
				setVisibility(store, { ...value, slug, actor, visibility: "draft" });
				return await redirectWithNotice(context, address, "Withdrawn. It is a draft again.");
			case "archive":
				archiveStudy(store, { ...value, slug, actor });
				return await redirectWithNotice(context, "/", "Archived.");
			case "confirm":
				confirmDoubts(store, { slug, keys: value.doubts, actor });
				return await redirectWithNotice(context, address, "Confirmed.");
			case "answer":
				answerFinding(store, { ...value, slug, actor, reason: `Answered a warning: ${value.answer}` });
				return redirect(`${address}#findings`);
		}
	} catch (error) {
		return refused(error);
	}
});

export default function Study() {
	const { study, doubts, more, syntheses, editor, errors, alike } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const address = `/studies/${study.slug}`;
	const sections = { sections: more, address };
	const has = presentParts(study, more);
	return (
		<article className="grid grid-cols-1 gap-8">
			<header>
				{editor && (
					<Suspense>
						<EditorBar
							slug={study.slug}
							version={study.version}
							visibility={study.visibility}
							errors={errors}
						/>
					</Suspense>
				)}
				{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
				{study.flags.map(({ status, says, notice }) => (
					<Notice key={says} kind={status === "corrected" ? "remark" : "warning"}>
						<strong className="font-semibold">{says}</strong>
						{notice && <> Notice: {notice}</>}
					</Notice>
				))}
				<p className="text-muted">
					{[study.name, study.kind, study.conditions.join(", ")].filter(Boolean).join(" · ")}
					{study.sample && " · sample"}
				</p>
				<h1 className="mt-1 max-w-4xl">
					{study.title}
					{study.acronym && ` (${study.acronym})`}
				</h1>
				{alike && (
					<p className="no-print mt-1">
						<Link to={alike}>Compare with trials like it</Link>
					</p>
				)}
			</header>
			{doubts.all.length > 0 && (
				<Part
					id="doubts"
					title={doubts.all.some(({ says }) => says === "Not certain") ? "Not certain" : "Left out"}
				>
					<DoubtForm doubts={doubts.all} editor={editor} />
				</Part>
			)}
			{study.headline ? (
				<Headline headline={study.headline} address={address} editor={editor} />
			) : (
				<p className="border-y border-line py-6 text-muted">There is no result yet to open with.</p>
			)}
			{has.outcomes && (
				<Part id="outcomes" title="Outcomes">
					<OutcomeTables outcomes={study.outcomes} address={address} />
					<MoreSections part="outcomes" {...sections} />
				</Part>
			)}
			{has.arms && (
				<Part id="arms" title="Arms and interventions">
					<Arms arms={study.arms} interventions={study.interventions} />
					<MoreSections part="arms" {...sections} />
				</Part>
			)}
			{has["adverse-events"] && (
				<Part id="adverse-events" title="Adverse events">
					<DoubtNotes doubts={doubts.adverseEvents} />
					<AdverseEvents adverseEvents={study.adverseEvents} />
					<MoreSections part="adverse-events" {...sections} />
				</Part>
			)}
			{has.design && (
				<Part id="design" title="Design and population">
					<DoubtNotes doubts={doubts.participants} />
					<Design study={study} />
					<MoreSections part="design" {...sections} />
					<MoreSections part="participants" {...sections} />
				</Part>
			)}
			{has["risk-of-bias"] && (
				<Part id="risk-of-bias" title="Risk of bias">
					<Suspense>
						<RiskOfBias judgements={study.riskOfBias} assessments={study.assessments} />
					</Suspense>
				</Part>
			)}
			{has.regulatory && (
				<Part id="regulatory" title="Regulatory status">
					<RegulatoryStatus statuses={study.regulatory} />
				</Part>
			)}
			{has.reports && (
				<Part id="reports" title="Reports">
					<Reports reports={study.reports} identifiers={study.identifiers} />
					<MoreSections part="reports" {...sections} />
					{study.notes && <p className="mt-4 max-w-3xl whitespace-pre-line">{study.notes}</p>}
				</Part>
			)}
			{syntheses.length > 0 && (
				<Part id="syntheses" title="In syntheses">
					<SynthesisLinks syntheses={syntheses} />
				</Part>
			)}
			{has.findings && (
				<Part id="findings" title="What the checks noticed">
					<Findings
						findings={study.findings}
						{...(editor && { answerTo: { version: study.version, address } })}
					/>
					<MoreSections part="findings" {...sections} />
				</Part>
			)}
			<NotRecorded parts={ABSENT.filter(({ id }) => !has[id])} {...(editor && { form: `${address}/edit` })} />
			<Part id="data" title="Data and history">
				<p>
					Version {study.version}, {study.updated}. <Link to={`${address}/history`}>Every version</Link> is
					kept.
				</p>
				<div className="no-print">
					<h3 className="mt-4 mb-2">Download</h3>
					<Suspense>
						<ExportList
							query={`study=${study.slug}`}
							own={{
								...{ json: `${address}.json`, csv: `${address}.csv`, ris: `${address}.ris` },
								xlsx: `${address}.xlsx`,
							}}
						/>
					</Suspense>
				</div>
			</Part>
		</article>
	);
}
