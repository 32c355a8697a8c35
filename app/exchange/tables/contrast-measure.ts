import { measureNamed } from "#app/domain/printed/measure-names.ts";
import type { Values } from "./table-rows.ts";

/** What a cell says that names the measure of a reported comparison, by its key, its label or a usual name: `HR`, `log OR`. */
export function contrastMeasureIn(cell: string): Values | undefined {
	const named = measureNamed(cell);
	if (named?.isLog) return { logOf: named.measure, measureReported: cell };
	const measure = named?.measure ?? (cell.trim().toLowerCase() === "other" ? "other" : undefined);
	return measure && { measure };
}

export const isContrastMeasure = (cell: string): boolean => contrastMeasureIn(cell) !== undefined;
