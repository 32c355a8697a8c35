import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from "@remix-run/node";
import { Link, type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { Fragment, lazy, Suspense } from "react";
import * as z from "zod";
import { canEdit, requireEditor } from "#app/auth/permissions.ts";
import { Findings } from "#app/components/study/findings.tsx";
import { MoreSections } from "#app/components/study/more-sections.tsx";
import { ABSENT, NotRecorded, presentParts } from "#app/components/study/not-recorded.tsx";
import { Part } from "#app/components/study/part.tsx";
import { StudyParts, StudyTitle } from "#app/components/study/study-parts.tsx";
import { SynthesisLinks } from "#app/components/synthesis/synthesis-links.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { expectedVersion, reason } from "#app/domain/change-fields.ts";
import { questionOfStudy } from "#app/domain/question/question-of-study.ts";
import { withDoubts } from "#app/domain/views/doubts-view.ts";
import { divideStudy, linksTo } from "#app/domain/views/study-sections.ts";
import { studyView } from "#app/domain/views/study-view.ts";
import { pinnedAddress } from "#app/http/addresses/address-of-kind.ts";
import { compareAddress } from "#app/http/addresses/compare-address.ts";
import { readTogether } from "#app/http/addresses/read-together.ts";
import { readFigureView, refuseOthersOnPage } from "#app/http/addresses/study-figure-query.ts";
import { answering } from "#app/http/answers/answering.ts";
import { redirectWithNotice } from "#app/http/answers/notice.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { parseForm } from "#app/http/forms/form.ts";
import { misfit, refused } from "#app/http/forms/refused.ts";
import { citeAs } from "#app/http/heads/page-head.ts";
import { studyHead } from "#app/http/heads/study-head.ts";
import { answerFinding, archiveStudy, setVisibility } from "#app/services/change-study.ts";
import { confirmDoubts, groupDoubtsOf } from "#app/services/imports/keep-doubts.ts";
import { findingsOf, readStudy } from "#app/services/read-study.ts";
import { topicLinksOfStudy } from "#app/services/topic-links.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import { synthesesOfStudy } from "#db/queries/list-syntheses.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

/** Readers do not load what only editors use. */
const EditorBar = lazy(() => import("#app/components/study/editor-bar.tsx"));
/** It stands last. */
const ExportList = lazy(() =>
	import("#app/components/export/export-list.tsx").then((module) => ({ default: module.ExportList })),
);

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

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => loaded?.head ?? [];

export const headers = loaderHeaders;

export const loader = answering((asked: LoaderFunctionArgs) => {
	const { request, params, context } = asked;
	const { scope, headers } = authoriseReader(context);
	const { store, remember } = context;
	const { study, whole, ...beside } = remember(`study ${scope} ${params.slug}`, () =>
		readPage(store, params.slug, scope),
	);
	const { searchParams } = new URL(request.url);
	readTogether({
		others: () => refuseOthersOnPage(searchParams),
		view: () => readFigureView(searchParams, whole.headline?.charts ?? [], study.document.arms),
	});
	const { study: view, sections } = divideStudy(whole);
	return data(
		{
			...{
				study: view,
				doubts: whole.doubts,
				more: linksTo(sections),
				editor: canEdit(context.viewer),
				...{ alike: alikeAddress(study), head: studyHead(asked, study, whole) },
				...beside,
			},
			errors: whole.findings.filter(({ level }) => level === "error").length,
		},
		{ headers: { ...headers, ...citeAs(asked, { path: pinnedAddress("study", study) }) } },
	);
});

/** What the page has of the store. */
function readPage(store: Store, slug: string | undefined, scope: Scope) {
	const study = readStudy(store, slug, scope);
	const whole = withDoubts(studyView(study, findingsOf(store, study, scope)), groupDoubtsOf(store, study.id));
	return {
		...{ study, whole, syntheses: synthesesOfStudy(store, study.id) },
		topics: topicLinksOfStudy(store, study.id, scope),
	};
}

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
	const { study, doubts, more, syntheses, editor, errors, alike, topics } = useLoaderData<typeof loader>();
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
				<StudyTitle study={study} />
				<p className="no-print mt-1">
					{alike && <Link to={alike}>Compare with trials like it</Link>}
					{topics.map(({ name, href }, place) => (
						<Fragment key={href}>
							{(alike || place > 0) && " · "}
							<Link to={href}>{name}</Link>
						</Fragment>
					))}
				</p>
			</header>
			<StudyParts {...{ study, doubts, more, address, editor }} />
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
					<Link to={`${address}/versions/${study.version}`}>
						Version {study.version}, {study.updated}
					</Link>
					, to cite as it is now. <Link to={`${address}/history`}>Every version</Link> is kept.
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
