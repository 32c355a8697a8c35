import { counted } from "#app/domain/format/format.ts";
import type { TableRemark } from "#app/domain/views/import/table-notes.ts";
import type { ColumnMatches } from "./column-match.ts";
import { TABLE_FIELDS } from "./table-fields.ts";
import type { TextRecord } from "./text-record.ts";

/**
 * In a table with one line an arm, a cell merged over the arms of a study stands in its first line alone: a line that
 * has an arm and says nothing of its study goes on with the study above, and with its outcome where it says none.
 */
export function fillMerged(
	rows: readonly TextRecord[],
	{ layout, columns }: ColumnMatches,
): { rows: readonly TextRecord[]; remarks: TableRemark[] } {
	const placesOf = (level: string) =>
		columns.flatMap(({ column, target: { field } }) => (TABLE_FIELDS[field].level === level ? [column] : []));
	const [ofStudy, ofOutcome] = [placesOf("study"), placesOf("outcome")];
	const arm = columns.find(({ target }) => target.field === "arm")?.column;
	if (layout !== "long" || arm === undefined || ofStudy.length === 0) return { rows, remarks: [] };
	const isBlank = (cells: readonly string[], places: readonly number[]) =>
		places.every((place) => (cells[place] ?? "") === "");
	let above: string[] = [];
	let filled = 0;
	const whole = rows.map((row) => {
		const { cells } = row;
		const goesOn = isBlank(cells, ofStudy) && !isBlank(cells, [arm]) && !isBlank(above, ofStudy);
		if (goesOn) filled++;
		const taken = goesOn ? [...ofStudy, ...(isBlank(cells, ofOutcome) ? ofOutcome : [])] : [];
		above = cells.map((cell, place) => (taken.includes(place) ? (above[place] ?? "") : cell));
		return goesOn ? { ...row, cells: above } : row;
	});
	const text = `${counted(filled, "line names", "lines name")} no study: taken as the one above, as a cell merged over several lines is`;
	return { rows: whole, remarks: filled > 0 ? [{ text }] : [] };
}
