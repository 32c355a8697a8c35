import { expect, test } from "vitest";
import { studyDocument } from "#app/domain/study/study-document.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";
import { readTable } from "./tables/read-table.ts";
import { wideTable } from "./wide-csv.ts";
import { writeCsv } from "./write-csv.ts";

const document = studyDocument.parse(
	studyInput({ title: "A trial", outcomes: [binaryOutcome({ a1: "52% of 33", a2: "6/41" })] }),
);
const csv = writeCsv(wideTable([{ slug: "a-trial", version: 2, document }]));

test("both arms of an outcome stand in one row under metafor's names, and what was derived is named", () => {
	const [head = "", row = ""] = csv.split("\n");
	const cells = Object.fromEntries(head.split(",").map((name, index) => [name, row.split(",")[index]]));
	expect(cells).toMatchObject({ study: "a-trial", ai: "17", n1i: "33", ci: "6", n2i: "41", derived: "ai" });
});

test("the import of tables reads it back, and what was derived does not become reported", () => {
	const { badCells, matches, studies } = readTable(csv);
	expect(badCells).toEqual([]);
	expect(matches.layout).toBe("wide");
	expect(studies[0]?.document.outcomes[0]?.results).toMatchObject([
		{ n: 33, events: undefined },
		{ events: 6, n: 41 },
	]);
	expect(studies[0]?.document.arms.map(({ label }) => label)).toEqual(
		document.arms.map(({ label }) => label),
	);
});
