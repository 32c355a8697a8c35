import { counted } from "../format/format.ts";
import type { Question } from "../question/question.ts";
import { PHASES, REGISTRY_STATUSES } from "../vocabulary.ts";

/** What a comparison is of, as its heading says it: “Botulinum toxin for depression”, “Finzi 2014 and Wollmer 2012”. */
export function subjectOf(question: Question | undefined, names: readonly string[]): string {
	if (question) return questionWords(question);
	if (names.length === 0) return "Compare trials";
	return names.length <= 2 ? names.join(" and ") : `${counted(names.length, "trial")} side by side`;
}

function questionWords({
	about,
	condition,
	intervention,
	phase,
	status,
	yearFrom,
	yearTo,
}: Question): string {
	const pair =
		intervention !== undefined && condition !== undefined
			? `${intervention} for ${condition}`
			: (intervention ?? condition);
	const subject = [pair, about !== undefined && `“${about}”`].filter(Boolean).join(", ");
	const narrowed = [
		phase && PHASES[phase],
		status && REGISTRY_STATUSES[status],
		yearFrom !== undefined && `from ${yearFrom}`,
		yearTo !== undefined && `to ${yearTo}`,
	].filter(Boolean);
	const text = [subject || "Trials", ...narrowed].join(", ");
	return text.charAt(0).toUpperCase() + text.slice(1);
}
