import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { ConflictPage } from "#app/components/study-form/conflict-page.tsx";
import { LapsedSession } from "#app/components/study-form/lapsed-session.tsx";
import { FORM_PAGE, StudyForm } from "#app/components/study-form/study-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { shortName } from "#app/domain/describe.ts";
import { namesOfOutcomes, toOpenForm } from "#app/domain/study-form/open-form.ts";
import { answering } from "#app/http/answers/answering.ts";
import { readForm } from "#app/http/forms/form.ts";
import { heldForm } from "#app/http/forms/held-form.ts";
import { answerStudyForm, isLapsed, lapsed } from "#app/http/forms/study-form.ts";
import { findingsOf, readStudy } from "#app/services/read-study.ts";
import { answerMerge } from "./merge.ts";

/** Findings that only the server can know, because they are about other studies. */
const ABOUT_OTHERS = new Set(["same-identifier", "same-report"]);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: data ? `Edit ${data.name} · Equipoise` : "Equipoise" },
];

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	if (isLapsed(context)) return null;
	const user = requireEditor(context.viewer);
	const study = readStudy(context.store, params.slug, "drafts-too");
	const held = heldForm(context.store, user, request);
	return {
		slug: study.slug,
		name: shortName(study.document),
		version: Number(held?.expectedVersion) || study.version,
		published: study.visibility === "published",
		held: held !== undefined,
		start: held ?? toOpenForm(study.document),
		outcomes: namesOfOutcomes(study.document),
		elsewhere: findingsOf(context.store, study, "drafts-too").filter(({ code }) => ABOUT_OTHERS.has(code)),
	};
});

export const action = answering(async (args: ActionFunctionArgs) => {
	const { request, params, context } = args;
	const slug = params.slug ?? "";
	const form = await readForm(request.clone());
	if (!form.has("theirsVersion")) return answerStudyForm(args, slug);
	if (context.viewer.kind === "anonymous") return lapsed(args, form);
	return answerMerge(context, requireEditor(context.viewer), request, form, slug);
});

export default function EditStudy() {
	const loaded = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (answer?.kind === "lapsed") return <LapsedSession {...answer} />;
	if (!loaded) return null;
	if (answer?.kind === "stale") return <ConflictPage {...answer} />;
	const merged = answer?.kind === "merged" ? answer : undefined;
	const opened = answer?.kind === "opened" ? answer : undefined;
	return (
		<div className={FORM_PAGE}>
			<p>
				<Link to={`/studies/${loaded.slug}`}>{loaded.name}</Link>
			</p>
			<h1 className="mb-6">Edit the study</h1>
			{loaded.held && <Notice kind="remark">This is what you had typed when your session ended.</Notice>}
			{merged && <Notice kind="remark">Both changes are in the form now. Look it over and save.</Notice>}
			{answer?.kind === "form" && answer.refused && <Notice kind="problem">{answer.refused}</Notice>}
			<StudyForm
				key={merged ? "merged" : (opened?.key ?? "own")}
				address={`/studies/${loaded.slug}/edit`}
				start={merged?.start ?? opened?.start ?? loaded.start}
				outcomes={loaded.outcomes}
				opened={opened?.opened}
				expectedVersion={merged?.expectedVersion ?? loaded.version}
				published={loaded.published}
				elsewhere={loaded.elsewhere}
				lastResult={answer?.kind === "form" ? answer.result : undefined}
				{...(merged && { reason: merged.reason })}
			/>
		</div>
	);
}
