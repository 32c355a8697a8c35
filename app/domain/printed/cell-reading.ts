import type { Decimal, DecimalSign } from "../format/decimal.ts";
import type { CONTRAST_MEASURES } from "../vocabulary.ts";

/** What a cell holds as papers print it; which figures it can have follows from that. */
export type PrintedKind =
	| "n"
	| "count"
	| "rate"
	| "percent"
	| "number"
	| "mean"
	| "median"
	| "estimate"
	| "p";

/** In place of a number. */
export type CellState = "not-reported" | "not-reached" | "not-estimable" | "not-significant";

/** The figures that a cell prints. What it does not print is absent; nothing is computed. */
export interface PrintedFigures {
	n?: number;
	events?: number;
	percent?: Decimal;
	/** Of a cell that is one number. */
	value?: Decimal;
	mean?: Decimal;
	sd?: Decimal;
	se?: Decimal;
	/** After ± or in brackets, and nobody says whether it is a standard deviation, a standard error or another. */
	spread?: Decimal;
	median?: Decimal;
	q1?: Decimal;
	q3?: Decimal;
	min?: Decimal;
	max?: Decimal;
	measure?: keyof typeof CONTRAST_MEASURES;
	estimate?: Decimal;
	ciLow?: Decimal;
	ciHigh?: Decimal;
	/** In percent, where the cell says it. */
	ciLevel?: Decimal;
	/** The upper end of the interval was not reached. */
	highNotReached?: true;
	/** `0.003`, `<0.001`. */
	p?: string;
	/** Below or above a limit, as printed: `<1%`. */
	limit?: string;
	state?: CellState;
}

export type CellReading =
	| {
			is: "means";
			figures: PrintedFigures;
			/** A footnote's mark behind the figure, such as `*`. */
			mark?: string;
	  }
	| { is: "ask"; question: string; readings: PossibleReading[] }
	| { is: "unreadable"; reason: string };

/** One of what a cell can mean. */
export interface PossibleReading {
	says: string;
	figures: PrintedFigures;
	/** The usual one: marked, and taken by nobody but a person. */
	isProposed?: true;
}

/** What is known beside the cell. */
export interface CellContext {
	/** How many were analysed. */
	n?: number | undefined;
	/** Which sign parts the fraction, where a person or the other cells of the column say it. */
	decimalSign?: DecimalSign | undefined;
	/** What the column's head says of a number in brackets or after ±. */
	spread?: "sd" | "se" | "percent" | undefined;
	/** What the head says of two numbers in brackets. */
	range?: "interval" | "quartiles" | "range" | undefined;
}

export const means = (figures: PrintedFigures): CellReading => ({ is: "means", figures });
export const unreadable = (reason: string): CellReading => ({ is: "unreadable", reason });

/** A cell's text for a message, cut where it is long. */
export const shown = (text: string) => `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;

const NOT_REPORTED =
	/^(n\.?\/?r\.?|not (reported|stated|given|available|known)|n\.?\/?a\.?|n\.?d\.?|no data|unknown|unclear|missing|[?*]|[-\u2010-\u2015\u2212\u30fc]+|\.+|\u2026)$/i;
/** What programs write where they have no number. It is no word of a paper, and says nothing of what the source gives. */
const NO_NUMBER = /^(null|nan|#n\/a|#value!|#div\/0!|#num!)$/i;
const STATES: readonly [CellState, RegExp][] = [
	["not-reached", /^(not( yet)? reached|n\.?y\.?r\.?)$/i],
	["not-estimable", /^(n\.?e\.?|not (estimable|evaluable|calculable)|cannot be estimated)$/i],
	["not-significant", /^(n\.?s\.?|not significant|non-?significant)$/i],
	["not-reported", NOT_REPORTED],
];

/** What stands in place of a number: `NR`, `not reached`, `NE`, a dash; undefined where something else does. */
export function stateOf(text: string): CellState | undefined {
	return STATES.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Blank is missing, and so is what programs and papers write for a missing value. It is never 0. */
export const isMissing = (text: string) => text === "" || NOT_REPORTED.test(text) || NO_NUMBER.test(text);

const MARK =
	/(?<=[\d)\]%])\s*([*\u2020\u2021\u00a7\u00b6\u2016#]+|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u1d43-\u1d61]+)$/;

/** A cell's text without the spaces around it and the footnote's mark behind it, and that mark. */
export function withoutMark(text: string): { text: string; mark?: string } {
	const trimmed = text.trim();
	const mark = MARK.exec(trimmed);
	return mark?.[1] ? { text: trimmed.slice(0, mark.index), mark: mark[1] } : { text: trimmed };
}
