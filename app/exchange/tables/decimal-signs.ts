import { type DecimalSign, readNumber } from "#app/domain/format/decimal.ts";
import { openQuestion } from "#app/domain/printed/numbers.ts";
import type { TableQuestion, TableRemark } from "#app/domain/views/import/table-notes.ts";
import type { ColumnMatch } from "./column-match.ts";
import { type FieldKey, TABLE_FIELDS } from "./table-fields.ts";

/** A column of figures and its cells, row by row. */
interface FigureColumn {
	match: ColumnMatch;
	cells: string[];
	evidence: Evidence;
}

/** What the numbers of a column say of its decimal sign. */
interface Evidence {
	/** Can only be read with this sign before the fraction. */
	signs: Set<DecimalSign>;
	/** Could be read with either: `3,250`; of whole numbers also `12.000`. */
	open: string[];
	/** With a point before three digits: a decimal, unless the table's decimal sign is the comma. */
	pointed: string[];
	/** Whole numbers of no doubt. */
	whole: number[];
}

export interface DecimalSigns {
	/** Of each column, by its place; absent where none is needed. */
	signs: ReadonlyMap<number, DecimalSign>;
	/** Columns that are asked for. */
	open: ReadonlySet<number>;
	remarks: TableRemark[];
	questions: TableQuestion[];
}

/** What a number is compared with to tell its size: a mean with its spread. */
const SPREADS: readonly FieldKey[] = ["sd", "se"];
const NO_FIGURES: ReadonlySet<string> = new Set(["text", "year", "choice", "list", "yes-no", "time", "p"]);
const NUMBERS =
	/[\d\uff10-\uff19][\d.,'\u2019\u00b7\u0387\u2219\u22c5\uff10-\uff19]*(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))*/g;

/**
 * Judges by whole columns what `3,250` is. A value that can only be a thousand or only a decimal decides for its
 * column, then for the table, as one writer wrote it; then the size of what stands beside it. What stays open, or is
 * contradicted, is asked.
 * @param chosen what a person said
 */
export function judgeSigns(
	columns: readonly ColumnMatch[],
	rows: readonly { cells: string[] }[],
	chosen: DecimalSign | undefined,
): DecimalSigns {
	const figures = columns
		.filter(({ target: { field } }) => field !== "ignored" && !NO_FIGURES.has(TABLE_FIELDS[field].type))
		.map((match): FigureColumn => {
			const cells = rows.map((row) => row.cells[match.column] ?? "");
			return { match, cells, evidence: evidenceOf(match.target.field, cells) };
		});
	const table = new Set(figures.flatMap(({ evidence }) => [...evidence.signs]));
	const signs = new Map<number, DecimalSign>();
	const remarks: TableRemark[] = [];
	const unsettled: { column: number; name: string; example: string; isContradicted: boolean }[] = [];
	for (const column of figures) {
		const { evidence, match } = column;
		const verdict = verdictOf(column, figures, table);
		const sign = verdict?.sign ?? (evidence.open.length > 0 ? chosen : undefined);
		const example = evidence.open[0] ?? evidence.pointed[0];
		if (sign) signs.set(match.column, sign);
		else if (evidence.open[0] !== undefined)
			unsettled.push({
				column: match.column,
				name: match.name,
				example: evidence.open[0],
				isContradicted: signsOf(match.target.field, figures).size > 1,
			});
		if (sign && example !== undefined && (evidence.open.length > 0 || sign === ","))
			remarks.push({ column: match.name, text: signSaid(example, sign, verdict?.why ?? "as was chosen") });
	}
	const [first] = unsettled;
	const open = new Set(unsettled.map(({ column }) => column));
	return { signs, open, remarks, questions: first ? [signQuestion(first, unsettled)] : [] };
}

function verdictOf(
	{ evidence, match, cells }: FigureColumn,
	all: readonly FigureColumn[],
	table: ReadonlySet<DecimalSign>,
): { sign: DecimalSign; why: string } | undefined {
	const { open, pointed } = evidence;
	// Both arms' columns of one quantity are one column in two halves.
	const signs = signsOf(match.target.field, all);
	if (open.length + pointed.length === 0) return undefined;
	const [own] = signs;
	if (signs.size > 0) return own && signs.size === 1 ? { sign: own, why: "by its other numbers" } : undefined;
	const [shared] = table;
	if (table.size > 0)
		return shared && table.size === 1
			? { sign: shared, why: "by the other numbers of the table" }
			: undefined;
	const sample = open[0] ?? pointed[0] ?? "";
	const thousands: DecimalSign = sample.includes(",") ? "." : ",";
	if (isThousandsBeside(evidence)) return { sign: thousands, why: "by the size of its other numbers" };
	const spread = all.find(
		({ match: other }) =>
			SPREADS.includes(other.target.field) &&
			other.target.side === match.target.side &&
			match.target.field === "mean",
	);
	if (spread && isThousandsBySpread(cells, spread.cells, thousands))
		return { sign: thousands, why: `by the size of “${spread.match.name}” beside it` };
	return undefined;
}

function signsOf(field: FieldKey, all: readonly FigureColumn[]): Set<DecimalSign> {
	const own = all.filter(({ match }) => match.target.field === field);
	return new Set(own.flatMap(({ evidence }) => [...evidence.signs]));
}

function evidenceOf(field: FieldKey, cells: readonly string[]): Evidence {
	const evidence: Evidence = { signs: new Set(), open: [], pointed: [], whole: [] };
	const { type } = TABLE_FIELDS[field];
	const isWhole = type === "whole" || type === "count" || type === "rate";
	const isShare = type === "percent" || type === "proportion";
	// Of a cell such as `12 (40.0)` the count is whole and the percentage is not.
	for (const cell of cells) {
		const numbers = cell.slice(0, 200).match(NUMBERS) ?? [];
		for (const [index, number] of numbers.entries())
			weigh(
				number.replace(/[.,]+$/, ""),
				isShare
					? "share"
					: isWhole && (index === 0 || /\//.test(cell)) && !/^\S+\s*%/.test(cell)
						? "whole"
						: "any",
				evidence,
			);
	}
	return evidence;
}

function weigh(
	number: string,
	what: "whole" | "share" | "any",
	{ signs, open, pointed, whole }: Evidence,
): void {
	const oneGroup = /^[1-9]\d{0,2}([.,])(\d{3})$/.exec(number);
	if (oneGroup) {
		const [, mark, digits] = oneGroup;
		// A percentage is no thousand.
		if (what === "share") signs.add(mark === "," ? "," : ".");
		else if (what === "whole") {
			// A count is whole, so what parts it is no decimal sign; `12.000` is how some programs write 12.
			if (mark === ",") signs.add(".");
			else if (digits === "000") open.push(number);
			else signs.add(",");
		} else if (mark === ",") open.push(number);
		else pointed.push(number);
		return;
	}
	const reading = readNumber(number);
	if (reading.is !== "number") return;
	if (/^\d+$/.test(number)) whole.push(Number(number));
	const [comma, point] = [number.lastIndexOf(","), number.lastIndexOf(".")];
	if (/[\u00b7\u0387\u2219\u22c5]/.test(number)) signs.add(".");
	else if (comma >= 0 && point >= 0) signs.add(comma > point ? "," : ".");
	else if (comma >= 0) signs.add(reading.value.includes(".") ? "," : ".");
	else if (point >= 0) signs.add(reading.value.includes(".") ? "." : ",");
}

/** `980` and `1,020` in one column: numbers of three digits beside what would be a thousandth of them. */
function isThousandsBeside({ open, pointed, whole }: Evidence): boolean {
	const groups = [...open, ...pointed].map((text) => Number(text.replace(/[.,]/, "")));
	if (whole.length === 0 || groups.length === 0) return false;
	const [least, most] = [Math.min(...whole), Math.max(...whole, ...groups)];
	return least >= 100 && most / least <= 20;
}

/** A mean of `3,250` with a spread of 480, both to the digits given: 3.250 ± 480 is nobody's. */
function isThousandsBySpread(
	cells: readonly string[],
	spreads: readonly string[],
	sign: DecimalSign,
): boolean {
	const pairs = cells.flatMap((cell, row) => {
		const value = readNumber(cell, sign);
		const spread = spreads[row] ?? "";
		return value.is === "number" && spread !== "" ? [{ value: Math.abs(Number(value.value)), spread }] : [];
	});
	return (
		pairs.length > 0 &&
		pairs.every(({ value, spread }) => {
			const size = /^[1-9]\d+$/.test(spread) ? Number(spread) : Number.NaN;
			return size <= 2 * value && size >= (50 * value) / 1000;
		})
	);
}

function signSaid(example: string, sign: DecimalSign, why: string): string {
	const reading = readNumber(example, sign);
	const value = reading.is === "number" ? reading.value : example;
	const mark = example.includes(",") ? "comma" : "point";
	const isDecimal = (mark === "comma") === (sign === ",");
	return `“${example}” is read as ${isDecimal ? value : Number(example.replace(/[.,]/, ""))}, the ${mark} ${isDecimal ? "as the decimal sign" : "between thousands"}, ${why}`;
}

function signQuestion(
	{ example, isContradicted }: { example: string; isContradicted: boolean },
	columns: readonly { name: string }[],
): TableQuestion {
	const mark = example.includes(",") ? "comma" : "point";
	const thousands = example.replace(/[.,]/, "");
	const decimal = example.replace(",", ".");
	const names = columns.map(({ name }) => `“${name}”`).join(", ");
	const asDecimal = {
		value: mark === "comma" ? "comma" : "point",
		label: `${decimal}: the ${mark} is the decimal sign`,
	};
	const asThousands = {
		value: mark === "comma" ? "point" : "comma",
		label: `${thousands}: the ${mark} is between thousands`,
	};
	return {
		name: "decimalSign",
		text: `${openQuestion(example, thousands, decimal).replace(/: type.*/, "")} in ${names}${isContradicted ? ", whose other numbers contradict one another" : ""}. Which is meant?`,
		choices: [asThousands, asDecimal],
		advice: "Choose, or write the numbers without the sign between thousands",
		option: "--decimal-sign point (or comma)",
	};
}
