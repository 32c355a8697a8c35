import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { isTimedCount } from "../arms/person-time.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import { isBaseline } from "../headline/baseline.ts";
import { sameWords } from "../same-words.ts";
import { hasEstimate, type Outcome } from "../study/outcome.ts";
import { OUTCOME_CONCEPTS } from "../vocabulary.ts";
import { BY_LABEL, type Topic } from "./topic.ts";

/** The topic of an outcome. */
export function topicOf(outcome: Outcome): Topic {
	const concept = conceptOf(outcome);
	if (concept) return { key: concept, label: OUTCOME_CONCEPTS[concept] };
	return { key: `${BY_LABEL}${sameWords(outcome.label)}`, label: outcome.label };
}

/**
 * Whether an outcome has rates, means, reported hazard ratios or events over person-time to be put beside those of other
 * studies; a baseline is no result.
 */
export function canBeCompared(outcome: Outcome): boolean {
	if (isBaseline(outcome)) return false;
	switch (outcome.kind) {
		case "binary":
			return armsWithFigures(outcome).size > 0;
		case "continuous":
			return outcome.results.some(({ mean }) => mean !== undefined);
		case "count":
			return outcome.results.some(isTimedCount);
		case "time-to-event":
			return outcome.contrasts.some((contrast) => contrast.measure === "HR" && hasEstimate(contrast));
	}
}
