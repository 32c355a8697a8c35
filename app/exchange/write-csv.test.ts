import fc from "fast-check";
import { expect, test } from "vitest";
import { guardCell, unguardCell } from "./formula-guard.ts";
import type { Cell } from "./table.ts";
import { writeCsv } from "./write-csv.ts";

const cellsOf = (cells: Cell[]) =>
	writeCsv({ columns: ["cell"], rows: cells.map((cell) => ({ cell })) }).split("\n");

test("a formula becomes text; a negative number, a minus within text and a blank stay as they are", () => {
	const cells = ["=1+1", "+44", "-3.70", "-x", "@A1", "a-b", "", undefined, "\tx", true, 0];
	expect(cellsOf(cells)).toEqual([
		...["cell", "'=1+1", "'+44", "-3.70", "'-x", "'@A1", "a-b", "", "", "'\tx", "true", "0", ""],
	]);
});

test("spaces and quotation marks before it do not hide a formula", () => {
	expect(
		["  =1+1", "“=1+1”", "'=1+1", "\u00a0@x", "\r=1", "＝1+1", "＋1", "－x", "＠A1"].map(guardCell),
	).toEqual([...["'  =1+1", "'“=1+1”", "''=1+1", "'\u00a0@x", "'\r=1", "'＝1+1", "'＋1", "'－x", "'＠A1"]]);
	expect(cellsOf(['"=1+1'])[1]).toBe(`"'""=1+1"`);
});

test("taking the apostrophe off gives back every text, with or without one of its own", () => {
	const text = fc
		.array(fc.constantFrom("'", '"', " ", "=", "+", "-", "@", "\t", "\r", "1", ".", "a", "’", "＝"))
		.map((letters) => letters.join(""));
	fc.assert(
		fc.property(text, (given) => {
			expect(unguardCell(guardCell(given))).toBe(given);
		}),
		{ numRuns: 3000, seed: 4 },
	);
});
