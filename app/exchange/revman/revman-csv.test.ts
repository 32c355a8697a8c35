import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { MEAN_TYPES } from "#app/domain/vocabulary.ts";
import { binaryOutcome, continuousOutcome, contrast, studyWith } from "#tests/support/study-builder.ts";
import { binaryRows, exportOf } from "#tests/support/synthesis-example.ts";
import { readTable } from "../tables/read-table.ts";
import { writeCsv } from "../write-csv.ts";
import { REVMAN_COLUMNS } from "./revman-columns.ts";
import { revManTable } from "./revman-csv.ts";
import { synthesisRevManTable } from "./synthesis-revman-csv.ts";

const document = studyWith({
	title: "=A trial",
	reports: [{ id: "r1", authors: "Finzi E, Rosenthal NE", year: 2014 }],
	identifiers: [{ system: "nct", value: "NCT01556971" }],
	outcomes: [
		binaryOutcome({ a1: "52% of 33", a2: "6/41" }, { timePoint: { value: "6", unit: "weeks" } }),
		continuousOutcome(
			{ a1: { n: 33, mean: "-9.50", sd: "4.1" }, a2: { n: 41, mean: "-3.2", se: "0.7" } },
			{ id: "o2", instrument: "MADRS" },
		),
		{
			...{ kind: "time-to-event", id: "o3", label: "Relapse", concept: "relapse", results: [] },
			contrasts: [contrast({ measure: "HR", estimate: "0.50", ciLow: "0.25", ciHigh: "1.0", p: "0.05" })],
		},
	],
});
const csv = writeCsv(revManTable([{ slug: "finzi-rosenthal-2014-2", version: 1, document }]));

/** The order and the names of `CD….-data-rows.csv` in a review's analysis data. */
const DATA_ROWS =
	"Analysis group,Analysis number,Analysis name,Subgroup,Applicability,Study,Study year,GIV Mean,GIV SE,Experimental mean,Experimental SD,Experimental cases,Experimental N,Control mean,Control SD,Control cases,Control N,O-E,Variance,Weight,Mean,CI start,CI end,Footnotes";

describe("studies", () => {
	const rows: Record<string, string>[] = parse(csv, { columns: true });

	test("the file begins with RevMan Web's own columns", () => {
		expect(csv.startsWith(`${DATA_ROWS},`)).toBe(true);
		expect(csv.split("\n")[0]).toBe(REVMAN_COLUMNS.join(","));
	});

	test("people with an event, means and reported estimates are rows of analyses of their own", () => {
		expect(rows).toMatchObject([
			{
				...{ "Analysis group": "1", "Analysis number": "1", "Analysis name": "Response" },
				...{ Study: "Finzi & Rosenthal 2014 (2)", "Study year": "2014", Title: "'=A trial" },
				...{ "Experimental cases": "17", "Experimental N": "33", "Control cases": "6", "Control N": "41" },
				...{ Derived: "Experimental cases", "Time point": "week 6", "Control label": "Placebo" },
			},
			{
				...{ "Analysis group": "4", "Analysis number": "2", Instrument: "MADRS" },
				...{ "Experimental mean": "-9.50", "Experimental SD": "4.1", Derived: "Control SD" },
			},
			{
				...{ "Analysis group": "3", "Analysis number": "6", Mean: "0.50", "CI start": "0.25" },
				...{ "Effect measure": "HR", p: "0.05", Derived: "GIV Mean; GIV SE", "Experimental N": "" },
			},
		]);
		expect(Number(rows[1]?.["Control SD"])).toBeCloseTo(0.7 * Math.sqrt(41), 10);
		expect(Number(rows[2]?.["GIV Mean"])).toBeCloseTo(Math.log(0.5), 12);
		expect(Number(rows[2]?.["GIV SE"])).toBeCloseTo(Math.log(4) / (2 * 1.959964), 6);
	});

	test("the import of tables reads it back: figures of arms, estimates, texts", () => {
		const { badCells, matches, studies } = readTable(csv);
		expect(badCells).toEqual([]);
		expect(matches.layout).toBe("wide");
		expect(matches.columns.filter(({ how }) => how === "none").map(({ name }) => name)).toEqual([
			...["Applicability", "O-E"],
		]);
		expect(studies).toHaveLength(1);
		expect(studies[0]?.document).toMatchObject({
			title: "=A trial",
			identifiers: document.identifiers,
			arms: [{ label: "OnabotulinumtoxinA" }, { label: "Placebo" }],
			outcomes: [
				{
					...{ kind: "binary", label: "Response", timePoints: [{ value: "6", unit: "weeks" }] },
					results: [
						{ n: 33, events: undefined },
						{ events: 6, n: 41 },
					],
				},
				{
					kind: "continuous",
					instrument: "MADRS",
					results: [
						{ mean: "-9.50", sd: "4.1" },
						{ mean: "-3.2", sd: undefined },
					],
				},
				{
					...{ kind: "time-to-event", label: "Relapse", results: [] },
					contrasts: [{ measure: "HR", estimate: "0.50", ciLow: "0.25", ciHigh: "1.0", p: "0.05" }],
				},
			],
		});
	});
});

test("a footnote on the kind of mean stands with the row whose arms have it, and with no other", () => {
	const arms = [
		...[{ id: "a1", label: "Low dose", role: "experimental" }],
		...[{ id: "a2", label: "Placebo", role: "placebo-comparator" }],
		...[{ id: "a3", label: "High dose", role: "experimental" }],
	];
	const means = (meanType: string) => ({ n: 30, mean: "9.5", sd: "4.1", meanType });
	const ofArms = { a1: means("least-squares"), a2: means("arithmetic"), a3: means("geometric") };
	const three = studyWith({ arms, outcomes: [continuousOutcome(ofArms)] });
	const rows: Record<string, string>[] = parse(
		writeCsv(revManTable([{ slug: "three", version: 1, document: three }])),
		{ columns: true },
	);
	expect(rows.map((row) => [row["Experimental label"], row.Footnotes])).toEqual([
		["Low dose", MEAN_TYPES["least-squares"]],
		["High dose", MEAN_TYPES.geometric],
	]);
});

test("a synthesis's rows bear its title, their groups, weights and effects", () => {
	const rows = binaryRows("bcg").map((row) => ({ ...row, group: "Random" }));
	const read: Record<string, string>[] = parse(
		writeCsv(synthesisRevManTable(exportOf({ measure: "RR", rows }))),
		{
			columns: true,
		},
	);
	expect(read).toHaveLength(13);
	expect(read[0]).toMatchObject({
		...{ "Analysis name": "BCG against tuberculosis", Subgroup: "Random", "Effect measure": "RR" },
		...{ "Experimental cases": "4", "Experimental N": "123", "Control cases": "11", "Control N": "139" },
	});
	expect(Number(read[0]?.Mean)).toBeCloseTo(0.4109386548, 9);
	expect(read.reduce((sum, { Weight }) => sum + Number(Weight), 0)).toBeCloseTo(100, 9);
});
