import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { REFERENCE_FILES } from "#app/components/import/paste-or-file.tsx";
import { ReferenceForm } from "#app/components/import/reference-form.tsx";
import { StartForm } from "#app/components/import/start-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { readDeliveredForm } from "#app/http/forms/delivered-form.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { answerReferences } from "./answer.ts";

export const handle: RouteHandle = { takesFile: true };

export const meta: MetaFunction = () => [{ title: "Import references · Equipoise" }];

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	return null;
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const actor = requireEditor(context.viewer);
	return answerReferences(context, actor, await readDeliveredForm(request, context));
});

export default function ImportReferences() {
	const answer = useActionData<typeof action>();
	const shown = answer?.shown;
	return (
		<>
			<p>
				<Link to="/import">Import</Link>
			</p>
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
			{shown?.remark && <Notice kind="warning">{shown.remark}</Notice>}
			<h1>Import references</h1>
			{shown ? (
				<ReferenceForm text={shown.text} name={shown.name} preview={shown.preview} />
			) : (
				<StartForm accept={REFERENCE_FILES} text={answer?.typed}>
					Read the references
				</StartForm>
			)}
		</>
	);
}
