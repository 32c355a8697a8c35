import type { StudyDocument } from "../study/study-document.ts";

/**
 * Whether a person may be counted in more than one arm: in a crossover trial everybody gets everything, and a factorial
 * one may be reported by its margins. Then nothing that takes the arms for different people follows from their figures.
 */
export function sharesPeople({ design: { model } }: Pick<StudyDocument, "design">): boolean {
	return model === "crossover" || model === "case-crossover" || model === "factorial";
}
