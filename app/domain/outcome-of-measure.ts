import { type Figures, isMeasure, MEASURES } from "#app/statistics/effects/measures.ts";
import type { Outcome } from "./study/outcome.ts";

/** Which outcomes have figures of a kind; reported estimates are of any. */
export const OUTCOME_OF_FIGURES: Readonly<Record<Figures, Outcome["kind"] | undefined>> = {
	counts: "binary",
	proportion: "binary",
	means: "continuous",
	rates: "count",
	contrast: undefined,
};

/** Which outcomes a measure is of; undefined for those of any, and for what is no measure. */
export function outcomeOfMeasure(measure: unknown): Outcome["kind"] | undefined {
	if (!isMeasure(measure)) return undefined;
	const { figures, onRate } = MEASURES[measure];
	return onRate === "hazard ratio" ? "time-to-event" : OUTCOME_OF_FIGURES[figures];
}
