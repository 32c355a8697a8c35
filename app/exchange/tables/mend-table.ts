import { stringify } from "csv-stringify/sync";
import { splitTable } from "./split-table.ts";

/** What a cell should say instead, by the row's and the column's place, from 0. */
export interface CellFix {
	row: number;
	column: number;
	value: string;
}

/** The table as CSV, its cells mended. Fixes of cells that it does not have are left out. */
export function mendTable(text: string, fixes: readonly CellFix[]): string {
	const { header, rows } = splitTable(text);
	const cells = rows.map((row) => [...row.cells]);
	for (const { row, column, value } of fixes) {
		const mended = cells[row];
		if (!mended || column >= header.length) continue;
		while (mended.length <= column) mended.push("");
		mended[column] = value;
	}
	return stringify([header, ...cells], { delimiter: "," });
}
