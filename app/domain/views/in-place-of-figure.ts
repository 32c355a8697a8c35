import { CELL_STATES } from "../vocabulary.ts";
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

/** The figures of a row with those words in the column of its main figure, where that is blank. */
export function withWordsInPlace(figures: ShownFigure[], column: number, row: PrintedRow, hasOwn: boolean) {
	const words = hasOwn ? "" : wordsInPlace(row);
	return words === "" ? figures : figures.with(column, { ...BLANK, text: words });
}

/** What a row says besides: its cell word for word, figures not read yet, its note. */
export function remarksOf(
	{ printed, state, unread = [], note }: PrintedRow,
	hasOwn: boolean,
): string | undefined {
	const isShown = !hasOwn && (state === undefined || state === "below-limit" || state === "above-limit");
	const lines = [
		printed !== undefined && !isShown && `Printed as “${printed}”`,
		...unread.map(({ field, text }) => `Not read yet, ${field}: “${text}”`),
		note,
	].filter(Boolean);
	return lines.length === 0 ? undefined : lines.join(". ");
}
