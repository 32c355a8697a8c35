/** A cell as a table holds it; decimals are text with the digits of the source. */
export type Cell = string | number | boolean | null | undefined;

/** A table that is handed out: what its columns are called, and its rows by those names. CSV and workbooks are written from it. */
export interface Table {
	columns: readonly string[];
	rows: readonly Readonly<Record<string, Cell>>[];
}
