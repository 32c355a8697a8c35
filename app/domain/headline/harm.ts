import { conceptOf } from "../concepts/concept-of.ts";
import type { Outcome } from "../study/outcome.ts";

const SAFETY =
	/\badverse\b|\bside[- ]effects?\b|\btoxicit|\bsafety\b|\btolerab|\bdose[- ]limiting\b|\bcomplications?\b/i;
const SHORT_FORM = /\b(?:TE|S)?AEs?\b/;

/**
 * Whether an outcome is one of harm, which is not what a study opens with where it has another. It only orders them:
 * nothing is said of it by this.
 */
export function isHarm(
	outcome: Pick<Outcome, "concept" | "label" | "kind" | "className" | "category">,
): boolean {
	const concept = conceptOf(outcome);
	return (
		concept === "harm" ||
		(concept === undefined && (SAFETY.test(outcome.label) || SHORT_FORM.test(outcome.label)))
	);
}
