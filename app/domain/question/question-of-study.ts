import { searchTerms } from "../search/search-terms.ts";
import type { StudyDocument } from "../study/study-document.ts";
import type { Question } from "./question.ts";

/**
 * “Trials like this one”: the first condition of a study, and what its experimental arms are given.
 *
 * Nothing is taken for the intervention that roles do not make one: it is what all experimental arms have and no
 * other arm has; where there is nothing of that kind (an arm without a role, other drugs in other experimental arms,
 * doses of one drug against each other) the condition stands alone.
 * @returns undefined for a study that names neither
 */
export function questionOfStudy({
	conditions,
	arms,
}: Pick<StudyDocument, "conditions" | "arms">): Question | undefined {
	const condition = conditions.find((name) => searchTerms(name).length > 0);
	const intervention = interventionOf(arms);
	if (condition === undefined && intervention === undefined) return undefined;
	return {
		...(condition !== undefined && { condition }),
		...(intervention !== undefined && { intervention }),
	};
}

function interventionOf(arms: StudyDocument["arms"]): string | undefined {
	if (arms.some(({ role }) => role === undefined || role === "other")) return undefined;
	const [experimental = [], others = []] = [true, false].map((wanted) =>
		arms.filter(({ role }) => (role === "experimental") === wanted),
	);
	const givenIn = ({ interventions }: StudyDocument["arms"][number]) => interventions.map(({ name }) => name);
	const has = (arm: StudyDocument["arms"][number], name: string) =>
		givenIn(arm).some((other) => other.toLowerCase() === name.toLowerCase());
	const own = (experimental[0] ? givenIn(experimental[0]) : []).filter(
		(name) =>
			experimental.every((arm) => has(arm, name)) &&
			!others.some((arm) => has(arm, name)) &&
			searchTerms(name).length > 0,
	);
	// Several that are given together are a treatment of their own; which of them is meant is not said.
	return own.length === 1 ? own[0] : undefined;
}
