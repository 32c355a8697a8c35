import type { Table } from "#app/exchange/table.ts";
import { workbookFiles } from "#app/exchange/xlsx/write-workbook.ts";
import { startOfDay } from "./start-of-day.ts";
import { zipPieces } from "./zip-pieces.ts";

/** A table as a workbook, piece by piece. @param title what its sheet is called */
export function workbookPieces(
	title: string,
	columns: readonly string[],
	pieces: AsyncIterable<Table> | Iterable<Table>,
): AsyncGenerator<Uint8Array> {
	return zipPieces(workbookFiles(title, columns, pieces), startOfDay());
}
