import { printReportedRate } from "../arms/reported-rate.ts";
import type { Decimal } from "../format/decimal.ts";
import { CELL_STATES, END_STATES } from "../printed/cell-states.ts";
import type { BinaryResult } from "../study/outcome.ts";
import { FIGURE_ROWS, type FigureRow, mainCellOf } from "../study/result-cells.ts";
import type { StudyAdverseEvent } from "../study/study-document.ts";
import { type CellOption, takeCell, textOf } from "../study/take-cell.ts";
import { notedAs, readingField } from "./printed-fields.ts";

type Loose = Record<string, unknown>;

/**
 * A row of figures as it was typed: its main cell word for word where that was kept, and figures that could not be read
 * in their fields. What the cell says stands in no other field, so that a corrected cell contradicts nothing.
 */
export function typedRow(row: FigureRow, stored: Loose): Loose {
	const { printed, state, ciHighState, unread = [], ...figures } = stored;
	const main = mainCellOf(row);
	const typed = withRate(row, figures);
	for (const { field, text } of unread as { field: string; text: string }[]) typed[field] = text;
	const words = textOf(printed) || wordsOf(stored, main);
	if (words === "") return typed;
	const options = optionsOf(row, main, words);
	const said = options?.find((option) => holds(stored, option));
	if (said) {
		for (const field of Object.keys(said.figures)) if (field !== main) delete typed[field];
		return { ...typed, [main]: words, ...(options?.length !== 1 && { [readingField(main)]: said.key }) };
	}
	if (textOf(typed[main]) === "") return { ...typed, [main]: words };
	// Its figures come from elsewhere, so that the words have no cell to stand in.
	return "note" in FIGURE_ROWS[row].shape ? { ...typed, note: notedAs(textOf(typed.note), words) } : typed;
}

/** A count of people and their share stand in one cell. */
function withRate(row: FigureRow, figures: Loose): Loose {
	if (row === "binary") {
		const { events, percent, ...others } = figures as Partial<BinaryResult>;
		return { ...others, cell: rateOf(events, percent) };
	}
	if (row !== "adverse-event" || figures.percent === undefined) return figures;
	const { affected, percent, ...others } = figures as Partial<StudyAdverseEvent["results"][number]>;
	return { ...others, affected: rateOf(affected, percent) };
}

const rateOf = (events: number | undefined, percent: Decimal | undefined) =>
	printReportedRate({
		...(events !== undefined && { events }),
		...(percent !== undefined && { percent }),
	});

/** A state that came without its words, in words that the cell is read by. */
function wordsOf({ state, ciHighState, ciLow, ...figures }: Loose, main: string): string {
	const middle = typeof state === "string" ? labelIn(CELL_STATES, state) : textOf(figures[main]);
	return ciHighState === undefined || textOf(ciLow) === ""
		? typeof state === "string"
			? middle
			: ""
		: `${middle} (${textOf(ciLow)} to ${labelIn(END_STATES, textOf(ciHighState))})`;
}

const labelIn = (labels: Readonly<Record<string, string>>, key: string) => (labels[key] ?? key).toLowerCase();

/** What a cell can mean; one option where it is clear, undefined where it cannot be read. */
function optionsOf(row: FigureRow, main: string, words: string): CellOption[] | undefined {
	const taken = takeCell(row, main, words, { beside: {} });
	if (taken.options.length > 0) return taken.options;
	if (taken.is === "open") return undefined;
	return [{ key: "", says: "", isProposed: false, figures: taken.figures, words: taken.words }];
}

/** Whether a document's figures are those of an option, and the most that any of the cell's options says. */
function holds(stored: Loose, { figures }: CellOption): boolean {
	const given = Object.entries(figures);
	return given.length > 0 && given.every(([field, value]) => textOf(stored[field]) === value);
}
