import { parse } from "csv-parse/sync";
import { parseDecimal, parseWhole } from "#app/domain/decimal.ts";
import type { RowFigures } from "#app/domain/synthesis/row-figures.ts";
import { matchColumns, type TableColumn } from "./table-columns.ts";

/** A line of a pasted table, read. */
export interface TableRow {
	label: string;
	year?: number;
	group?: string;
	figures: Extract<RowFigures, { kind: "counts" | "means" }>;
}

/** What is wrong in a pasted table and where, counting lines from 1 with the head. */
export interface TableError {
	line: number;
	column?: string;
	value?: string;
	message: string;
}

export type PastedTable =
	| { ok: true; kind: "counts" | "means"; rows: TableRow[] }
	| { ok: false; errors: TableError[] };

export const MOST_TABLE_ROWS = 1000;
const MOST_ERRORS = 20;

/**
 * Reads a table as pasted from a spreadsheet, a paper or R: a head line, then one study a line, columns parted by
 * tabs, semicolons or commas. Columns are known by their names in any order; others are passed over.
 */
export function readPastedTable(text: string): PastedTable {
	const lines = linesOf(text);
	if (!Array.isArray(lines)) return { ok: false, errors: [lines] };
	const [head, ...body] = lines;
	if (!head || body.length === 0) {
		return failed(1, "Paste a head line and at least one study under it");
	}
	if (body.length > MOST_TABLE_ROWS) {
		return failed(1, `At most ${MOST_TABLE_ROWS.toLocaleString("en")} studies can be computed here`);
	}
	const matched = matchColumns(head.cells);
	if (!matched.ok) return failed(head.line, matched.message);
	const errors: TableError[] = [];
	const rows = body.flatMap(({ line, cells }) => {
		const complain = (error: Omit<TableError, "line">) => errors.push({ line, ...error });
		const row = readRow(cells, matched.columns, matched.kind, complain);
		return row ? [{ ...row, label: row.label || `Line ${line}` }] : [];
	});
	if (errors.length > 0) return { ok: false, errors: errors.slice(0, MOST_ERRORS) };
	return { ok: true, kind: matched.kind, rows };
}

function failed(line: number, message: string): PastedTable {
	return { ok: false, errors: [{ line, message }] };
}

function linesOf(text: string): { line: number; cells: string[] }[] | TableError {
	const first = text.split("\n").find((line) => line.trim() !== "") ?? "";
	const delimiter = first.includes("\t") ? "\t" : first.includes(";") ? ";" : ",";
	try {
		const records = parse(text, {
			...{ delimiter, bom: true, trim: true, relax_column_count: true, relax_quotes: true },
			...{ skip_empty_lines: true, skip_records_with_empty_values: true, info: true },
		}) as unknown as { record: string[]; info: { lines: number } }[];
		return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
	} catch (error) {
		const at = error instanceof Error && "lines" in error ? Number(error.lines) : 1;
		return { line: at, message: "A quotation mark is opened here and not closed" };
	}
}

type Complain = (error: Omit<TableError, "line">) => void;

function readRow(
	cells: string[],
	columns: readonly TableColumn[],
	kind: "counts" | "means",
	complain: Complain,
): TableRow | undefined {
	const numbers: Record<string, number> = {};
	let complete = true;
	const row: { label: string; year?: number; group?: string } = { label: "" };
	for (const { index, name, field } of columns) {
		const value = cells[index] ?? "";
		if (field === "label" || field === "group") {
			if (value) row[field] = value;
		} else if (field === "year") {
			const year = parseWhole(value);
			if (year !== null) row.year = year;
			else if (value) complain({ column: name, value, message: "is no year" });
		} else {
			const number = readNumber(value, field);
			if (typeof number === "number") numbers[field] = number;
			else {
				complain({ column: name, value, message: number });
				complete = false;
			}
		}
	}
	if (!complete) return undefined;
	const side = (at: "e" | "c") => ({
		events: numbers[`${at}.events`] ?? 0,
		n: numbers[`${at}.n`] ?? (numbers[`${at}.events`] ?? 0) + (numbers[`${at}.nonevents`] ?? 0),
		mean: numbers[`${at}.mean`] ?? 0,
		sd: numbers[`${at}.sd`] ?? 0,
	});
	const [experimental, control] = [side("e"), side("c")];
	for (const { events, n } of [experimental, control]) {
		if (kind === "counts" && n < 1) return refuse(complain, "a group has nobody in it");
		if (kind === "counts" && events > n) return refuse(complain, `${events} with the outcome of ${n} people`);
		if (kind === "means" && n < 2) return refuse(complain, "a group needs at least 2 people");
	}
	if (kind === "means" && (experimental.sd <= 0 || control.sd <= 0)) {
		return refuse(complain, "a standard deviation must be above 0");
	}
	return { ...row, figures: { kind, experimental, control } as TableRow["figures"] };
}

function refuse(complain: Complain, message: string): undefined {
	complain({ message });
	return undefined;
}

/** The number in a cell, or what is wrong with it. */
function readNumber(value: string, field: string): number | string {
	if (value === "" || /^(na|n\/a|\.)$/i.test(value)) return "is missing";
	if (field.endsWith(".mean") || field.endsWith(".sd")) {
		const decimal = parseDecimal(value);
		return decimal === null ? "is no number" : Number(decimal);
	}
	// Some programs print whole numbers with a decimal point.
	const whole = parseWhole(value.replace(/[.]0+$/, ""));
	if (whole === null) return "is no whole number";
	if (whole < 0) return "must be 0 or more";
	return whole > 1e9 ? "is too large" : whole;
}
