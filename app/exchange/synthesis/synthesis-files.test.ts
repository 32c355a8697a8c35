import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { binaryRows, exportOf } from "#tests/support/synthesis-example.ts";
import { writeCsv } from "../write-csv.ts";
import { synthesisFiles } from "./synthesis-files.ts";
import { synthesisRowsTable } from "./synthesis-rows-csv.ts";

test("rows and effects under metafor's names; formulas are harmless and negative numbers stay numbers", () => {
	const labels = ["=1+1", "+a", "-b", "@c", "\td", "\re", 'f "quoted", g'];
	const rows = binaryRows("bcg").map((row, i) => ({ ...row, label: labels[i] ?? row.label }));
	const text = writeCsv(synthesisRowsTable(exportOf({ measure: "RR", rows })));
	const records: Record<string, string>[] = parse(text, { columns: true });
	expect(records).toHaveLength(13);
	expect(records.slice(0, 7).map(({ study }) => study)).toEqual([
		...["'=1+1", "'+a", "'-b", "'@c", "'\td", "'\re"],
		'f "quoted", g',
	]);
	const [first] = records;
	expect(first).toMatchObject({ ai: "4", n1i: "123", ci: "11", n2i: "139", measure: "RR", scale: "log" });
	expect(Number(first?.yi)).toBeCloseTo(-0.889311333920205, 12);
	expect(Number(first?.natural)).toBeCloseTo(0.410938654841094, 12);
	expect(records.reduce((sum, { weight_percent }) => sum + Number(weight_percent), 0)).toBeCloseTo(100, 9);
});

test("what was left out says why", () => {
	const rows = binaryRows("yusuf1985_table6");
	const text = writeCsv(
		synthesisRowsTable(exportOf({ measure: "OR", rows, continuity: { dropDoubleZero: true } })),
	);
	const records: Record<string, string>[] = parse(text, { columns: true });
	expect(records.find(({ study }) => study === "Pitt")).toMatchObject({
		yi: "",
		weight_percent: "",
		excluded: "No events in either arm",
	});
});

test("the archive holds script, rows, JSON, paragraphs and figures, and unpacks where it should", () => {
	const input = exportOf({ measure: "RR", rows: binaryRows("bcg") });
	const files = synthesisFiles(input, [
		{ name: "forest.svg", bytes: () => "<svg/>" },
		{ name: "../../escape.png", bytes: new Uint8Array([0x89]) },
	]);
	expect(files.map(({ name }) => name)).toEqual([
		...["bcg-tuberculosis.R", "bcg-tuberculosis.csv", "bcg-tuberculosis.json", "bcg-tuberculosis-revman.csv"],
		...["methods.txt", "results.txt", "figures/forest.svg", "figures/-..-escape.png"],
	]);
	const text = (wanted: string) => {
		const bytes = files.find(({ name }) => name === wanted)?.bytes;
		return typeof bytes === "function" ? String(bytes()) : String(bytes);
	};
	expect(text("bcg-tuberculosis.R")).toContain("library(metafor)");
	expect(JSON.parse(text("bcg-tuberculosis.json"))).toMatchObject({ version: 3, response: { k: 13 } });
	expect(text("results.txt")).toContain("0.49");
});
