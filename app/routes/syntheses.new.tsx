import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { LapsedSession } from "#app/components/study-form/lapsed-session.tsx";
import { SynthesisForm } from "#app/components/synthesis/synthesis-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { BLANK_SYNTHESIS } from "#app/domain/synthesis/form-shape.ts";
import { answering } from "#app/http/answers/answering.ts";
import { isLapsed } from "#app/http/forms/study-form.ts";
import { answerSynthesisForm, heldSynthesisForm } from "#app/http/forms/synthesis-form.ts";
import { synthesisFormView } from "#app/services/read-synthesis-form.ts";

export const meta: MetaFunction = () => [{ title: "New synthesis · Equipoise" }];

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	if (isLapsed(context)) return { held: false, form: BLANK_SYNTHESIS, rows: [] };
	const user = requireEditor(context.viewer);
	const held = heldSynthesisForm(context.store, user, request);
	return { held: held !== undefined, ...synthesisFormView(context.store, held ?? BLANK_SYNTHESIS) };
});

export const action = answering((args: ActionFunctionArgs) => answerSynthesisForm(args));

export default function NewSynthesis() {
	const { held, ...start } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (answer?.kind === "lapsed") return <LapsedSession {...answer} />;
	const shown = answer?.kind === "form" ? answer : { ...start, reason: "First entry" };
	return (
		<div className="mx-auto max-w-4xl">
			<h1>New synthesis</h1>
			<p className="mt-1 mb-6 text-muted">
				Ask a question, and the published studies that fit it are proposed. Only researchers of this server
				see a draft.
			</p>
			{held && <Notice kind="remark">This is what you had typed when your session ended.</Notice>}
			<SynthesisForm address="/syntheses/new" {...shown} />
		</div>
	);
}
