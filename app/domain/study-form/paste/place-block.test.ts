import { expect, test } from "vitest";
import { type GridRow, isBlock, placeBlock, waysOf } from "./place-block.ts";

const row = (label: string, time: number): GridRow => ({
	label,
	cells: [0, 1, 2].flatMap((arm) =>
		["cell", "n"].map((field, figure) => ({
			name: `r${time}.a${arm}.${field}`,
			column: `${arm}.${figure}`,
			label: field,
		})),
	),
});
const GRID = [row("Response, 4 weeks", 1), row("Response, 8 weeks", 2)];
const filled = (cells: string[][], at: string, way: "arms" | "cells") =>
	placeBlock(cells, GRID, at, way).fills.flatMap(({ into }) =>
		into.map(({ cell, text }) => `${cell.name}=${text}`),
	);

test("figures alone are a block, words are not", () => {
	expect(
		isBlock([
			["17 (52)", "6/41"],
			["NR", ""],
		]),
	).toBe(true);
	expect(isBlock([["Week 4", "6/41"]])).toBe(false);
});

test("a block goes to the right and down from its cell, to the same figure of each arm or to one cell after the other", () => {
	const cells = [
		["17", "33"],
		["19", ""],
	];
	expect(filled(cells, "r1.a1.cell", "arms")).toEqual(["r1.a1.cell=17", "r1.a2.cell=33", "r2.a1.cell=19"]);
	expect(filled(cells, "r1.a1.cell", "cells")).toEqual(["r1.a1.cell=17", "r1.a1.n=33", "r2.a1.cell=19"]);
});

test("which of the two is asked where both fit", () => {
	expect(waysOf([["1", "2"]], GRID, "r1.a0.cell")).toEqual(["arms", "cells"]);
	expect(waysOf([["1", "2", "3", "4"]], GRID, "r1.a0.cell")).toEqual(["cells"]);
	expect(waysOf([["1"], ["2"]], GRID, "r1.a0.cell")).toEqual(["cells"]);
});

test("what has no place in the grid is counted", () => {
	expect(placeBlock([["1"], ["2"], ["3"]], GRID, "r1.a0.cell", "cells")).toMatchObject({ linesLeft: 1 });
	expect(placeBlock([["1", "2", "3"]], GRID, "r1.a1.cell", "arms")).toMatchObject({ columnsLeft: 1 });
});
