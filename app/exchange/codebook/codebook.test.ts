import { join } from "node:path";
import { expect, test } from "vitest";
import { CONTRAST_MEASURES, keysOf, OUTCOME_CONCEPTS } from "#app/domain/vocabulary.ts";
import { binaryRows, exportOf } from "#tests/support/synthesis-example.ts";
import { CHART_COLUMNS } from "../chart-csv.ts";
import { analysisGroup, analysisNumber, REVMAN_COLUMNS } from "../revman/revman-columns.ts";
import { COLUMNS } from "../study-csv.ts";
import { synthesisRowsTable } from "../synthesis/synthesis-rows-csv.ts";
import { matchColumns } from "../tables/match-columns.ts";
import { PROBLEM_COLUMNS } from "../tables/problems-csv.ts";
import { WIDE_COLUMNS } from "../wide-csv.ts";
import { writeCsv } from "../write-csv.ts";
import { CODEBOOK_TABLES, codebookText } from "./codebook-text.ts";
import { LONG_TABLE } from "./study-tables.ts";

const DOCS = join(import.meta.dirname, "../../../docs/codebook.md");
const columnsOf = (id: string) =>
	CODEBOOK_TABLES.find((table) => table.id === id)?.columns.flatMap(([names]) => names);

test("the codebook has every column of every table, in its order", () => {
	expect(columnsOf("long")).toEqual(COLUMNS);
	expect(columnsOf("wide")).toEqual(WIDE_COLUMNS);
	expect(columnsOf("revman")).toEqual(REVMAN_COLUMNS);
	expect(columnsOf("comparison")).toEqual(CHART_COLUMNS);
	expect(columnsOf("problems")).toEqual(PROBLEM_COLUMNS);
});

test("so it has those of a synthesis, whatever is pooled", () => {
	const rows = binaryRows("bcg");
	const groups = rows.map((row) => row.control);
	const estimates = rows.map(({ label }) => ({ label, estimate: 1, se: 1 }));
	const means = rows.map(({ label }) => ({
		...{ label, experimental: { mean: 1, sd: 1, n: 9 }, control: { mean: 2, sd: 1, n: 9 } },
	}));
	const rates = rows.map(({ label }) => ({
		...{ label, experimental: { events: 1, personTime: 9 }, control: { events: 2, personTime: 9 } },
	}));
	const single = rows.map(({ label }, index) => ({ label, ...(groups[index] ?? { events: 1, n: 2 }) }));
	const known = columnsOf("synthesis") ?? [];
	const seen = new Set<string>();
	for (const request of [
		{ measure: "RR" as const, rows },
		{ measure: "MD" as const, rows: means },
		{ measure: "IRR" as const, rows: rates },
		{ measure: "PLO" as const, rows: single },
		{ measure: "GEN" as const, rows: estimates },
	]) {
		const input = {
			...exportOf(request),
			moderators: [{ name: "latitude", values: rows.map(() => 1) }],
			origins: rows.map(() => ({ row: "r1", study: "a-study", version: 1 })),
		};
		const head = (writeCsv(synthesisRowsTable(input)).split("\n")[0] ?? "").split(",");
		const columns = head.map((name) => name.replace(/^moderator: .*/, "moderator: …"));
		for (const name of columns) seen.add(name);
	}
	expect(known.filter((name) => !seen.has(name))).toEqual([]);
	expect([...seen].filter((name) => !known.includes(name))).toEqual([]);
});

test("what it says of the numbers of analyses is so", () => {
	const [group = [], number = []] = [columnsOf("revman")?.[0], columnsOf("revman")?.[1]];
	expect([group, number]).toEqual(["Analysis group", "Analysis number"]);
	const text = codebookText();
	for (const concept of keysOf(OUTCOME_CONCEPTS))
		expect(text.toLowerCase()).toContain(`${analysisGroup(concept)} ${concept.replaceAll("-", " ")}`);
	expect(text).toContain(`${analysisGroup(undefined)} none stated`);
	const measures = keysOf(CONTRAST_MEASURES);
	expect(measures.map(analysisNumber)).toEqual(measures.map((_, index) => index + 3));
	expect(text).toContain(`reported estimates: ${measures.join(", ")}`);
});

test("what it says the import passes over is so, but for what names a place in the table", () => {
	const passed = matchColumns({ header: COLUMNS }).columns.filter(({ target }) => target.field === "ignored");
	const note = LONG_TABLE.notes?.join() ?? "";
	const unsaid = passed.filter(({ name }) => !/derived/.test(name) && !note.includes(`\`${name}\``));
	expect(unsaid.map(({ name }) => name)).toEqual(["version", "outcome_id", "arm_id", "group_id", "group"]);
});

test("docs/codebook.md is this text", async () => {
	// Where it is not, `npm run unit -- app/exchange/codebook -u` writes it anew.
	await expect(codebookText()).toMatchFileSnapshot(DOCS);
});
