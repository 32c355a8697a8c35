import type { PrintedFigures, PrintedKind } from "../printed/cell-reading.ts";
import { contrast, RESULTS } from "./results.ts";
import { adverseEventResult } from "./study-document.ts";

/** The rows of figures that a study has, by what they are of. */
export const FIGURE_ROWS = { ...RESULTS, contrast, "adverse-event": adverseEventResult } as const;

export type FigureRow = keyof typeof FIGURE_ROWS;

/** A field in which a figure is typed as papers print it. */
export interface PrintedCell {
	reads: PrintedKind;
	/** The row's `printed` and `state` are about it: one of each row. */
	isMain?: true;
	/** Where a figure goes, if not to the field of its own name. */
	as?: Partial<Record<keyof PrintedFigures, string>>;
	/** What it counts, in words after the number. */
	counts?: string;
}

const n: PrintedCell = { reads: "n", counts: "analysed" };

/**
 * The fields that take a cell as printed. That of a share of people is in no document: it gives events and percentage.
 */
export const PRINTED_CELLS: Readonly<Record<FigureRow, Readonly<Record<string, PrintedCell>>>> = {
	binary: { cell: { reads: "rate", isMain: true, counts: "with the outcome" }, n },
	continuous: { mean: { reads: "mean", isMain: true }, n },
	count: { count: { reads: "count", isMain: true, as: { events: "count" }, counts: "events" }, n },
	"time-to-event": {
		median: { reads: "median", isMain: true },
		events: { reads: "rate", counts: "with the event" },
		n,
	},
	contrast: { estimate: { reads: "estimate", isMain: true }, p: { reads: "p" } },
	"adverse-event": {
		affected: {
			...{ reads: "rate", isMain: true, as: { events: "affected", n: "atRisk" }, counts: "affected" },
		},
		atRisk: { reads: "n", as: { n: "atRisk" }, counts: "at risk" },
	},
};

/** The figures that answer a row's main cell: while it has one of them, the cell is read. */
export const OWN_FIGURES: Readonly<Record<FigureRow, readonly string[]>> = {
	binary: ["events", "percent"],
	continuous: ["mean", "median", "value"],
	count: ["count"],
	"time-to-event": ["median"],
	contrast: ["estimate"],
	"adverse-event": ["affected", "percent"],
};

/** The main cell of a row. */
export function mainCellOf(row: FigureRow): string {
	const [main = ""] = Object.entries(PRINTED_CELLS[row]).find(([, { isMain }]) => isMain) ?? [];
	return main;
}
