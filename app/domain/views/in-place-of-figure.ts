import { CELL_STATES } from "../printed/cell-states.ts";
import { type FigureRow, OWN_FIGURES } from "../study/result-cells.ts";
import { fieldOf } from "../study/unread-figures.ts";
import { BLANK, type ShownFigure } from "./shown-figure.ts";

/** What a row of figures keeps besides its figures. */
export interface PrintedRow {
	printed?: string | undefined;
	state?: keyof typeof CELL_STATES | undefined;
	unread?: readonly { field: string; text: string }[] | undefined;
	note?: string | undefined;
}

/** The words that stand where a figure would: a state, a limit as printed, a cell that is not read yet; never blank. */
export function wordsInPlace({ printed, state }: PrintedRow): string {
	const isLimit = state === "below-limit" || state === "above-limit";
	if (state !== undefined) return isLimit && printed ? printed : CELL_STATES[state].toLowerCase();
	return printed === undefined ? "" : `“${printed}”, not read yet`;
}

/** The column of an outcome's table that its main figure stands in. */
const MAIN_COLUMN = { binary: 2, continuous: 1, count: 1, "time-to-event": 3 } as const;

/** The cells of a row, with those words in the column of its main figure where that is blank. */
export function withWordsInPlace(kind: keyof typeof MAIN_COLUMN, row: PrintedRow, cells: ShownFigure[]) {
	const words = hasOwn(kind, row) ? "" : wordsInPlace(row);
	return words === "" ? cells : cells.with(MAIN_COLUMN[kind], { ...BLANK, text: words });
}

/** What a row says besides: its cell word for word, figures not read yet, its note. */
export function remarksOf(kind: FigureRow, row: PrintedRow): { note?: string } {
	const { printed, unread = [], note } = row;
	const isShown = printed !== undefined && !hasOwn(kind, row) && wordsInPlace(row).includes(printed);
	const lines = [
		printed !== undefined && !isShown && `Printed as “${printed}”`,
		...unread.map(({ field, text }) => `Not read yet, ${nameOf(kind, field)}: “${text}”`),
		note,
	].filter(Boolean);
	return lines.length === 0 ? {} : { note: lines.join(". ") };
}

const hasOwn = (kind: FigureRow, row: object) =>
	OWN_FIGURES[kind].some((field) => (row as Record<string, unknown>)[field] !== undefined);

const nameOf = (kind: FigureRow, field: string) => fieldOf(kind, field)?.name ?? field;
