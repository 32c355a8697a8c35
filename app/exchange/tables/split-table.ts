import { CsvError, parse } from "csv-parse/sync";
import { Problem } from "#app/domain/problem.ts";
import { unguardCell } from "../formula-guard.ts";
import { markupRecords } from "./markup-records.ts";
import type { TextRecord } from "./text-record.ts";

type Delimiter = "\t" | "," | ";" | "|";

/** More than any review has, and few enough to hold in memory at once. */
const MAX_ROWS = 100_000;
const MAX_COLUMNS = 300;
/** With the blank ones among them. */
const MOST_RECORDS = MAX_ROWS + 10_000;

/** In the order in which they are believed: what the later ones part stands within cells of the earlier ones. */
const DELIMITERS: Delimiter[] = ["\t", ";", "|", ","];

/**
 * Splits CSV, TSV, a range copied from a spreadsheet, or a table of HTML, Markdown, LaTeX or R's console into lines of
 * cells. Lines and columns that are blank throughout are left out; so are a byte order mark, Excel's own first line
 * that names the delimiter, and the apostrophe that keeps a spreadsheet from running a cell.
 * @throws Problem `invalid` that says on which line the text stops being a table
 */
export function splitTable(text: string): TextRecord[] {
	// Excel's own first line, which names the delimiter, is no row.
	const marked = text.replace(/^[\uFEFF\u200B]+/, "").replace(/\r\n?/g, "\n");
	const sep = /^"?sep=(.)"?[;,\t]*\n/i.exec(marked);
	const content = sep ? marked.slice(sep[0].length) : marked;
	refuseOther(content);
	const records =
		(sep ? undefined : markupRecords(content)) ?? recordsOf(content, delimiterOf(content, sep?.[1]));
	const filled = records
		.map(({ line, cells }) => ({ line: line + (sep ? 1 : 0), cells: cells.map(plainCell) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ""));
	if (filled.length > MAX_ROWS + 1 || records.length >= MOST_RECORDS)
		throw new Problem(
			"too-large",
			`The table has more than ${MAX_ROWS.toLocaleString("en")} rows, the most that can be read at once. Split the file.`,
		);
	if (filled.length < 2)
		throw new Problem("invalid", "The table has a header but no rows: paste the rows with it.");
	const width = Math.max(...filled.map(({ cells }) => cells.findLastIndex((cell) => cell !== "") + 1));
	if ((filled[0]?.cells.length ?? 0) > MAX_COLUMNS && width > MAX_COLUMNS)
		throw new Problem("invalid", `The table has more than ${MAX_COLUMNS} columns.`);
	return filled.map(({ line, cells }) => ({ line, cells: cells.slice(0, width) }));
}

function refuseOther(content: string): void {
	if (content.trim() === "") throw new Problem("invalid", "The table is empty: paste its header and rows.");
	if (content.includes("\u0000"))
		throw new Problem(
			"invalid",
			"This is not text in UTF-8. In a spreadsheet, save as “CSV UTF-8”, then choose that file.",
		);
	const tables = content.match(/<table\b/gi)?.length ?? 0;
	if (tables > 1) throw new Problem("invalid", `The page has ${tables} tables. Copy the one that is meant.`);
	if (tables === 0 && /^\s*(<!doctype|<html|<\?xml)/i.test(content))
		throw new Problem("invalid", "This is a web page or XML, and not a table. Save the table itself as CSV.");
	if (/^\s*[[{]/.test(content) && !/[;\t,]/.test(content.trimStart().split("\n", 1)[0] ?? ""))
		throw new Problem(
			"invalid",
			"This looks like JSON, and not like a table. Import it under “Registry records and study data”.",
		);
}

/** Exports put an apostrophe before what a spreadsheet would run; the text is meant without. */
const plainCell = (cell: string) => unguardCell(cell.trim()).trim();

function recordsOf(content: string, delimiter: string): TextRecord[] {
	try {
		// With `info` the parser gives each record beside its place, which its types do not tell.
		const records = parse(content, {
			delimiter,
			info: true,
			relax_column_count: true,
			// What is beyond the limit need not be held to say so; blank lines may come between.
			to: MOST_RECORDS,
			skip_empty_lines: true,
			// A lone quotation mark within a pasted cell is text, but an opened one must be closed.
			relax_quotes: delimiter === "\t",
			max_record_size: 1_000_000,
		}) as unknown as { record: string[]; info: { lines: number } }[];
		return records.map(({ record, info }) => ({
			// The parser names the line a row ends on; a quoted cell may hold line breaks of its own.
			line: info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0),
			cells: record,
		}));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		throw new Problem("invalid", messageOf(error, content));
	}
}

function messageOf(error: CsvError, content: string): string {
	const line = typeof error.lines === "number" ? error.lines : undefined;
	switch (error.code) {
		case "CSV_QUOTE_NOT_CLOSED":
			return `Line ${openedIn(content)}: a quotation mark is opened and never closed, so the rest of the table would be one cell. Close it, or double it where it is part of the text.`;
		case "INVALID_OPENING_QUOTE":
		case "CSV_INVALID_CLOSING_QUOTE":
			return `Line ${line}: a quotation mark stands inside a cell. Put the whole cell in quotation marks and double the inner one.`;
		case "CSV_MAX_RECORD_SIZE":
			return `Line ${line}: the row is longer than a million characters; a quotation mark may be left open.`;
		default:
			return `The table cannot be read${line === undefined ? "" : ` at line ${line}`}. Save it as “CSV UTF-8”, or copy its cells and paste them.`;
	}
}

/** The line of the quotation mark that nothing closes. */
function openedIn(content: string): number {
	let opened = 0;
	for (const [index, line] of content.split("\n").entries())
		for (const _ of line.matchAll(/"/g)) opened = opened === 0 ? index + 1 : 0;
	return opened;
}

/** As many lines as tell the delimiter. */
const SAMPLE_LINES = 20;

/**
 * What divides most of the first lines into equally many cells; where nothing does, what divides the header into
 * most: the header of a table seldom has a delimiter inside a name.
 */
function delimiterOf(content: string, said: string | undefined): string {
	if (said !== undefined) return said;
	const sample = content.slice(0, 100_000).replace(/"[^"]*"/g, "");
	const lines = sample
		.split("\n")
		.filter((line) => line.trim() !== "")
		.slice(0, SAMPLE_LINES);
	const shares = DELIMITERS.map((delimiter) => {
		const counts = lines.map((line) => line.split(delimiter).length - 1);
		const usual = (count: number) => counts.filter((other) => other === count).length;
		return Math.max(...counts.map((count) => (count > 0 ? usual(count) : 0))) / lines.length;
	});
	const most = Math.max(...shares);
	if (most > 0.6) return DELIMITERS[shares.indexOf(most)] ?? ",";
	const counts = DELIMITERS.map((delimiter) => (lines[0] ?? "").split(delimiter).length - 1);
	return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}
