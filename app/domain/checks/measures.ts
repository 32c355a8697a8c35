import type { Contrast } from "../study/outcome.ts";
import { CONTRAST_MEASURES } from "../vocabulary.ts";

/** A measure as messages call it; one that nobody named is an estimate. */
export function saidMeasure(measure: Contrast["measure"]): string {
	return measure === undefined || measure === "other" ? "Estimate" : CONTRAST_MEASURES[measure];
}
