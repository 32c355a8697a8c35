import { FIGURE_ROWS, type FigureRow, OWN_FIGURES, PRINTED_CELLS } from "../study/result-cells.ts";
import { type CellOption, type TakenCell, takeCell, textOf } from "../study/take-cell.ts";
import { figureFieldsOf, whyUnread } from "../study/unread-figures.ts";

type Loose = Record<string, unknown>;

/** What a cell of the form is taken to mean, to be shown beside it. */
export interface ShownCell {
	/** What it is taken to mean; absent while that is asked. */
	words?: string;
	/** What it can mean, to choose from. */
	options: CellOption[];
	/** The key of what was chosen. */
	chosen?: string;
}

export interface ReadRow {
	/** For the document's schema. */
	figures: Loose & { unread?: { field: string; text: string }[] };
	/** By the cell's field. */
	cells: ReadonlyMap<string, ShownCell>;
}

/** A number by itself, which the document's schema reads. */
const LONE = /^[-+\u2010-\u2015\u2212]?[\d.,\u00b7'\u2019\s]*$/;

/** The form's field for what somebody chose of a cell's readings. */
export const readingField = (field: string) => `${field}Reading`;

/**
 * Reads a row of figures as typed: what a cell prints goes to the fields of its figures, and what it prints besides is
 * kept word for word. A cell that cannot be read, or can mean several things, is kept as typed and gives no figure: the
 * checks ask for it, and nothing else waits.
 */
export function readFigureRow(row: FigureRow, typed: Loose): ReadRow {
	const cells = PRINTED_CELLS[row];
	// How many were analysed tells what the main cell means, so that it is read last.
	const inOrder = Object.keys(cells).toSorted(
		(a, b) => Number(cells[a]?.isMain ?? 0) - Number(cells[b]?.isMain ?? 0),
	);
	const known = ["armId", ...Object.keys(FIGURE_ROWS[row].shape), ...inOrder];
	const kept = Object.fromEntries(
		Object.entries(typed).filter(([field]) => known.includes(field) && !PRINTED_PARTS.has(field)),
	);
	const state: RowState = { row, kept, unread: [], cells: new Map() };
	for (const field of inOrder) readCell(state, field, typed);
	for (const field of figureFieldsOf(row)) {
		const text = textOf(kept[field]);
		if (text !== "" && whyUnread(row, field, text) !== undefined) setAside(state, field, text);
	}
	return {
		figures: { ...kept, ...(state.unread.length > 0 && { unread: state.unread }) },
		cells: state.cells,
	};
}

const PRINTED_PARTS: ReadonlySet<string> = new Set([
	"printed",
	"state",
	"ciHighState",
	"eventsState",
	"unread",
]);

interface RowState {
	row: FigureRow;
	kept: Loose;
	unread: { field: string; text: string }[];
	cells: Map<string, ShownCell>;
}

function readCell(state: RowState, field: string, typed: Loose): void {
	const { row, kept } = state;
	const cell = PRINTED_CELLS[row][field];
	const text = textOf(kept[field]);
	if (!cell || text === "" || (LONE.test(text) && !cell.isMain)) return;
	const { [field]: _, ...beside } = kept;
	const taken = takeCell(row, field, text, { beside, chosen: textOf(typed[readingField(field)]) });
	state.cells.set(field, shownCell(taken, text));
	delete kept[field];
	if (taken.is === "open") {
		const hasOwn = OWN_FIGURES[row].some((own) => textOf(beside[own]) !== "");
		if (cell.isMain && !hasOwn) kept.printed = text;
		else setAside(state, field, text);
		return;
	}
	for (const [name, value] of Object.entries(taken.figures))
		if (textOf(kept[name]) === "") kept[name] = value;
	if (!taken.saysMore) return;
	if (cell.isMain) kept.printed = text;
	else if (taken.words !== text.toLowerCase()) kept.note = notedAs(textOf(kept.note), text);
}

/** A lone number says what it means by itself. */
function shownCell(taken: TakenCell, text: string): ShownCell {
	if (taken.is === "open") return { options: taken.options };
	const chosen = taken.options.find(({ words }) => words === taken.words)?.key;
	const isPlain = /^\d+(\.\d+)?$/.test(text);
	return {
		...(!isPlain && { words: taken.words }),
		options: taken.options,
		...(chosen !== undefined && { chosen }),
	};
}

function setAside({ kept, unread }: RowState, field: string, text: string): void {
	delete kept[field];
	unread.push({ field, text });
}

/** A note that holds what was printed, once. */
export function notedAs(note: string, cell: string): string {
	const printed = `Printed as “${cell}”`;
	return note.includes(printed) ? note : [note, printed].filter(Boolean).join("\n");
}
