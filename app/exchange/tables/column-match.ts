import type { Layout } from "#app/domain/views/import/table-preview.ts";
import type { ColumnTarget, Side } from "./table-fields.ts";

/** What a column was taken for, and how sure that is. */
export interface ColumnMatch {
	/** The column's place, from 0. */
	column: number;
	/** Its name as the table has it. */
	name: string;
	target: ColumnTarget;
	/** `name`: its name says so; `chosen`: a person did; `none`: nobody knows, it is left out. */
	how: "name" | "chosen" | "none" | "repeated" | "derived";
	/** Of a repeated column: what an earlier one holds already, so that the two can be compared. */
	repeats?: ColumnTarget;
}

export interface ColumnMatches {
	layout: Layout;
	columns: ColumnMatch[];
	/** What the arms of a wide table are called by its head. */
	armNames: Partial<Record<Side, string>>;
}

/** A table's head, and enough of its cells to tell what a name alone does not. */
export interface Head {
	header: readonly string[];
	/** What spans each column in an upper head line. */
	over?: readonly (string | undefined)[];
	/** The filled cells of a column. */
	cellsOf?: (column: number) => readonly string[];
}
