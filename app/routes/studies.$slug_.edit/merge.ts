import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { toOpenForm } from "#app/domain/study-form/open-form.ts";
import { parseStudyForm } from "#app/domain/study-form/parse-study-form.ts";
import type { AppContext } from "#app/http/context.ts";
import { hasSaneNames, understood } from "#app/http/forms/form.ts";
import { mergeSchema } from "#app/http/forms/merge-schema.ts";
import { refusalOf } from "#app/http/forms/refused.ts";
import { saveAndShow } from "#app/http/forms/study-form.ts";
import { reportConflict, resolveConflict } from "#app/services/resolve-conflict.ts";
import { STUDIES } from "#app/services/save-study.ts";
import { versionsOf } from "#app/services/versions-of.ts";

/**
 * Answers the page that puts two versions side by side: saves what the choices make of them, or puts it into
 * the form to go on with.
 */
export async function answerMerge(
	context: AppContext,
	user: User,
	request: Request,
	form: FormData,
	slug: string,
) {
	const submission = understood(() => parseWithZod(form, { schema: mergeSchema }));
	if (submission.status !== "success")
		throw new Problem("invalid", "What was sent does not fit this page. Open the study's form again.");
	const { typed, theirsVersion, intent } = submission.value;
	const fields = new URLSearchParams(typed);
	const mine = hasSaneNames(fields)
		? understood(() => parseStudyForm(fields, versionsOf(context.store, slug)))
		: undefined;
	if (mine?.status !== "success")
		throw new Problem("invalid", "What you typed did not come along. Go back, and save again.");
	const { save, document } = mine.value;
	const choices = Object.fromEntries(submission.value.choices.map(({ path, side }) => [path, side]));
	const change = { slug, baseVersion: save.expectedVersion, mine: document };
	try {
		const merged = resolveConflict(context.store, STUDIES, { ...change, theirsVersion, choices });
		if (intent === "edit-merged") {
			return data({
				kind: "merged" as const,
				start: toOpenForm(merged),
				expectedVersion: theirsVersion,
				reason: save.reason,
			});
		}
		return await saveAndShow(context, user, request, {
			slug,
			document: merged,
			save: { ...save, expectedVersion: theirsVersion },
		});
	} catch (error) {
		const { kind, message, status } = refusalOf(error);
		// Whatever the choices came to, what was typed stays on the page.
		const refused = kind === "invalid" ? message : null;
		const report = reportConflict(context.store, STUDIES, change);
		return data({ kind: "stale" as const, typed, refused, ...report }, { status });
	}
}
