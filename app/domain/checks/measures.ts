import type { Contrast } from "../study/outcome.ts";
import { RATIO_MEASURES } from "../vocabulary.ts";

/** Whether a measure divides one arm by the other, so that 1 is no difference and logarithms are its scale. */
export function isRatio(measure: Contrast["measure"]): boolean {
	return (RATIO_MEASURES as readonly string[]).includes(measure);
}
