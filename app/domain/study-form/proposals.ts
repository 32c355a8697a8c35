import { roleOfLabel } from "../arms/role-of-label.ts";
import { concludedConcept } from "../concepts/concept-of.ts";
import type { Concept } from "../concepts/concept-terms.ts";
import type { DIRECTIONS } from "../vocabulary.ts";
import { itemsOf, type Loose, textOf } from "./loose.ts";
import { proposedNumbers } from "./proposed-numbers.ts";

/** Of which more is better, and of which less, whatever the trial. */
const DIRECTION: Partial<Record<Concept, keyof typeof DIRECTIONS>> = {
	response: "higher-is-better",
	remission: "higher-is-better",
	recovery: "higher-is-better",
	relapse: "lower-is-better",
	mortality: "lower-is-better",
	harm: "lower-is-better",
};

/**
 * What a form's own words propose for choices that are still open, by field name: the role of an arm named "Placebo",
 * the concept of an outcome named "Response". A person takes them over; until then they are not said.
 */
export function proposalsFor(form: Loose): ReadonlyMap<string, string> {
	const proposals = new Map<string, string>();
	const propose = (name: string, chosen: unknown, value: string | undefined) => {
		if (value !== undefined && textOf(chosen) === "") proposals.set(name, value);
	};
	for (const [index, arm] of itemsOf(form.arms).entries())
		propose(`arms[${index}].role`, arm.role, roleOfLabel(textOf(arm.label)));
	for (const [index, outcome] of itemsOf(form.outcomes).entries()) {
		const concept = concludedConcept({
			label: textOf(outcome.label),
			className: textOf(outcome.className) || undefined,
			category: textOf(outcome.category) || undefined,
		});
		propose(`outcomes[${index}].concept`, outcome.concept, concept);
		propose(`outcomes[${index}].direction`, outcome.direction, concept && DIRECTION[concept]);
	}
	for (const [name, value] of proposedNumbers(form)) proposals.set(name, value);
	return proposals;
}
