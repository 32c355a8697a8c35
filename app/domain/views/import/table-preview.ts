import type { TableQuestion, TableRemark } from "./table-notes.ts";

/**
 * What a row is: `wide`, both arms of an outcome in columns of their own; `long`, one arm, which a column names;
 * `one-arm`, the only arm of its study, which no column names; `estimates`, a reported comparison alone.
 */
export type Layout = "long" | "wide" | "one-arm" | "estimates";

/** A cell that cannot be taken, so that a person finds and corrects it. */
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

/** A column as a page shows it: what it was taken for, whether that is sure, and one of its cells. */
export interface ColumnShown {
	name: string;
	target: string;
	sure: boolean;
	example: string;
}

/** What a column can be matched to, in groups. */
export type TableTargets = { group: string; options: { value: string; label: string }[] }[];

/** What the page of a table shows before anything is saved. */
export interface TablePreview {
	/** The table as CSV, corrected as far as it was. */
	text: string;
	rows: number;
	layout: Layout;
	columns: ColumnShown[];
	/** What a column can be matched to, in groups. */
	targets: TableTargets;
	badCells: BadCell[];
	/** What was concluded in reading it, and what has to be said before anything is saved. */
	remarks: TableRemark[];
	questions: TableQuestion[];
	/** How many rows they are in. */
	badRows: number;
	/** As many as a page shows. */
	studies: {
		name: string;
		arms: string[];
		outcomes: string[];
		errors: string[];
		/** The study here that it is; `differs` names the places, none where the table says nothing new. */
		here?: { slug: string; title: string; how: string; differs: string[] };
	}[];
	/** How many there are in all. */
	studyCount: number;
	/** What no column says, so that it is asked for. */
	asks: { outcome: boolean; condition: boolean; arms: boolean };
}
