import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { ConflictPage } from "#app/components/study-form/conflict-page.tsx";
import { LapsedSession } from "#app/components/study-form/lapsed-session.tsx";
import { SynthesisForm } from "#app/components/synthesis/synthesis-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { toSynthesisForm } from "#app/domain/synthesis/form-shape.ts";
import { answering } from "#app/http/answers/answering.ts";
import { readForm } from "#app/http/forms/form.ts";
import { isLapsed, lapsed } from "#app/http/forms/study-form.ts";
import { answerSynthesisForm, heldSynthesisForm } from "#app/http/forms/synthesis-form.ts";
import { readSynthesis } from "#app/services/read-synthesis.ts";
import { synthesisFormView } from "#app/services/read-synthesis-form.ts";
import { answerSynthesisMerge } from "./merge.ts";

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

export const action = answering(async (args: ActionFunctionArgs) => {
	const { request, params, context } = args;
	const slug = params.slug ?? "";
	const form = await readForm(request.clone());
	if (!form.has("theirsVersion")) return answerSynthesisForm(args, slug);
	if (context.viewer.kind === "anonymous") return lapsed(args, form);
	return answerSynthesisMerge(args, form, slug);
});

export default function EditSynthesis() {
	const loaded = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	if (answer?.kind === "lapsed") return <LapsedSession {...answer} />;
	if (answer?.kind === "stale") return <ConflictPage {...answer} noun="synthesis" />;
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
			{answer?.kind === "form" && answer.merged && (
				<Notice kind="remark">Both changes are in the form now. Look it over and save.</Notice>
			)}
			<SynthesisForm address={`/syntheses/${slug}/edit`} published={published} {...shown} />
		</div>
	);
}
