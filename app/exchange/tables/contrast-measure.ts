import { measureNamed } from "#app/domain/printed/measure-names.ts";
import { CONTRAST_MEASURES } from "#app/domain/vocabulary.ts";

type ContrastMeasure = keyof typeof CONTRAST_MEASURES;

/** The measure of a reported comparison that a cell names by its key, its label or a usual name. */
export function contrastMeasureIn(cell: string): ContrastMeasure | undefined {
	const wanted = cell.trim().toLowerCase();
	const found = (Object.entries(CONTRAST_MEASURES) as [ContrastMeasure, string][]).find(
		([key, label]) => key.toLowerCase() === wanted || label.toLowerCase() === wanted,
	);
	const named = measureNamed(cell);
	return found?.[0] ?? (named && !named.isLog ? named.measure : undefined);
}
