import type { TypedRow } from "#app/domain/synthesis/analyse-table.ts";
import type { Measured } from "#app/domain/synthesis/measured.ts";
import type { RowKind } from "#app/domain/synthesis/vocabulary.ts";
import type { TableQuestion, TableRemark } from "#app/domain/views/import/table-notes.ts";
import type { FactsOptions, TableFacts } from "./read-facts.ts";

/** What reported estimates are: how they are read from the study, and how they are pooled and shown. */
export interface PooledMeasure {
	read: Measured;
	show: Measured;
}

/** What is wrong in a table and where, counting lines from 1; without a line it is the table as a whole. */
export interface TableError {
	line?: number;
	column?: string;
	message: string;
}

/** A table as what can be pooled of it, or what stands in the way. */
export interface PoolableTable {
	/** As the table was read; absent where it is none. */
	facts?: TableFacts;
	remarks: TableRemark[];
	questions: TableQuestion[];
	errors: TableError[];
	/** Nothing where something is asked or wrong. */
	rows: TypedRow[];
	kind: RowKind;
	/** Of reported estimates: what they are. */
	measured?: PooledMeasure;
	/** What the arms are called that are compared, or the only one; "Arm 1" where the lines name several. */
	arms: string[];
}

export interface PoolOptions extends FactsOptions {
	/** The measure that somebody chose, which tells which of several reported ones is meant. */
	measure?: string;
}
