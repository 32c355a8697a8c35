import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { LapsedSession } from "#app/components/study-form/lapsed-session.tsx";
import { SynthesisConflict } from "#app/components/synthesis/conflict.tsx";
import { SynthesisForm } from "#app/components/synthesis/synthesis-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { toSynthesisForm } from "#app/domain/synthesis/form-shape.ts";
import { isLapsed } from "#app/http/answer-study-form.ts";
import { answerSynthesisForm, heldSynthesisForm } from "#app/http/answer-synthesis-form.ts";
import { answering } from "#app/http/answering.ts";
import { readSynthesis } from "#app/services/read-synthesis.ts";
import { synthesisFormView } from "#app/services/read-synthesis-form.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: data ? `Edit ${data.title} · Equipoise` : "Equipoise" },
];

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	if (isLapsed(context)) return null;
	const user = requireEditor(context.viewer);
	const { store } = context;
	const record = readSynthesis(store, params.slug, "drafts-too");
	const held = heldSynthesisForm(store, user, request);
	return {
		slug: record.slug,
		title: record.document.title,
		version: held?.expectedVersion ?? record.version,
		published: record.visibility === "published",
		held: held !== undefined,
		start: synthesisFormView(store, held ?? toSynthesisForm(record.document)),
	};
});

export const action = answering((args: ActionFunctionArgs) =>
	answerSynthesisForm(args, args.params.slug ?? ""),
);

export default function EditSynthesis() {
	const loaded = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (answer?.kind === "lapsed") return <LapsedSession {...answer} />;
	if (answer?.kind === "stale") return <SynthesisConflict {...answer} />;
	if (!loaded) return null;
	const { slug, title, version, published, held, start } = loaded;
	const shown = answer?.kind === "form" ? answer : { ...start, reason: "", expectedVersion: version };
	return (
		<div className="mx-auto max-w-4xl">
			<p>
				<Link to={`/syntheses/${slug}`}>{title}</Link>
			</p>
			<h1 className="mb-6">Edit synthesis</h1>
			{held && <Notice kind="remark">This is what you had typed when your session ended.</Notice>}
			<SynthesisForm address={`/syntheses/${slug}/edit`} published={published} {...shown} />
		</div>
	);
}
