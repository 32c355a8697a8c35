import { isWords } from "./place-table.ts";

/** A row of the grid: the inputs of its figures from left to right. */
export interface GridRow {
	label: string;
	cells: GridCell[];
}

interface GridCell {
	/** Of the form's field. */
	name: string;
	/** Whose figure it is, and which: `1.0` is the first figure of the second arm. */
	column: string;
	label: string;
}

/** How a block's columns go on to the right: to the same figure of the next arm, or to the next cell. */
export type Way = "arms" | "cells";

export interface PlacedBlock {
	/** What goes into which fields. */
	fills: { row: string; into: { cell: GridCell; text: string }[] }[];
	/** Lines and columns beyond the end of the grid. */
	linesLeft: number;
	columnsLeft: number;
}

/** A block of figures without a head or names. */
export const isBlock = (cells: readonly string[][]): boolean =>
	cells.length > 0 && cells.every((line) => !line.some(isWords));

/** Where a block goes that is pasted into a cell of the grid: to the right and down from there. */
export function placeBlock(
	cells: readonly string[][],
	grid: readonly GridRow[],
	at: string,
	way: Way,
): PlacedBlock {
	const first = grid.findIndex((row) => row.cells.some(({ name }) => name === at));
	const start = grid[first]?.cells.find(({ name }) => name === at)?.column ?? "";
	const [place, figure] = start.split(".");
	const width = Math.max(...cells.map((line) => line.length));
	const rows = first < 0 ? [] : grid.slice(first, first + cells.length);
	const columnsIn = (row: GridRow) =>
		way === "cells"
			? row.cells.slice(row.cells.findIndex(({ column }) => column === start))
			: row.cells.filter(({ column }) => {
					const [arm, which] = column.split(".");
					return which === figure && Number(arm) >= Number(place);
				});
	return {
		fills: rows.map((row, line) => ({
			row: row.label,
			into: columnsIn(row)
				.slice(0, width)
				.flatMap((cell, column) => {
					const text = cells[line]?.[column] ?? "";
					return text === "" ? [] : [{ cell, text }];
				}),
		})),
		linesLeft: cells.length - rows.length,
		columnsLeft: Math.max(0, width - Math.min(...rows.map((row) => columnsIn(row).length), width)),
	};
}

/** The ways in which a block fits; one where there is only one, or both come to the same. */
export function waysOf(cells: readonly string[][], grid: readonly GridRow[], at: string): Way[] {
	const width = Math.max(...cells.map((line) => line.length));
	if (width === 1) return ["cells"];
	const ways: Way[] = ["arms", "cells"];
	const fitting = ways.filter((way) => placeBlock(cells, grid, at, way).columnsLeft === 0);
	return fitting.length === 0 ? ["cells"] : fitting;
}
