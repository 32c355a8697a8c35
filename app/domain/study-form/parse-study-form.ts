import { parse } from "@conform-to/react";
import { Problem } from "../problem.ts";
import { type StudyDocument, studyDocument } from "../study/study-document.ts";
import { withClosed, withStubs } from "./closed-parts.ts";
import { fitsStudyForm } from "./form-structure.ts";
import { keepUnshown } from "./keep-unshown.ts";
import { toInput } from "./to-input.ts";

/** The fields of a posted study form that are about the save and not of the study. */
export interface SaveFields {
	reason: string;
	expectedVersion: number | undefined;
	publish: boolean;
}

export interface ParsedStudyForm {
	document: StudyDocument;
	save: SaveFields;
}

/**
 * Reads the posted form: Conform applies what its add, remove and move buttons ask for, then the rest is held
 * to the study document's schema. Messages are by the form's field names.
 * @param before the study's earlier versions, which keep what the form does not show
 * @throws Problem `invalid` for fields that are not laid out as the form's are
 */
export function parseStudyForm(
	formData: FormData | URLSearchParams,
	before?: (version: number) => StudyDocument | undefined,
) {
	return parse<ParsedStudyForm, string[]>(formData, {
		resolve(payload, intent) {
			if (!fitsStudyForm(payload)) throw new Problem("invalid", "What was sent does not fit this form.");
			if (intent) return { error: {} };
			const { reason, expectedVersion, publish, open: _, ...form } = payload as Record<string, unknown>;
			const { input, nameOf, closed } = toInput(form);
			const version = Number(expectedVersion);
			const made = Number.isInteger(version) && version > 0 ? version : undefined;
			const base = made && before?.(made);
			// The browser has no earlier version, and checks what is open alone.
			const whole = base
				? keepUnshown(base, withClosed(base, input, closed))
				: before
					? input
					: withStubs(input, closed);
			const parsed = studyDocument.safeParse(whole);
			const errors: Record<string, string[]> = {};
			const complain = (name: string, message: string) => {
				errors[name] = [...(errors[name] ?? []), message];
			};
			for (const issue of parsed.error?.issues ?? []) complain(nameOf(issue.path), issue.message);
			if (before && !base && (closed.outcomes.length > 0 || closed.adverseEvents))
				complain(
					"outcomes",
					"A part of this form is closed and not known any more. Open the study’s form again",
				);
			if (typeof reason !== "string" || reason.trim() === "") complain("reason", "Say in a few words why");
			if (!parsed.success || Object.keys(errors).length > 0) return { error: errors };
			return {
				value: {
					document: parsed.data,
					save: {
						reason: String(reason).slice(0, 1000),
						expectedVersion: made,
						publish: publish === "yes",
					},
				},
			};
		},
	});
}
