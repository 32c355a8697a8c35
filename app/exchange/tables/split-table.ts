import { CsvError, parse } from "csv-parse/sync";
import { Problem } from "#app/domain/problem.ts";
import { unguardCell } from "../formula-guard.ts";

/** A table as pasted or uploaded: text cells under named columns, nothing read into them yet. */
export interface TextTable {
	delimiter: Delimiter;
	header: string[];
	rows: TextRow[];
}

export interface TextRow {
	/** The line of the file the row starts on, as an editor counts them. */
	line: number;
	cells: string[];
}

export type Delimiter = "\t" | "," | ";";

/** More than any review has, and few enough to hold in memory at once. */
export const MAX_ROWS = 100_000;
export const MAX_COLUMNS = 300;

const DELIMITERS: Delimiter[] = ["\t", ";", ","];

/**
 * Splits CSV, TSV or a range copied from a spreadsheet into a header and rows. The delimiter is the one that
 * divides the header into most cells; rows that are blank are left out; a byte order mark is dropped, and so is
 * the apostrophe that keeps a spreadsheet from running a cell.
 * @throws Problem `invalid` that says on which line the text stops being a table
 */
export function splitTable(text: string): TextTable {
	const content = text.replace(/^\uFEFF/, "");
	if (content.trim() === "") throw new Problem("invalid", "The table is empty: paste its header and rows.");
	if (content.includes("\u0000"))
		throw new Problem(
			"invalid",
			"This is not text in UTF-8. In a spreadsheet, save as “CSV UTF-8”, then choose that file.",
		);
	const delimiter = delimiterOf(content);
	const records = recordsOf(content, delimiter);
	const [head, ...body] = records.filter(({ record }) => record.some((cell) => cell.trim() !== ""));
	if (!head || body.length === 0)
		throw new Problem("invalid", "The table has a header but no rows: paste the rows with it.");
	if (head.record.length > MAX_COLUMNS)
		throw new Problem("invalid", `The table has more than ${MAX_COLUMNS} columns.`);
	if (body.length > MAX_ROWS)
		throw new Problem(
			"invalid",
			`The table has ${body.length.toLocaleString("en")} rows; up to ${MAX_ROWS.toLocaleString("en")} can be read at once. Split the file.`,
		);
	return {
		delimiter,
		header: head.record.map((cell) => cell.trim()),
		rows: body.map(({ record, info }) => ({
			// The parser names the line a row ends on; a quoted cell may hold line breaks of its own.
			line: info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0),
			// Exports put an apostrophe before what a spreadsheet would run; the text is meant without.
			cells: record.map((cell) => unguardCell(cell.trim()).trim()),
		})),
	};
}

interface ParsedRecord {
	record: string[];
	info: { lines: number };
}

function recordsOf(content: string, delimiter: Delimiter): ParsedRecord[] {
	try {
		// With `info` the parser gives each record beside its place, which its types do not tell.
		return parse(content, {
			delimiter,
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			// A lone quotation mark within a pasted cell is text, but an opened one must be closed.
			relax_quotes: delimiter === "\t",
			max_record_size: 1_000_000,
		}) as unknown as ParsedRecord[];
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		throw new Problem("invalid", messageOf(error));
	}
}

function messageOf(error: CsvError): string {
	const line = typeof error.lines === "number" ? error.lines : undefined;
	switch (error.code) {
		case "CSV_QUOTE_NOT_CLOSED":
			return "A quotation mark is opened and never closed, so the rest of the table would be one cell. Close it, or double it where it is part of the text.";
		case "INVALID_OPENING_QUOTE":
		case "CSV_INVALID_CLOSING_QUOTE":
			return `Line ${line}: a quotation mark stands inside a cell. Put the whole cell in quotation marks and double the inner one.`;
		case "CSV_MAX_RECORD_SIZE":
			return `Line ${line}: the row is longer than a million characters; a quotation mark may be left open.`;
		default:
			return `The table cannot be read${line === undefined ? "" : ` at line ${line}`}: ${error.message}`;
	}
}

/** The first line tells: the header of a table seldom has a delimiter inside a name. */
function delimiterOf(content: string): Delimiter {
	const head = content.trimStart().split("\n", 1)[0] ?? "";
	const outsideQuotes = head.replace(/"[^"]*"/g, "");
	const counts = DELIMITERS.map((delimiter) => outsideQuotes.split(delimiter).length - 1);
	const most = Math.max(...counts);
	return DELIMITERS[counts.indexOf(most)] ?? ",";
}
