import { parse } from "@conform-to/react";
import { type ActionFunctionArgs, data } from "@remix-run/node";
import { requireEditor } from "#app/auth/permissions.ts";
import type { User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { toSynthesisInput } from "#app/domain/synthesis/form-shape.ts";
import { readSynthesisFields, type SynthesisFields } from "#app/domain/synthesis/form-structure.ts";
import { takeHeldForm } from "#app/services/held-forms.ts";
import { synthesisFormView } from "#app/services/read-synthesis-form.ts";
import { reportConflict } from "#app/services/resolve-conflict.ts";
import { SYNTHESES } from "#app/services/save-synthesis.ts";
import { StaleVersion } from "#app/services/save-version.ts";
import type { Store } from "#db/store.ts";
import { sayWhen, toProblem } from "../answers/answering.ts";
import { hasSaneNames, readForm, understood } from "./form.ts";
import { saveAndShowSynthesis } from "./save-and-show-synthesis.ts";
import { lapsed, urlEncoded } from "./study-form.ts";

/** The nested text of a posted form. @throws Problem `invalid` when it does not fit the form */
export function synthesisFields(form: FormData | URLSearchParams): SynthesisFields {
	const fields = readSynthesisFields(nested(form));
	if (!fields) throw new Problem("invalid", "What was sent does not fit this form.");
	return fields;
}

const nested = (form: FormData | URLSearchParams) =>
	understood(() => parse<unknown, string[]>(form, { resolve: () => ({ error: {} }) })).payload;

/** What somebody had typed into the synthesis form when their session lapsed, if this address names it. */
export function heldSynthesisForm(store: Store, user: User, request: Request) {
	const id = new URL(request.url).searchParams.get("held");
	const fields = id ? takeHeldForm(store, user.id, id) : undefined;
	return fields && hasSaneNames(fields) ? readSynthesisFields(nested(fields)) : undefined;
}

const WHICH_ESTIMATES = "Choose which reported estimates are looked for, such as odds ratios.";

/**
 * Answers a posted synthesis form, of a new synthesis or (with its slug) of one that is there. Looking for studies
 * gives the form back with what was found; whatever stands in the way of saving, it comes back with what was typed.
 */
export async function answerSynthesisForm(asked: ActionFunctionArgs, slug?: string) {
	const { request, context } = asked;
	const form = await readForm(request);
	if (context.viewer.kind === "anonymous") return lapsed(asked, form);
	const actor = requireEditor(context.viewer);
	const { store } = context;
	const { intent, reason = "", expectedVersion, publish, ...fields } = synthesisFields(form);
	const again = (refused: string | null, errors: { field: string; message: string }[], status: number) =>
		data(
			{
				kind: "form" as const,
				...synthesisFormView(store, fields),
				reason,
				expectedVersion,
				refused,
				errors,
				merged: false,
			},
			{ status },
		);
	if (intent === "propose") {
		const untold = fields.analysis?.measure === "GEN" && !fields.analysis.reported;
		return untold ? again(WHICH_ESTIMATES, [], 400) : again(null, [], 200);
	}
	const document = toSynthesisInput(fields);
	const change = { slug: slug ?? "", baseVersion: Number(expectedVersion), mine: document };
	try {
		return await saveAndShowSynthesis(context, actor, {
			...{ document, reason, publish: Boolean(publish) },
			...(slug !== undefined && { change: { slug, expectedVersion: Number(expectedVersion) } }),
		});
	} catch (error) {
		if (error instanceof StaleVersion) {
			return data(
				{
					kind: "stale" as const,
					typed: urlEncoded(form),
					refused: null,
					...reportConflict(store, SYNTHESES, change),
				},
				{ status: 409 },
			);
		}
		const problem = toProblem(error);
		if (problem?.kind !== "invalid" && problem?.kind !== "busy") throw error;
		sayWhen(context, problem);
		const errors = problem.fields.map(({ path, message }) => ({ field: path.join("."), message }));
		return again(problem.message, errors, problem.status);
	}
}
