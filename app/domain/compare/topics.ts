import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import { isBaseline } from "../headline/baseline.ts";
import { sameWords } from "../same-words.ts";
import type { Outcome } from "../study/outcome.ts";
import { OUTCOME_CONCEPTS } from "../vocabulary.ts";
import { BY_LABEL, type Topic } from "./topic.ts";

/** The topic of an outcome. */
export function topicOf(outcome: Outcome): Topic {
	const concept = conceptOf(outcome);
	if (concept) return { key: concept, label: OUTCOME_CONCEPTS[concept] };
	return { key: `${BY_LABEL}${sameWords(outcome.label)}`, label: outcome.label };
}

/** Whether an outcome has rates or means to be put beside those of other studies; a baseline is no result. */
export function canBeCompared(outcome: Outcome): boolean {
	if (outcome.kind === "continuous" && !outcome.results.some(({ mean }) => mean !== undefined)) return false;
	return (
		(outcome.kind === "binary" || outcome.kind === "continuous") &&
		armsWithFigures(outcome).size > 0 &&
		!isBaseline(outcome)
	);
}
