import { stringify } from "csv-stringify/sync";
import { readFacts } from "./read-facts.ts";
import { splitTable } from "./split-table.ts";

/** What a cell should say instead, by the row's and the column's place, from 0. */
export interface CellFix {
	row: number;
	column: number;
	value: string;
}

/**
 * The table as CSV, its cells corrected, each line where it was: answers name lines. Fixes of cells that it does not have
 * are left out.
 */
export function correctTable(text: string, fixes: readonly CellFix[]): string {
	const { header, rows } = readFacts(text);
	const corrected = new Map(rows.map(({ line, cells }) => [line, [...cells]]));
	for (const { row, column, value } of fixes) {
		const cells = corrected.get(rows[row]?.line ?? -1);
		if (!cells || column >= header.length) continue;
		while (cells.length <= column) cells.push("");
		cells[column] = value;
	}
	let csv = "";
	let line = 1;
	for (const { line: own, cells } of splitTable(text)) {
		const record = stringify([corrected.get(own) ?? cells], { delimiter: "," });
		csv += "\n".repeat(Math.max(0, own - line)) + record;
		line = Math.max(own, line) + record.split("\n").length - 1;
	}
	return csv;
}
