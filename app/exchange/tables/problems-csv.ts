import type { BadCell } from "#app/domain/views/import/table-preview.ts";
import { writeCsv } from "../write-csv.ts";

export const PROBLEM_COLUMNS = ["line", "column", "value", "reason"] as const;

/** The bad cells as CSV, for whoever corrects the table elsewhere. What a spreadsheet would run is made harmless. */
export function problemsCsv(badCells: readonly BadCell[]): string {
	return writeCsv({
		columns: PROBLEM_COLUMNS,
		rows: badCells.map(({ line, columnName, value, reason }) => ({
			line,
			column: columnName,
			value,
			reason,
		})),
	});
}
