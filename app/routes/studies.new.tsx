import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { LapsedSession } from "#app/components/study-form/lapsed-session.tsx";
import { FORM_PAGE, StudyForm } from "#app/components/study-form/study-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { shortName } from "#app/domain/describe.ts";
import { BLANK_FORM } from "#app/domain/study-form/blank-form.ts";
import { copyOf } from "#app/domain/study-form/copy-of.ts";
import { newStudyAddress } from "#app/domain/study-form/form-address.ts";
import { answering } from "#app/http/answers/answering.ts";
import { heldForm } from "#app/http/forms/held-form.ts";
import { answerStudyForm, isLapsed } from "#app/http/forms/study-form.ts";
import { readStudy } from "#app/services/read-study.ts";

export const meta: MetaFunction = () => [{ title: "Log a trial · Equipoise" }];

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	if (isLapsed(context)) return null;
	const user = requireEditor(context.viewer);
	const held = heldForm(context.store, user, request);
	const copied = new URL(request.url).searchParams.get("copy");
	const study = copied ? readStudy(context.store, copied, "drafts-too") : undefined;
	return {
		held: held !== undefined,
		copied: study && shortName(study.document),
		address: newStudyAddress(study?.slug),
		start: held ?? (study ? copyOf(study.document) : BLANK_FORM),
	};
});

export const action = answering((args: ActionFunctionArgs) => answerStudyForm(args));

export default function LogTrial() {
	const loaded = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (answer?.kind === "lapsed") return <LapsedSession {...answer} />;
	if (!loaded) return null;
	const { start, held, copied, address } = loaded;
	return (
		<div className={FORM_PAGE}>
			<h1>Log a trial</h1>
			<p className="mt-1 mb-6 text-muted">
				Only the title is needed to save a draft. Only researchers and administrators see it until it is
				published.
			</p>
			{held && <Notice kind="remark">This is what you had typed when your session ended.</Notice>}
			{copied && (
				<Notice kind="remark">
					Arms, outcomes, design and regulatory status are those of {copied}; figures, reports and numbers are
					not copied.
				</Notice>
			)}
			{answer?.kind === "form" && answer.refused && <Notice kind="problem">{answer.refused}</Notice>}
			<StudyForm
				key={address}
				address={address}
				start={start}
				reason="First entry"
				lastResult={answer?.kind === "form" ? answer.result : undefined}
			/>
		</div>
	);
}
