import { describe, expect, test } from "vitest";
import { parseStudyForm } from "../parse-study-form.ts";
import { placeTable } from "./place-table.ts";
import { putIn } from "./put-in.ts";

const NEW = {
	title: "x",
	arms: [{ id: "a1" }, { id: "a2" }],
	outcomes: [{ id: "o1", timePoints: [{ id: "t1" }] }],
};
const NAMED = {
	...NEW,
	arms: [
		{ id: "a1", label: "Placebo" },
		{ id: "a2", label: "Drug" },
	],
};

const tableOf = (text: string) =>
	text
		.trim()
		.split("\n")
		.map((line) => line.split("|").map((cell) => cell.trim()));

const THREE_ARMS = tableOf(`
 | Low dose (n=140) | High dose (n=138) | Placebo (n=141)
Response, n (%) | | |
Week 4 | 40 (29) | 55 (40) | 21 (15)
Week 8 | 60 (43) | 70 (51) | 30 (21)
HAM-D, mean (SD) | | |
Week 8 | 12.4 (5.0) | 11.0 (5.2) | NR`);

describe("where a pasted table goes", () => {
	test("arms by their heads, outcomes by their headings, times by their words, the kind by what cells print", () => {
		const { columns, rows } = placeTable(THREE_ARMS, NEW);
		expect(columns.map(({ to }) => to)).toEqual(["outcome", "figures a1", "figures a2", "new"]);
		expect(rows.map(({ label, time, kind }) => [label, time?.value, kind])).toEqual([
			["Response", "4", "binary"],
			["Response", "8", "binary"],
			["HAM-D", "8", "continuous"],
		]);
	});

	test.each<[string, string[][], string[]]>([
		[
			"arms in another order, under another head",
			tableOf("Outcome | Drug | Placebo | P value\nDeath | 3 (2%) | 9 (6%) | 0.04"),
			["outcome", "figures a2", "figures a1", ""],
		],
		[
			"two head lines, the upper one spanning",
			tableOf(" | Drug | | Placebo | \n | n | n (%) | n | n (%)\nDeath | 50 | 3 (6) | 51 | 9 (18)"),
			["outcome", "n a2", "figures a2", "n a1", "figures a1"],
		],
		[
			"a column of times",
			tableOf("Outcome | Time | Drug | Placebo\nDeath | 6 weeks | 3/50 | 9/51"),
			["outcome", "time", "figures a2", "figures a1"],
		],
		[
			"an arm that no head names",
			tableOf("Outcome | Drug | Sham\nDeath | 3/50 | 9/51"),
			["outcome", "figures a2", "new"],
		],
		[
			"all of them together are no arm",
			tableOf("Outcome | Drug | Total (n=90)\nDeath | 3/50 | 9/90"),
			["outcome", "figures a2", ""],
		],
		[
			"some or all of them together, and their comparison, are no arm",
			tableOf("Outcome | Drug | All doses | Both groups | Placebo\nDeath | 3/50 | 5/90 | 14/141 | 9/51"),
			["outcome", "figures a2", "", "", "figures a1"],
		],
	])("%s", (_, cells, wanted) => {
		expect(placeTable(cells, NAMED).columns.map(({ to }) => to)).toEqual(wanted);
	});

	test("an arm of the form is one whatever its name says", () => {
		const form = {
			...NEW,
			arms: [
				{ id: "a1", label: "Combined treatment" },
				{ id: "a2", label: "Drug" },
			],
		};
		const { columns } = placeTable(tableOf("Outcome | Drug | Combined treatment\nDeath | 3/50 | 9/51"), form);
		expect(columns.map(({ to }) => to)).toEqual(["outcome", "figures a2", "figures a1"]);
	});

	test("a title above the head is no row", () => {
		const { columns, rows } = placeTable(
			tableOf("Table 2. Response | |\nOutcome | Drug | Placebo\nDeath | 3/50 | 9/51"),
			NAMED,
		);
		expect([columns.map(({ to }) => to), rows.length]).toEqual([["outcome", "figures a2", "figures a1"], 1]);
	});

	test("what no words settle is asked: the kind of figures that can be of several", () => {
		const { rows } = placeTable(tableOf("Outcome | Drug | Placebo\nScore | 12.4 (3.1) | 14.0 (3.0)"), NAMED);
		expect(rows.map(({ kind }) => kind)).toEqual([""]);
	});
});

describe("a table that is put in", () => {
	const saved = (form: object) => {
		const fields = new URLSearchParams();
		const walk = (node: unknown, name: string): void => {
			if (Array.isArray(node)) for (const [index, item] of node.entries()) walk(item, `${name}[${index}]`);
			else if (typeof node === "object" && node !== null)
				for (const [key, value] of Object.entries(node)) walk(value, name ? `${name}.${key}` : key);
			else if (node !== undefined) fields.append(name, String(node));
		};
		walk({ ...form, reason: "x" }, "");
		const submission = parseStudyForm(fields);
		if (submission.status !== "success") throw new Error(JSON.stringify(submission.error));
		return submission.value.document;
	};

	test("adds arms, outcomes and time points, each cell as printed, with the number of the arm's head", () => {
		const document = saved(putIn(NEW, placeTable(THREE_ARMS, NEW)));
		expect(document.arms.map(({ label }) => label)).toEqual(["Low dose", "High dose", "Placebo"]);
		const [response, score] = document.outcomes;
		expect(response?.timePoints.map(({ value, unit }) => `${value} ${unit}`)).toEqual(["4 weeks", "8 weeks"]);
		expect(response?.results).toHaveLength(6);
		expect(response?.results[3]).toMatchObject({
			armId: "a1",
			timePointId: "t2",
			events: 60,
			percent: "43",
			n: 140,
		});
		// The head says what stands in brackets.
		expect(score?.results[0]).toMatchObject({ armId: "a1", mean: "12.4", sd: "5.0", printed: "12.4 (5.0)" });
		expect(score?.results[2]).toMatchObject({ armId: "a3", state: "not-reported" });
	});

	test.each([
		["Outcome | Drug, % | Placebo, %\nResponse | 52 | 15", { percent: "52" }],
		["Outcome | Drug | Placebo\nResponse (%) | 52 | 15.5", { percent: "52" }],
		["Outcome | Drug, n (%) | Placebo, n (%)\nResponse | 17 (52) | 6 (15)", { printed: "17 (52)" }],
	])("a number under a head of percentages is no count: %s", (text, wanted) => {
		const [response] = saved(putIn(NAMED, placeTable(tableOf(text), NAMED))).outcomes;
		expect(response?.results[1]).toMatchObject(wanted);
		expect(response?.results[1]).not.toMatchObject({ events: 52 });
	});

	test("goes to the outcome and time that are there already, and changes nothing else", () => {
		const before = {
			...NAMED,
			outcomes: [
				{
					...{ id: "o1", kind: "binary", label: "Death" },
					timePoints: [{ id: "t1", value: "6", unit: "weeks" }],
					results: { a1: { cell: "9/51" } },
				},
			],
		};
		const table = tableOf("Outcome | Drug\nDeath at 6 weeks | 3/50\nDeath at 12 weeks | 4/50");
		const [death, ...others] = saved(putIn(before, placeTable(table, before))).outcomes;
		expect(others).toEqual([]);
		expect(death?.results).toMatchObject([
			{ armId: "a1", timePointId: "t1", events: 9, n: 51 },
			{ armId: "a2", timePointId: "t1", events: 3, n: 50 },
			{ armId: "a2", timePointId: "t2", events: 4, n: 50 },
		]);
	});
});
