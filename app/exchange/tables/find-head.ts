import type { TextRecord } from "./text-record.ts";

/** A table's head and what stands under it. */
export interface HeadedTable {
	/** One name a column; of several head lines, all that stands over the column. */
	header: string[];
	/** What spans the column in an upper head line, such as an arm: `Placebo`. */
	over: (string | undefined)[];
	headLine: number;
	rows: TextRecord[];
	/** Lines above the head that name no columns, such as a caption. */
	captions: TextRecord[];
}

/** Head lines more than this are none. */
const MOST_HEAD_LINES = 4;
/** Words that stand in cells of figures. */
const AMONG_FIGURES = /\b(?:to|of|out|n|sd|se|iqr|ci|p|vs|nr|na|[a-z])\b/gi;

/** Whether a cell holds figures and no name. */
function isFigure(cell: string): boolean {
	return (
		cell.length <= 200 &&
		/\d/.test(cell) &&
		!/%?\s*c\.?i\.?$/i.test(cell) &&
		!/\p{L}/u.test(cell.replace(AMONG_FIGURES, ""))
	);
}

/**
 * Finds the head of a table: its first line, or several where the lower ones name columns and the upper ones span
 * them; what stands alone in a line above is a caption.
 * @param isName whether a text names a column
 */
export function findHead(records: TextRecord[], isName: (text: string) => boolean): HeadedTable {
	const width = Math.max(...records.map(({ cells }) => cells.length));
	const firstRow = records.findIndex(({ cells }) => cells.slice(1).some(isFigure));
	const most = Math.min(firstRow < 1 ? 1 : firstRow, MOST_HEAD_LINES + 2);
	const filledIn = ({ cells }: TextRecord) => cells.filter((cell) => cell !== "");
	let captions = 0;
	while (captions < most - 1 && width > 2 && filledIn(records[captions] as TextRecord).length === 1)
		captions++;
	let last = captions;
	// A lower line belongs to the head when most of what it says are names of columns.
	for (let at = captions + 1; at < most; at++) {
		const cells = filledIn(records[at] as TextRecord);
		if (cells.some(isFigure) || cells.filter(isName).length * 2 < cells.length) break;
		last = at;
	}
	const heads = records.slice(captions, last + 1);
	const lowest = heads.at(-1)?.cells ?? [];
	const above = heads.slice(0, -1).map(({ cells }) => spanned(cells, width));
	const columns = Array.from({ length: width }, (_, column) => ({
		name: lowest[column] ?? "",
		over: above.map((line) => line[column] ?? "").filter(Boolean),
	}));
	return {
		header: columns.map(({ name, over }) => [...new Set([...over, name].filter(Boolean))].join(" ")),
		// A cell merged downwards stands in both lines, and spans nothing.
		over: columns.map(({ name, over }) => (name === "" || over.at(-1) === name ? undefined : over.at(-1))),
		headLine: heads[0]?.line ?? 1,
		rows: records.slice(last + 1),
		captions: records.slice(0, captions),
	};
}

/** A spanning cell stands in the first of its columns, and holds for the blank ones behind it. */
function spanned(cells: string[], width: number): string[] {
	let over = "";
	return Array.from({ length: width }, (_, column) => {
		over = cells[column] || over;
		return over;
	});
}
