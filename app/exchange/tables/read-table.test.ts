import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "#app/domain/problem.ts";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";
import { longTable } from "../study-csv.ts";
import { writeCsv } from "../write-csv.ts";
import { overlayStudy } from "./overlay-study.ts";
import { readTable, type TableOptions } from "./read-table.ts";

const fixture = (name: string) =>
	readFileSync(join(import.meta.dirname, "../../../tests/fixtures/metafor/input", name), "utf8");

function studiesOf(text: string, options?: TableOptions): StudyDocument[] {
	const { badCells, studies } = readTable(text, options);
	expect(badCells).toEqual([]);
	return studies.map(({ document }) => document);
}

describe("wide tables, one row for both arms", () => {
	test("metafor's columns ai, n1i, ci, n2i are events and totals of two arms", () => {
		const [first, ...rest] = studiesOf(fixture("bcg.csv"), { outcome: "Tuberculosis", firstArm: "BCG" });
		expect(rest).toHaveLength(12);
		expect(first?.arms.map(({ label }) => label)).toEqual(["BCG", "Arm 2"]);
		expect(first?.outcomes[0]).toMatchObject({
			kind: "binary",
			label: "Tuberculosis",
			results: [
				{ armId: "a1", events: 4, n: 123 },
				{ armId: "a2", events: 11, n: 139 },
			],
		});
		expect(first?.reports[0]).toMatchObject({ year: 1948 });
	});

	test("tpos, tneg, cpos and cneg give totals as the sum of both", () => {
		const [study] = studiesOf("author,year,trial,tpos,tneg,cpos,cneg\nAronson,1948,1,4,119,11,128");
		expect(study?.outcomes[0]?.results).toMatchObject([
			{ events: 4, n: 123 },
			{ events: 11, n: 139 },
		]);
	});

	test("RevMan's columns: Events 1, Total 1, Events 2, Total 2", () => {
		const [study] = studiesOf("Study,Events 1,Total 1,Events 2,Total 2\nFinzi 2014,17,33,6,41");
		expect(study?.outcomes[0]?.results).toMatchObject([
			{ events: 17, n: 33 },
			{ events: 6, n: 41 },
		]);
		expect(study?.reports[0]).toMatchObject({ authors: "Finzi", year: 2014 });
	});

	test("of numbers of people alone, two trials that add up to a third are no total; three are asked about", () => {
		const head = "Study,Mean 1,SD 1,N 1,Mean 2,SD 2,N 2";
		const lines = ["A 2001,1.5,2,30,0.5,2.5,29", "B 2002,1.4,2,20,0.4,2.1,21", "C 2003,1.3,2,50,0.6,2.2,50"];
		const asked = (...all: string[]) =>
			readTable([head, ...all].join("\n")).questions.map(({ line }) => line);
		expect(asked(...lines)).toEqual([]);
		expect(asked(...lines, "D 2004,1.4,2,100,0.5,2.3,100")).toEqual([5]);
	});

	test("RevMan Web's columns: Experimental events, Control total", () => {
		const [study] = studiesOf(
			"Study,Experimental mean,Experimental SD,Experimental total,Control mean,Control SD,Control total\nX 2001,1.50,2,30,-0.5,2.5,29",
		);
		expect(study?.outcomes[0]?.results).toMatchObject([
			{ mean: "1.50", sd: "2", n: 30 },
			{ mean: "-0.5", sd: "2.5", n: 29 },
		]);
	});

	test("Metapsy's columns: condition_arm1, event_arm1, totaln_arm1, mean_arm1 …", () => {
		const [study] = studiesOf(
			[
				"study\tcondition_arm1\tcondition_arm2\tinstrument\ttime_weeks\tmean_arm1\tsd_arm1\tn_arm1\tmean_arm2\tsd_arm2\tn_arm2",
				"Andersson, 2005\tcbt\twl\tbdi-2\t10\t12.2\t6.8\t36\t19.5\t8.1\t49",
			].join("\n"),
		);
		expect(study?.arms).toMatchObject([{ label: "cbt" }, { label: "wl", role: undefined }]);
		expect(study?.outcomes[0]).toMatchObject({
			instrument: "bdi-2",
			timePoints: [{ value: "10", unit: "weeks" }],
			results: [
				{ mean: "12.2", n: 36 },
				{ mean: "19.5", n: 49 },
			],
		});
	});

	test("a missing figure is missing, and the number analysed is kept", () => {
		const [study] = studiesOf("study,events 1,n 1,events 2,n 2\nA,,30,NA,28\nB,0,10,1,10");
		expect(study?.outcomes).toEqual([]);
		const [, second] = studiesOf("study,events 1,n 1,events 2,n 2\nA,,30,3,28\nB,0,10,1,10");
		expect(second?.outcomes[0]?.results).toMatchObject([
			{ events: 0, n: 10 },
			{ events: 1, n: 10 },
		]);
		const [first] = studiesOf("study,events 1,n 1,events 2,n 2\nA,,30,3,28");
		expect(first?.outcomes[0]?.results[0]).toEqual({ armId: "a1", n: 30 });
	});
});

describe("long tables, one row for each arm", () => {
	const LONG = [
		"Study;Year;NCT;Arm;Outcome;Time;Result;Source locator",
		"Finzi & Rosenthal;2014;nct01556971;OnabotulinumtoxinA;Response;week 6;52% (17/33);Abstract",
		"Finzi & Rosenthal;2014;nct01556971;Placebo;Response;week 6;15% of 41;Abstract",
		"Finzi & Rosenthal;2014;nct01556971;Placebo;Remission;6 weeks;7,3 %;Table 2",
	].join("\n");

	test("a study's rows become its arms and outcomes, with each figure's source", () => {
		const [study, ...rest] = studiesOf(LONG, { condition: "Depression" });
		expect(rest).toEqual([]);
		expect(study).toMatchObject({
			title: "Finzi & Rosenthal (2014)",
			conditions: ["Depression"],
			identifiers: [{ system: "nct", value: "NCT01556971" }],
			// Neither a role nor a concept stands in a column, so neither is stored.
			arms: [{ label: "OnabotulinumtoxinA" }, { label: "Placebo", role: undefined }],
			outcomes: [
				{
					label: "Response",
					concept: undefined,
					timePoints: [{ value: "6", unit: "weeks" }],
					results: [
						{ armId: "a1", events: 17, n: 33, percent: "52", source: { locator: "Abstract" } },
						{ armId: "a2", n: 41, percent: "15" },
					],
				},
				{ label: "Remission", results: [{ armId: "a2", percent: "7.3" }] },
			],
		});
	});

	test("what this program exports comes back, without its derived columns", () => {
		const [document] = studiesOf(LONG);
		if (!document) throw new Error("the table gave no study");
		const csv = writeCsv(longTable([{ slug: "finzi-rosenthal-2014", version: 1, document }]));
		const again = readTable(csv);
		expect(again.badCells).toEqual([]);
		const [study] = again.studies.map(({ document: read }) => read);
		expect(study?.outcomes.map(({ results }) => results)).toEqual(
			document.outcomes.map(({ results }) => results),
		);
		expect(again.matches.columns.filter(({ how }) => how === "derived").map(({ name }) => name)).toContain(
			"events_derived",
		);
	});

	test("a Kaplan–Meier estimate and the kind of a mean come back as this program exports them", () => {
		const [document] = studiesOf(LONG);
		if (!document) throw new Error("the table gave no study");
		const [armId = ""] = document.arms.map(({ id }) => id);
		const landmark = { landmark: "62.5", landmarkLow: "50", landmarkHigh: "73", landmarkLevel: "90" };
		const time = { id: "t1", value: "12", unit: "months" };
		const whole = studyDocument.parse({
			...document,
			outcomes: [
				{
					...{ id: "o1", kind: "time-to-event", label: "Relapse", timePoints: [time] },
					results: [{ armId, timePointId: "t1", n: 40, ...landmark, landmarkOf: "event-free" }],
				},
				{
					...{ id: "o2", kind: "continuous", label: "Titre" },
					results: [{ armId, n: 40, mean: "12.5", meanType: "geometric" }],
				},
			],
		});
		const [said] = readTable(writeCsv(longTable([{ slug: "x", version: 1, document: whole }]))).studies;
		expect(said?.document.outcomes).toMatchObject([
			{ kind: "time-to-event", results: [{ n: 40, ...landmark, landmarkOf: "event-free" }] },
			{ kind: "continuous", results: [{ mean: "12.5", meanType: "geometric" }] },
		]);
	});

	test("an arm that a table adds to a study gets an id that none here has, also behind one that is here", () => {
		const [document] = studiesOf("study,arm,n,events\nA,Drug,10,5\nA,Placebo,9,3\nA,Third,8,2");
		const [said] = readTable("study,arm,n,events\nA,Drug,10,5\nA,New,9,3").studies;
		if (!document || !said) throw new Error("a table gave no study");
		const { arms, outcomes } = overlayStudy(document, said.said);
		expect(arms.map(({ id, label }) => `${id} ${label}`)).toEqual([
			...["a1 Drug", "a2 Placebo", "a3 Third", "a4 New"],
		]);
		expect(outcomes[0]?.results.map(({ armId, n }) => [armId, n])).toEqual([
			...[
				["a1", 10],
				["a2", 9],
				["a3", 8],
				["a4", 9],
			],
		]);
	});

	test("of what this program exports, lines of groups that are no arm are passed over, and said to be", () => {
		const [document] = studiesOf(LONG);
		if (!document) throw new Error("the table gave no study");
		const [outcome] = document.outcomes;
		const results = [...(outcome?.results ?? []), { groupId: "g1", events: 23, n: 74 }];
		const whole = studyDocument.parse({
			...document,
			groups: [{ id: "g1", title: "Both arms" }],
			outcomes: [{ ...outcome, results }, ...document.outcomes.slice(1)],
		});
		const csv = writeCsv(longTable([{ slug: "x", version: 1, document: whole }]));
		const [head = "", ...lines] = csv.trimEnd().split(/\r?\n/);
		const at = head.split(",").indexOf("group_id");
		expect(head.split(",")[at + 1]).toBe("group");
		expect(
			lines.map((line) =>
				line
					.split(",")
					.slice(at, at + 2)
					.join(),
			),
		).toEqual([",", ",", "g1,Both arms", ","]);
		const again = readTable(csv);
		expect(again.remarks.map(({ text }) => text)).toContain(
			"1 line is of groups that are no arm: passed over",
		);
		const [said] = again.studies;
		expect(said?.document.arms).toEqual(document.arms);
		expect(said?.document.outcomes[0]?.results).toEqual(outcome?.results);
		// A study that is here keeps what it has of its groups.
		const laidOver = said && overlayStudy(whole, said.said);
		expect([laidOver?.groups, laidOver?.outcomes]).toEqual([whole.groups, whole.outcomes]);
	});
});

describe("what cannot be read", () => {
	test("an arm keeps the words of its cell, and what they say in place of a figure; a median's NR is asked", () => {
		const [study] = studiesOf(
			"study,arm,outcome,rate,n\nOne,Drug,Response,17/33*,33\nOne,Placebo,Response,<1%,400\nOne,Sham,Response,NR,40",
		);
		expect(study?.outcomes[0]?.results).toEqual([
			{ armId: "a1", events: 17, n: 33, printed: "17/33*" },
			{ armId: "a2", n: 400, state: "below-limit", printed: "<1%" },
			{ armId: "a3", n: 40, state: "not-reported", printed: "NR" },
		]);
		const { badCells } = readTable("study,arm,outcome,median,n\nOne,Drug,Survival,NR,33");
		expect(badCells.map(({ reason }) => reason)).toEqual([
			expect.stringContaining("“NR” can be not reached or not reported: write it out"),
		]);
	});

	test("every bad cell is named at once by line, column, value and reason, and its row gives nothing", () => {
		const { badCells, studies } = readTable(
			"study,events 1,n 1,events 2,n 2\nA,1O,30,3,28\nB,2.5,10,-1,10\n,1,2,1,2\nC,1,10,2,10",
		);
		expect(badCells.map(({ line, columnName, value }) => [line, columnName, value])).toEqual([
			[2, "events 1", "1O"],
			[3, "events 1", "2.5"],
			[3, "events 2", "-1"],
			[4, "study", ""],
		]);
		expect(badCells[0]?.reason).toBe("Events: “1O” is not a whole number, such as 33");
		expect(studies.map(({ name }) => name)).toEqual(["C"]);
	});

	test("two rows for the same arm and outcome are told apart or refused", () => {
		const { badCells } = readTable("study,arm,events,n\nA,x,1,10\nA,x,2,10");
		expect(badCells).toMatchObject([
			{ line: 3, columnName: "arm", reason: expect.stringContaining("Line 2") },
		]);
	});

	test("columns that disagree on a figure are refused", () => {
		const { badCells } = readTable("study,arm,rate,events\nA,x,5/10,6");
		expect(badCells).toMatchObject([{ reason: "Two columns of this row disagree: 5 and 6" }]);
	});

	test("a row with more cells than the header is named", () => {
		const { badCells } = readTable("study,arm,events,n\nA,x,1,10,20");
		expect(badCells).toMatchObject([{ line: 2, reason: expect.stringContaining("5 cells") }]);
	});

	test.each([
		["", /empty/],
		["study,arm\n", /no rows/],
		['study,arm\n"A,x\nB,y', /never closed/],
		["s\u0000t\u0000", /UTF-8/],
	])("no table at all: %j", (text, message) => {
		expect(() => readTable(text)).toThrow(Problem);
		expect(() => readTable(text)).toThrow(message);
	});

	test("a column that fits nothing is left out until a person says what it is", () => {
		const text = "study,arm,gesamt,treffer\nA,x,10,5";
		expect(readTable(text).matches.columns.map(({ how }) => how)).toEqual(["name", "name", "none", "none"]);
		const [study] = studiesOf(text, { chosen: { 2: "n", 3: "events" } });
		expect(study?.outcomes[0]?.results).toEqual([{ armId: "a1", n: 10, events: 5 }]);
	});

	test("whatever is pasted, it is read or refused in words, and what is read passes the schema", () => {
		const cell = fc.oneof(
			fc.string(),
			fc.constantFrom("1", "NA", '"', "52%", "1/2", "-3", "=1+1", "\t", ","),
		);
		const table = fc.tuple(
			fc.constantFrom("study,arm,events,n", "study;mean 1;n 1;mean 2;n 2", "a\tb\tc"),
			fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
		);
		fc.assert(
			fc.property(table, ([header, rows]) => {
				try {
					for (const { document } of readTable([header, ...rows.map((row) => row.join(","))].join("\n"))
						.studies)
						expect(studyDocument.parse(document)).toEqual(document);
				} catch (error) {
					expect(error).toBeInstanceOf(Problem);
				}
			}),
			{ numRuns: 500, seed: 7 },
		);
	});
});

test("RevMan's study results, of which a row is an arm or a comparison, are no table of their own: where they go is said", () => {
	const head = "Study,Outcome,Data type,Effect measure,Arm,Reference arm,Sample size,Cases,Mean,Exp mean";
	expect(() => readTable(`${head}\nDoe 2020,Score,Continuous,MD,Drug,Placebo,,,-2.0,\n`)).toThrow(
		"Registry records and study data",
	);
});

test("a control that stands in a row with each of two arms is read once; where it differs, that is said", () => {
	const head = "study,outcome,arm 1,events 1,n 1,arm 2,events 2,n 2";
	const rows = (second: string) =>
		`${head}\nDoe 2020,Relapse,Drug A,4,20,Placebo,9,21\nDoe 2020,Relapse,Drug B,5,22,Placebo,${second}\n`;
	const [study] = readTable(rows("9,21")).studies;
	expect(study?.document.outcomes[0]?.results).toMatchObject([
		{ events: 4, n: 20 },
		{ events: 9, n: 21 },
		{ events: 5, n: 22 },
	]);
	expect(readTable(rows("8,21")).badCells[0]?.reason).toContain("Line 2 has figures of this arm");
});
