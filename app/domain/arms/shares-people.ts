import type { StudyDocument } from "../study/study-document.ts";

/**
 * Whether a person may be counted in more than one arm: in a crossover trial everybody gets everything, on parts of one
 * body several people are one, and a factorial trial may be reported by its margins. Then nothing that takes the arms for different people follows from their figures.
 */
export function sharesPeople({ design: { model, unit } }: Pick<StudyDocument, "design">): boolean {
	if (unit === "body-part") return true;
	return model === "crossover" || model === "case-crossover" || model === "factorial";
}
