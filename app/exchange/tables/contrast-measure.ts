import { measureNamed } from "#app/domain/printed/measure-names.ts";
import type { CONTRAST_MEASURES } from "#app/domain/vocabulary.ts";

/** The measure of a reported comparison that a cell names by its key, its label or a usual name. */
export function contrastMeasureIn(cell: string): keyof typeof CONTRAST_MEASURES | undefined {
	const named = measureNamed(cell);
	if (named) return named.isLog ? undefined : named.measure;
	return cell.trim().toLowerCase() === "other" ? "other" : undefined;
}
