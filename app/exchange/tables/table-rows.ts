import type { Decimal } from "#app/domain/format/decimal.ts";
import type { TIME_UNITS } from "#app/domain/time-units.ts";
import type { FieldKey, Side } from "./table-fields.ts";

export interface CellTime {
	value?: Decimal;
	unit?: keyof typeof TIME_UNITS;
	text?: string;
}

/** A number by which a registry knows a study. */
export interface CellNumber {
	system: string;
	value: string;
}

export type CellValue = string | number | boolean | string[] | CellNumber[] | CellTime;

/**
 * What cells say, by field; besides, the letter of `2001a`, and of an estimate that its column’s name calls a
 * logarithm, of which measure and how it is called; a note on it and which way it may lie; the standard error of a ratio itself; a
 * figure’s cell word for word, and what it says in place of the figure.
 */
export type Values = Partial<
	Record<
		| FieldKey
		| "yearLetter"
		| "logOf"
		| "measureReported"
		| "estimateNote"
		| "orientation"
		| "naturalSe"
		| "printed"
		| "printedIn"
		| "state",
		CellValue
	>
>;

/** A row whose cells could all be read. */
export interface RowFacts {
	line: number;
	row: number;
	/** Of the study, the outcome and, in a long table, the row's arm. */
	shared: Values;
	/** Of the two arms of a wide row. */
	arms: Record<Side, Values>;
	/** In a table whose rows are not all of one layout: this row’s, or that it tells of the study alone. */
	layout?: "long" | "wide" | "study";
}

export interface RowProblem {
	row: number;
	line: number;
	field?: FieldKey;
	side?: Side;
	reason: string;
}

/** A study as the document's schema takes it, and the rows it was made from. */
export interface StudyInput {
	name: string;
	document: Record<string, unknown>;
	/**
	 * Places that no column says and that were filled by what is usual, such as `title` or `arms.a1.interventions.name`. They make
	 * a new study whole, and say nothing about one that is here already.
	 */
	assumed: string[];
	rows: number[];
}

export interface Defaults {
	outcome?: string;
	condition?: string;
	firstArm?: string;
	secondArm?: string;
}

/** One row is one arm of one outcome in either layout from here on. */
export interface ArmRow {
	row: number;
	line: number;
	side?: Side;
	shared: Values;
	values: Values;
	arm: string;
}

export function textOf(value: CellValue | undefined): string | undefined {
	return typeof value === "string" ? value : undefined;
}

/** The arm's id by its place; stable for one table, so that reading it twice gives equal documents. */
export const armId = (index: number) => `a${index + 1}`;
