import { stringify } from "csv-stringify/sync";
import type { BadCell } from "./read-table.ts";

/** The bad cells as CSV, for whoever mends the table elsewhere. What a spreadsheet would run is made harmless. */
export function problemsCsv(badCells: readonly BadCell[]): string {
	return stringify(
		[
			["line", "column", "value", "reason"],
			...badCells.map(({ line, columnName, value, reason }) => [line, columnName ?? "", value, reason]),
		],
		{ escape_formulas: true },
	);
}
