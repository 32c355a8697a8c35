import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";
import { buildStudies } from "./build-studies.ts";
import { type ColumnMatches, matchColumns } from "./match-columns.ts";
import { readCell } from "./read-cell.ts";
import { splitTable } from "./split-table.ts";
import { type Side, TABLE_FIELDS } from "./table-fields.ts";
import type { RowFacts, Values } from "./table-rows.ts";

/** A cell that cannot be taken, so that a person finds and mends it. */
export interface BadCell {
	/** The line in the file, as an editor counts. */
	line: number;
	/** The row's place among the rows, from 0; the column's place, or none when the whole row is at fault. */
	row: number;
	column?: number;
	columnName?: string;
	value: string;
	reason: string;
}

export interface ReadTable {
	header: string[];
	rows: { line: number; cells: string[] }[];
	matches: ColumnMatches;
	badCells: BadCell[];
	/** Made of the rows without bad cells. */
	studies: TableStudy[];
}

/** A study read from a table, and the rows it was made from. */
export interface TableStudy {
	name: string;
	document: StudyDocument;
	rows: number[];
}

export interface TableOptions {
	/** What a person chose for a column, by its place. */
	chosen?: Readonly<Record<number, string>>;
	/** What all rows share when no column says it. */
	outcome?: string;
	condition?: string;
	firstArm?: string;
	secondArm?: string;
}

/**
 * A pasted or uploaded table as study documents. Every cell is read; every one that cannot be is named by
 * row, column, value and reason, all of them at once, and its row gives nothing.
 * @throws Problem `invalid` when the text is no table at all
 */
export function readTable(text: string, options: TableOptions = {}): ReadTable {
	const { header, rows } = splitTable(text);
	const derivedIn = derivedCells(header);
	const matches = matchColumns(header, options.chosen);
	const badCells: BadCell[] = [];
	const facts = rows.flatMap(({ line, cells }, row): RowFacts[] => {
		const before = badCells.length;
		if (cells.length > header.length && cells.slice(header.length).some((cell) => cell !== ""))
			badCells.push({
				line,
				row,
				value: cells.slice(header.length).join(" "),
				reason: `The row has ${cells.length} cells, but the header names ${header.length} columns. A delimiter inside a cell needs quotation marks around the cell.`,
			});
		const read = readRow(cells, matches, derivedIn(cells), (column, reason) =>
			badCells.push({
				line,
				row,
				column,
				columnName: header[column] ?? "",
				value: cells[column] ?? "",
				reason,
			}),
		);
		return badCells.length > before ? [] : [{ line, row, ...read }];
	});
	const built = buildStudies(facts, matches.layout, options);
	for (const { row, line, field, side, reason } of built.problems) {
		const match = matches.columns.find(
			({ target }) => target.field === field && (side === undefined || target.side === side),
		);
		badCells.push({
			line,
			row,
			...(match && { column: match.column, columnName: match.name }),
			value: match ? (rows[row]?.cells[match.column] ?? "") : "",
			reason,
		});
	}
	const studies = built.studies.flatMap((study): TableStudy[] => {
		const parsed = studyDocument.safeParse(study.document);
		if (parsed.success) return [{ ...study, document: parsed.data }];
		const [row = 0] = study.rows;
		for (const { path, message } of parsed.error.issues)
			badCells.push({
				line: rows[row]?.line ?? 0,
				row,
				value: "",
				reason: `${study.name}, ${path.join(".")}: ${message}`,
			});
		return [];
	});
	badCells.sort((a, b) => a.row - b.row || (a.column ?? -1) - (b.column ?? -1));
	return { header, rows, matches, badCells, studies };
}

function readRow(
	cells: string[],
	matches: ColumnMatches,
	derived: ReadonlySet<string>,
	complain: (column: number, reason: string) => void,
): Pick<RowFacts, "shared" | "arms"> {
	const shared: Values = {};
	const arms: Record<Side, Values> = { first: {}, second: {} };
	for (const { column, name, target } of matches.columns) {
		const { field, side } = target;
		if (field === "ignored" || derived.has(name)) continue;
		const cell = readCell(field, cells[column] ?? "");
		if (!cell.ok)
			complain(column, `${TABLE_FIELDS[field].label}: “${shortened(cells[column] ?? "")}” ${cell.reason}`);
		else if (cell.value !== undefined) (side ? arms[side] : shared)[field] = cell.value;
	}
	return { shared, arms };
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

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
