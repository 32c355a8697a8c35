import { type Field, fieldsOf } from "../study/field-register.ts";
import type { Outcome } from "../study/outcome.ts";
import { printedCell } from "../study/printed-cell.ts";
import { mainCellOf } from "../study/result-cells.ts";
import { RESULTS } from "../study/results.ts";

const RESULT = "outcomes.*.results.*";
/** What is asked for elsewhere than among the figures, whatever they are. */
const GROUNDS = [
	...["armId", "groupId", "timePointId", "source", "note", "ciHighState", "eventsState"],
	...Object.keys(printedCell),
];

/** A column of figures in the form: a field of the document, or the cell that a share of people is typed in. */
export interface ResultColumn {
	key: string;
	label: string;
	/** Above a column of the grid. */
	caption: string;
	field?: Field;
}

/** A share of people is typed as printed, in one cell: `17/33`, `52%`, `17 (52%)`. */
const CELL: ResultColumn = { key: "cell", label: "With the outcome", caption: "With the outcome" };

/** What papers call figures in the heads of their tables. */
const CAPTIONS: Readonly<Record<string, string>> = { sd: "SD", n: "n", events: "Events", median: "Median" };

function columnsOf(kind: Outcome["kind"]): ResultColumn[] {
	const fields = fieldsOf(RESULTS[kind], RESULT).filter(
		({ key }) => !GROUNDS.includes(key) && !(kind === "binary" && (key === "events" || key === "percent")),
	);
	const columns = fields.map((field) => {
		const label = field.form?.label ?? field.label;
		return { key: field.key, label, caption: CAPTIONS[field.key] ?? label, field };
	});
	return kind === "binary" ? [CELL, ...columns] : columns;
}

const COLUMNS: Record<Outcome["kind"], ResultColumn[]> = {
	binary: columnsOf("binary"),
	continuous: columnsOf("continuous"),
	count: columnsOf("count"),
	"time-to-event": columnsOf("time-to-event"),
};

const isInGrid = ({ key, field }: ResultColumn) => key === "cell" || field?.form?.atOnce === true;

/** The cell that takes what papers print first, the number analysed last. */
function gridOf(kind: Outcome["kind"]): ResultColumn[] {
	const main = mainCellOf(kind === "time-to-event" ? "binary" : kind);
	const rank = ({ key }: ResultColumn) => (key === main || key === "events" ? 0 : key === "n" ? 2 : 1);
	return COLUMNS[kind].filter(isInGrid).toSorted((a, b) => rank(a) - rank(b));
}

const GRID: Record<Outcome["kind"], ResultColumn[]> = {
	binary: gridOf("binary"),
	continuous: gridOf("continuous"),
	count: gridOf("count"),
	"time-to-event": gridOf("time-to-event"),
};

/**
 * What is asked for until a kind is chosen: what is typed under "With the outcome" says that people have it or not, and
 * a text that says something else stands in the main cell of the kind chosen later.
 */
const BEFORE_KIND = GRID.binary;

/** The figures that a row of the grid has of each arm. */
export const gridColumns = (kind: Outcome["kind"] | undefined): ResultColumn[] =>
	kind === undefined ? BEFORE_KIND : GRID[kind];

/** The figures beside those of the grid; none until a kind is chosen. */
export const otherColumns = (kind: Outcome["kind"] | undefined): ResultColumn[] =>
	kind === undefined ? [] : COLUMNS[kind].filter((column) => !isInGrid(column));

/** The main cells of the other kinds, whose text stands for this one's after another kind was chosen. */
export const otherMainCells = (kind: Outcome["kind"] | undefined): string[] =>
	(Object.keys(COLUMNS) as Outcome["kind"][])
		.filter((other) => GRID[other] !== gridColumns(kind))
		.map((other) => mainCellOf(other));
