import { parseDecimal, parseWhole } from "../format/decimal.ts";
import type { PossibleReading, PrintedFigures } from "../printed/cell-reading.ts";
import { CELL_STATES } from "../printed/cell-states.ts";
import { figuresInWords } from "../printed/figures-in-words.ts";
import { possibleReadings } from "../printed/possible-readings.ts";
import { readPrinted } from "../printed/read-printed.ts";
import { FIGURE_ROWS, type FigureRow, PRINTED_CELLS, type PrintedCell } from "./result-cells.ts";

/** Figures by the row's fields, as typed or as stored. */
export type RowFigures = Readonly<Record<string, unknown>>;

/** One of what a cell can mean, as a choice. */
export interface CellOption {
	/** Names it within this cell's text alone, so that no choice outlives the text it was made for. */
	key: string;
	says: string;
	isProposed: boolean;
	/** By the row's fields, `state` and `ciHighState` among them. */
	figures: Readonly<Record<string, string>>;
	words: string;
}

export type TakenCell =
	| {
			is: "taken";
			figures: Readonly<Record<string, string>>;
			words: string;
			/** The cell says more than these figures: a state, a limit, a footnote's mark, a choice somebody made. */
			saysMore: boolean;
			/** What else it could have meant, where somebody chose. */
			options: CellOption[];
	  }
	| {
			is: "open";
			/** The field that another figure stands in, where the two disagree; the cell itself otherwise. */
			at?: string;
			question: string;
			options: CellOption[];
	  };

/**
 * What the cell of a row is taken to mean. Where it can mean several things somebody has to have said which: by a
 * choice, or by figures in the fields beside it.
 * @param beside the figures of the row besides the cell's own field @param chosen the key of an option
 */
export function takeCell(
	row: FigureRow,
	field: string,
	text: string,
	{ beside, chosen }: { beside: RowFigures; chosen?: string | undefined },
): TakenCell {
	const cell = PRINTED_CELLS[row][field];
	if (!cell) throw new Error(`${row} has no cell ${field}`);
	const size = parseWhole(textOf(beside[cell.as?.n ?? "n"])) ?? undefined;
	const possible = possibleReadings(readPrinted(cell.reads, text, { n: size }), text);
	if (possible.is === "none") return { is: "open", question: possible.reason, options: [] };
	const readings = possible.is === "one" ? [possible.reading] : possible.readings;
	const choices = readings.map((reading) => optionOf(row, field, text, cell, reading));
	const options = possible.is === "several" ? choices.map(({ option }) => option) : [];
	const taken =
		possible.is === "one"
			? choices[0]
			: (choices.find(({ option }) => option.key === chosen) ??
				choices.find(({ option }) => isSaidBeside(option, field, beside)));
	if (!taken) return { is: "open", question: possible.is === "several" ? possible.question : "", options };
	const { figures, words } = taken.option;
	const clash = Object.entries(figures).find(
		([name, value]) => name !== field && !isSameOrBlank(beside[name], value),
	);
	if (clash) {
		const [at, value] = clash;
		const question = `“${text}” says ${value}, and this field ${textOf(beside[at])}. Keep one of the two`;
		return { is: "open", at, question, options };
	}
	const isMarked = possible.is === "several" || possible.mark !== undefined;
	return { is: "taken", figures, words, saysMore: isMarked || taken.saysMore, options };
}

function optionOf(
	row: FigureRow,
	field: string,
	text: string,
	cell: PrintedCell,
	{ says, figures, isProposed }: PossibleReading,
): { option: CellOption; saysMore: boolean } {
	const named = { ...statesOf(figures, cell), ...byField(figures, field, cell) };
	const has: Readonly<Record<string, unknown>> = FIGURE_ROWS[row].shape;
	const kept = Object.entries(named).filter(
		([name]) => has[name] !== undefined && (cell.isMain || !STATE_FIELDS.has(name)),
	);
	const words = figuresInWords(figures, cell.counts);
	const isState = kept.some(([name]) => STATE_FIELDS.has(name) || name === cell.stateIn);
	return {
		option: {
			key: `${text} = ${says}`,
			says,
			isProposed: isProposed === true,
			figures: Object.fromEntries(kept),
			words,
		},
		saysMore: isState || kept.length < Object.keys(named).length || figures.limit !== undefined,
	};
}

/** What a cell says in place of its figure, in the field that it has for that. */
function statesOf(figures: PrintedFigures, { stateIn }: PrintedCell): Record<string, string> {
	const { state, ...others } = statesIn(figures);
	if (state === undefined) return others;
	// A limit is kept with its words, which the row's main cell alone has a field for.
	return stateIn !== undefined && figures.limit !== undefined
		? { ...others, otherState: state }
		: { ...others, [stateIn ?? "state"]: state };
}

const STATE_FIELDS: ReadonlySet<string> = new Set(["state", "ciHighState"]);

/** What a cell says in place of a figure, by the fields that rows keep it in. */
export function statesIn({ state, limit, highNotReached }: PrintedFigures): Record<string, string> {
	const beyond = limit === undefined ? undefined : /^[<≤]/.test(limit) ? "below-limit" : "above-limit";
	const known = state !== undefined && Object.hasOwn(CELL_STATES, state) ? state : beyond;
	return {
		...(known && { state: known }),
		// A state that rows have no word for makes the cell say more than is stored.
		...(state !== undefined && !known && { otherState: state }),
		...(highNotReached && { ciHighState: "not-reached" }),
	};
}

function byField(figures: PrintedFigures, field: string, { as = {} }: PrintedCell): Record<string, string> {
	const { state: _, limit: __, highNotReached: ___, value, ...rest } = figures;
	const named = Object.entries(rest).map(([name, figure]) => [
		as[name as keyof PrintedFigures] ?? name,
		String(figure),
	]);
	return Object.fromEntries(value === undefined ? named : [...named, [field, value]]);
}

/** Whether the fields beside the cell hold all that this reading says besides the cell's own figure. */
function isSaidBeside({ figures }: CellOption, field: string, beside: RowFigures): boolean {
	const others = Object.entries(figures).filter(([name]) => name !== field);
	return (
		others.length > 0 &&
		others.every(([name, value]) => textOf(beside[name]) !== "" && isSameOrBlank(beside[name], value))
	);
}

function isSameOrBlank(beside: unknown, value: string): boolean {
	const text = textOf(beside);
	if (text === "" || text === value) return true;
	const [one, other] = [parseDecimal(text), parseDecimal(value)];
	return one !== null && other !== null && Number(one) === Number(other);
}

/** A figure as text: blank where there is none. */
export const textOf = (value: unknown): string =>
	typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
