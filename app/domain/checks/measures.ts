import type { Contrast } from "../study/outcome.ts";
import { CONTRAST_MEASURES, RATIO_MEASURES } from "../vocabulary.ts";

/** Whether a measure divides one arm by the other, so that 1 is no difference and logarithms are its scale. */
export function isRatio(measure: Contrast["measure"]): boolean {
	return measure !== undefined && (RATIO_MEASURES as readonly string[]).includes(measure);
}

/** A measure as messages call it; one that nobody named is an estimate. */
export function saidMeasure(measure: Contrast["measure"]): string {
	return measure === undefined || measure === "other" ? "Estimate" : CONTRAST_MEASURES[measure];
}
