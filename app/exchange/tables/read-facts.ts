import { Problem } from "#app/domain/problem.ts";
import type { TableAnswers, TableQuestion, TableRemark } from "#app/domain/views/import/table-notes.ts";
import type { BadCell } from "#app/domain/views/import/table-preview.ts";
import { studyDataKind } from "../revman/study-data-file.ts";
import type { ColumnMatch, ColumnMatches } from "./column-match.ts";
import { levelOf, measureOf, saysCount, targetNamed } from "./column-names.ts";
import { type DecimalSigns, judgeSigns } from "./decimal-signs.ts";
import { settleErrors, settleEstimates } from "./error-scale.ts";
import { findHead } from "./find-head.ts";
import { passOverGroups } from "./group-lines.ts";
import { matchColumns } from "./match-columns.ts";
import { fillMerged } from "./merged-cells.ts";
import { sortLines } from "./odd-lines.ts";
import { mainFigureOf, readCell } from "./read-cell.ts";
import { splitTable } from "./split-table.ts";
import { isFigure, type Side, TABLE_FIELDS } from "./table-fields.ts";
import type { CellValue, RowFacts, Values } from "./table-rows.ts";
import type { TextRecord } from "./text-record.ts";

/** A table as far as its cells say: what they mean, what cannot be read, what was concluded and what is asked. */
export interface TableFacts {
	header: string[];
	headLine: number;
	rows: TextRecord[];
	matches: ColumnMatches;
	/** Of the rows without bad cells. */
	facts: RowFacts[];
	badCells: BadCell[];
	remarks: TableRemark[];
	questions: TableQuestion[];
}

export interface FactsOptions {
	/** What a person chose for a column, by its place. */
	chosen?: Readonly<Record<number, string>>;
	/** What a person answered to the table's questions. */
	answers?: TableAnswers;
	/** More lines than these are refused before they are read. */
	mostLines?: number;
}

/** As many rows as tell what a column's name does not. */
const SAMPLE_ROWS = 1000;

/**
 * Reads a pasted or uploaded table, whoever asks: the paste page, the import page and the command line. Every cell is
 * read; every one that cannot be is named by line, column, value and reason, and its row gives nothing.
 * @throws Problem `invalid` when the text is no table at all
 */
export function readFacts(
	text: string,
	{ chosen, answers = {}, mostLines = Number.POSITIVE_INFINITY }: FactsOptions = {},
): TableFacts {
	const records = splitTable(text);
	if (records.length > mostLines)
		throw new Problem("too-large", `At most ${mostLines.toLocaleString("en")} lines can be read here.`);
	const head = findHead(records, (name) => targetNamed(name) !== undefined);
	const { header, over, rows } = head;
	refuseStudyData(text);
	const ofArms = passOverGroups(rows, header);
	const sample = ofArms.rows.slice(0, SAMPLE_ROWS);
	const matches = matchColumns(
		{ header, over, cellsOf: (column) => sample.map(({ cells }) => cells[column] ?? "").filter(Boolean) },
		chosen,
	);
	const merged = fillMerged(ofArms.rows, matches);
	const sorted = sortLines(merged.rows, matches, answers.lines);
	const signs = judgeSigns(matches.columns, sorted.studies, answers.decimalSign);
	const questions = [...sorted.questions, ...signs.questions];
	const remarks: TableRemark[] = [
		...head.captions.map(({ line, cells }) => ({
			line,
			text: `“${cells.find(Boolean) ?? ""}” stands above the table and is left out`,
		})),
		...ofArms.remarks,
		...merged.remarks,
		...sorted.remarks,
		...signs.remarks,
	];
	const derivedIn = derivedCells(header);
	const columns = readColumns(matches);
	const badCells: BadCell[] = [];
	const named = header.findLastIndex((name) => name !== "") + 1;
	const places = new Map(rows.map(({ line }, place) => [line, place]));
	const complain = (line: number, column: number | undefined, reason: string) => {
		const row = places.get(line) ?? 0;
		badCells.push({
			...{ line, row },
			...(column !== undefined && { column, columnName: header[column] ?? "" }),
			value: column === undefined ? "" : (rows[row]?.cells[column] ?? ""),
			reason,
		});
	};
	const read = sorted.studies.flatMap((record): RowFacts[] => {
		const { line, cells } = record;
		const before = badCells.length;
		const beyond = cells.slice(named).filter((cell) => cell !== "");
		if (beyond.length > 0)
			complain(
				line,
				undefined,
				`The row has ${cells.findLastIndex((cell) => cell !== "") + 1} cells, but the header names ${named} columns. A delimiter inside a cell needs quotation marks around the cell.`,
			);
		const said = readRow(cells, columns, {
			...{ derived: derivedIn(cells), signs },
			complain: (column, reason) => complain(line, column, reason),
		});
		return badCells.length > before || !said ? [] : [{ line, row: places.get(line) ?? 0, ...said }];
	});
	const estimates = settleEstimates(read, matches);
	remarks.push(...estimates.remarks);
	for (const { fact, column, reason } of estimates.open) complain(fact.line, column, reason);
	const open = new Set(estimates.open.map(({ fact }) => fact));
	const facts = read.filter((fact) => !open.has(fact));
	questions.push(...settleErrors(facts, matches, answers));
	return {
		...{ header: header.slice(0, Math.max(named, 1)), headLine: head.headLine, rows, matches, facts },
		...{ badCells, remarks, questions },
	};
}

/** RevMan's study data have arms and comparisons of arms in rows of one table, and the rest of a study in others. */
function refuseStudyData(text: string): void {
	if (studyDataKind(text) !== undefined)
		throw new Problem(
			"invalid",
			"This is one of the files of RevMan’s study data, which are read together: pack study information, arms, results and risk of bias into a ZIP, or name them on the command line, and import them under “Registry records and study data”.",
		);
}

interface RowContext {
	derived: ReadonlySet<string>;
	signs: Pick<DecimalSigns, "signs" | "open">;
	complain: (column: number | undefined, reason: string) => void;
}

/** The columns that are read, in the order of reading: how many an arm has comes first, as others are read beside it. */
function readColumns({ columns }: ColumnMatches): ColumnMatch[] {
	const read = columns.flatMap((match) => {
		const { repeats, target } = match;
		// Two columns for one figure must say the same.
		if (repeats && (isFigure(repeats.field) || repeats.field === "estimate"))
			return [{ ...match, target: repeats }];
		return target.field === "ignored" ? [] : [match];
	});
	const isSize = ({ target }: ColumnMatch) => target.field === "n";
	return [...read.filter(isSize), ...read.filter((match) => !isSize(match))];
}

function readRow(
	cells: string[],
	columns: readonly ColumnMatch[],
	{ derived, signs, complain }: RowContext,
): Pick<RowFacts, "shared" | "arms"> | undefined {
	let isWhole = true;
	const shared: Values = {};
	const arms: Record<Side, Values> = { first: {}, second: {} };
	for (const match of columns) {
		if (derived.has(match.name)) continue;
		const { column, target } = match;
		const { field, side } = target;
		const own = side ? arms[side] : shared;
		const n = typeof own.n === "number" ? own.n : undefined;
		const decimalSign = signs.signs.get(column);
		const cell = readCell(field, cells[column] ?? "", { decimalSign, n, isCount: saysCount(match.name) });
		if (!cell.ok && cell.isOpen && signs.open.has(column)) {
			// What is asked of the whole column is not asked of each of its cells again.
			isWhole = false;
			continue;
		}
		if (!cell.ok) {
			complain(column, `${TABLE_FIELDS[field].label}: ${cell.reason}`);
			continue;
		}
		const said = [...Object.entries(cell.values), ...Object.entries(saidByName(match, cell.values))];
		for (const [key, value] of said) {
			const before = own[key as keyof Values];
			if (before !== undefined && String(before) !== String(value))
				complain(column, `Two columns of this row disagree: ${shownValue(before)} and ${shownValue(value)}`);
			else own[key as keyof Values] = value;
		}
		const printedIn = mainFigureOf(field);
		if (cell.printed !== undefined && printedIn !== undefined && own.printed === undefined) {
			Object.assign(own, { printed: cell.printed, printedIn });
			if (cell.state !== undefined) own.state = cell.state;
		} else if (cell.printed !== undefined) {
			const printed = `Printed as “${cell.printed}”`;
			own.note = own.note === undefined ? printed : `${String(own.note)}. ${printed}`;
		}
	}
	return isWhole ? { shared, arms } : undefined;
}

const shownValue = (value: CellValue) => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** What the name of a column of estimates or intervals says besides: the measure, and the level of the interval. */
function saidByName({ name, target }: ColumnMatch, values: Values): Values {
	const level = levelOf(name);
	if (target.field === "estimate" && values.estimate !== undefined) {
		const named = measureOf(name);
		return {
			...(named &&
				(named.isLog ? { logOf: named.measure, measureReported: name } : { measure: named.measure })),
			...(level && values.estimateLow !== undefined && { estimateLevel: level }),
		};
	}
	if (!level || Object.keys(values).length === 0) return {};
	if (/^estimate(?:Interval|Low|High)$/.test(target.field)) return { estimateLevel: level };
	return /^(?:interval|meanInterval|ciLow|ciHigh)$/.test(target.field) ? { ciLevel: level } : {};
}

/**
 * Which cells of a row an export of this program computed, as its column `derived` says by their columns' names: to
 * read them would make derived figures reported ones.
 */
function derivedCells(header: string[]): (cells: string[]) => ReadonlySet<string> {
	const place = header.findIndex((name) => name.toLowerCase() === "derived");
	return (cells) => {
		const said = (place < 0 ? undefined : cells[place]) ?? "";
		const names = said.split("; ");
		return new Set(names.every((name) => header.includes(name)) ? names : said.split(/\s+/));
	};
}
