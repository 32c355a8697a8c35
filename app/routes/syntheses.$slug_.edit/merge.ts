import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data } from "@remix-run/node";
import { requireEditor } from "#app/auth/permissions.ts";
import { Problem } from "#app/domain/problem.ts";
import { toSynthesisForm, toSynthesisInput } from "#app/domain/synthesis/form-shape.ts";
import { hasSaneNames, understood } from "#app/http/forms/form.ts";
import { mergeSchema } from "#app/http/forms/merge-schema.ts";
import { refusalOf } from "#app/http/forms/refused.ts";
import { saveAndShowSynthesis } from "#app/http/forms/save-and-show-synthesis.ts";
import { synthesisFields } from "#app/http/forms/synthesis-form.ts";
import { synthesisFormView } from "#app/services/read-synthesis-form.ts";
import { reportConflict, resolveConflict } from "#app/services/resolve-conflict.ts";
import { SYNTHESES } from "#app/services/save-synthesis.ts";

/**
 * Answers the page that puts two versions of a synthesis side by side: saves what the choices make of them, or
 * puts it into the form to go on with.
 */
export async function answerSynthesisMerge({ context }: ActionFunctionArgs, form: FormData, slug: string) {
	const actor = requireEditor(context.viewer);
	const { store } = context;
	const submission = understood(() => parseWithZod(form, { schema: mergeSchema }));
	if (submission.status !== "success") {
		throw new Problem("invalid", "What was sent does not fit this page. Open the synthesis's form again.");
	}
	const { typed, theirsVersion, intent } = submission.value;
	const sent = new URLSearchParams(typed);
	if (!hasSaneNames(sent)) {
		throw new Problem("invalid", "What you typed did not come along. Go back, and save again.");
	}
	const { intent: _, reason = "", expectedVersion, publish, ...fields } = synthesisFields(sent);
	const change = { slug, baseVersion: Number(expectedVersion), mine: toSynthesisInput(fields) };
	const choices = Object.fromEntries(submission.value.choices.map(({ path, side }) => [path, side]));
	try {
		const merged = resolveConflict(store, SYNTHESES, { ...change, theirsVersion, choices });
		if (intent === "edit-merged") {
			return data({
				kind: "form" as const,
				...synthesisFormView(store, toSynthesisForm(merged)),
				...{ reason, expectedVersion: String(theirsVersion), refused: null, errors: [], merged: true },
			});
		}
		return await saveAndShowSynthesis(context, actor, {
			...{ document: merged, reason, publish: Boolean(publish) },
			change: { slug, expectedVersion: theirsVersion },
		});
	} catch (error) {
		const { kind, message, status } = refusalOf(error);
		// Whatever the choices came to, what was typed stays on the page.
		const refused = kind === "invalid" ? message : null;
		const report = reportConflict(store, SYNTHESES, change);
		return data({ kind: "stale" as const, typed, refused, ...report }, { status });
	}
}
