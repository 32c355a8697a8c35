import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { medianTime } from "../arms/median-time.ts";
import { isTimedCount } from "../arms/person-time.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import { isBaseline } from "../headline/baseline.ts";
import { sameWords } from "../same-words.ts";
import { hasEstimate, type Outcome } from "../study/outcome.ts";
import type { ComparedFigures } from "../views/compare-options.ts";
import { OUTCOME_CONCEPTS } from "../vocabulary.ts";
import { BY_LABEL, type Topic } from "./topic.ts";

/** The topic of an outcome. */
export function topicOf(outcome: Outcome): Topic {
	const concept = conceptOf(outcome);
	if (concept) return { key: concept, label: OUTCOME_CONCEPTS[concept] };
	return { key: `${BY_LABEL}${sameWords(outcome.label)}`, label: outcome.label };
}

/**
 * What an outcome has to be put beside that of other studies, the usual first: rates, means, medians, reported hazard
 * ratios, median times, events over person-time. Nothing where it has none; a baseline is no result.
 */
export function comparedFigures(outcome: Outcome): ComparedFigures[] {
	if (isBaseline(outcome)) return [];
	switch (outcome.kind) {
		case "binary":
			return armsWithFigures(outcome).size > 0 ? ["rate"] : [];
		case "continuous":
			return (["mean", "median"] as const).filter((figure) =>
				outcome.results.some((result) => result[figure] !== undefined),
			);
		case "count":
			return outcome.results.some(isTimedCount) ? ["incidence"] : [];
		case "time-to-event":
			return [
				...(outcome.contrasts.some((contrast) => contrast.measure === "HR" && hasEstimate(contrast))
					? (["HR"] as const)
					: []),
				...(outcome.results.some(medianTime) ? (["medianTime"] as const) : []),
			];
	}
}
