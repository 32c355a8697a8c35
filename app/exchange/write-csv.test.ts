import { expect, test } from "vitest";
import { writeCsv } from "./write-csv.ts";

test("a formula becomes text; a negative number, a minus within text and a blank stay as they are", () => {
	const cells = ["=1+1", "+44", "-3.70", "-x", "@A1", "a-b", "", undefined, "\tx", true, 0];
	expect(
		writeCsv(
			cells.map((cell) => ({ cell })),
			["cell"],
		).split("\n"),
	).toEqual([...["cell", "'=1+1", "'+44", "-3.70", "'-x", "'@A1", "a-b", "", "", "'\tx", "true", "0", ""]]);
});
