import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { medianTime } from "../arms/median-time.ts";
import { isTimedCount } from "../arms/person-time.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import { isBaseline } from "../headline/baseline.ts";
import { sameWords } from "../same-words.ts";
import { hasEstimate } from "../study/outcome.ts";
import type { ComparedFigures } from "../views/compare-options.ts";
import { OUTCOME_CONCEPTS } from "../vocabulary.ts";
import type { ComparedOutcome } from "./event-outcomes.ts";
import { BY_EVENT, BY_LABEL, BY_SERIOUS_EVENT, type Topic } from "./topic.ts";

/** The topic of an outcome, or of an adverse event. */
export const topicOf = readOnce(readTopic);

function readTopic(outcome: ComparedOutcome): Topic {
	if (outcome.event) {
		const { serious } = outcome.event;
		return {
			key: `${serious ? BY_SERIOUS_EVENT : BY_EVENT}${sameWords(outcome.label)}`,
			label: serious ? `${outcome.label} (serious)` : outcome.label,
		};
	}
	const concept = conceptOf(outcome);
	if (concept) return { key: concept, label: OUTCOME_CONCEPTS[concept] };
	return { key: `${BY_LABEL}${sameWords(outcome.label)}`, label: outcome.label };
}

/**
 * What an outcome has to be put beside that of other studies, the usual first: rates, means, medians, reported hazard
 * ratios, median times, events over person-time, and last what its source reports between arms. Nothing where it has
 * none; a baseline is no result.
 */
export const comparedFigures = readOnce(readFigures);

function readFigures(outcome: ComparedOutcome): readonly ComparedFigures[] {
	if (isBaseline(outcome)) return [];
	return [...figuresOfArms(outcome), ...(outcome.contrasts.some(hasEstimate) ? (["reported"] as const) : [])];
}

function figuresOfArms(outcome: ComparedOutcome): ComparedFigures[] {
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

/** A page asks the same of each outcome again and again: once for every panel. */
function readOnce<T>(read: (outcome: ComparedOutcome) => T): (outcome: ComparedOutcome) => T {
	const known = new WeakMap<ComparedOutcome, T>();
	return (outcome) => {
		const before = known.get(outcome);
		if (before !== undefined) return before;
		const now = read(outcome);
		known.set(outcome, now);
		return now;
	};
}
