import { stringify } from "csv-stringify/sync";
import { guardCell } from "./formula-guard.ts";
import type { Table } from "./table.ts";

/**
 * A table as CSV (RFC 4180) with a head line. Text that a spreadsheet would run as a formula gets an apostrophe in
 * front; decimals, which are text within the program, stay the numbers they are whatever their sign.
 */
export function writeCsv({ rows, columns }: Table): string {
	return stringify([...rows], {
		header: true,
		columns: [...columns],
		cast: { boolean: String, string: guardCell },
	});
}

/** A table that comes piece by piece, as one CSV: the head line once, then the lines of each piece. */
export async function* csvPieces(
	columns: readonly string[],
	pieces: AsyncIterable<Table> | Iterable<Table>,
): AsyncGenerator<string> {
	const head = writeCsv({ columns, rows: [] });
	yield head;
	for await (const piece of pieces) yield writeCsv(piece).slice(head.length);
}
