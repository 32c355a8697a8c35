import { expect, test } from "vitest";
import { binaryOutcome, type Input, studyWith } from "#tests/support/study-builder.ts";
import { checkSynthesis } from "./check-synthesis.ts";
import { proposeRows } from "./propose-rows.ts";
import { questionTimeWords } from "./question-time.ts";
import { synthesisDocument } from "./synthesis-document.ts";

const ARMS = [
	{ id: "a1", label: "Toxin", role: "experimental", interventions: [{ name: "Botulinum toxin" }] },
	{ id: "a2", label: "Placebo", role: "placebo-comparator" },
];

/** One outcome with figures at each of these times. */
function measuredAt(...times: Input[]) {
	const timePoints = times.map((time, index) => ({ id: `t${index + 1}`, ...time }));
	const results = timePoints.flatMap(({ id: timePointId }, index) => [
		{ armId: "a1", timePointId, n: 40, events: 20 + index },
		{ armId: "a2", timePointId, n: 41, events: 11 },
	]);
	const document = studyWith({ arms: ARMS, outcomes: [binaryOutcome({}, { timePoints, results })] });
	return { slug: "trial", version: 1, visibility: "published" as const, document };
}

const weeks = (...values: number[]) => values.map((value) => ({ value: String(value), unit: "weeks" }));
const asking = (time: Input) =>
	synthesisDocument.parse({ title: "Q", question: { intervention: "Botox", concept: "response", ...time } });

/** The outcomes proposed, the one that is ticked marked. */
const proposed = (study: ReturnType<typeof measuredAt>, time: Input) =>
	proposeRows(study, asking(time).question, { measure: "RR" }).map(
		({ row, first }) => `${row.outcomeId}${first ? " first" : ""}`,
	);

test.each([
	["the nearest", weeks(2, 6, 12), { timeNearest: "8", timeUnit: "weeks" }, ["o1_t2 first", "o1_t3", "o1"]],
	[
		"the earlier of two as near",
		weeks(4, 12),
		{ timeNearest: "8", timeUnit: "weeks" },
		["o1 first", "o1_t2"],
	],
	[
		"the nearest within the window",
		weeks(2, 6, 26),
		{ timeFrom: "4", timeTo: "12", timeNearest: "2", timeUnit: "weeks" },
		["o1_t2 first"],
	],
	[
		"in another unit",
		weeks(4, 26, 52),
		{ timeNearest: "6", timeUnit: "months" },
		["o1_t2 first", "o1", "o1_t3"],
	],
	["the latest without a moment", weeks(2, 6, 12), {}, ["o1_t3 first", "o1", "o1_t2"]],
	[
		"the planned one without a moment",
		[...weeks(2), { value: "6", unit: "weeks", primary: true }, ...weeks(12)],
		{},
		["o1_t2 first", "o1", "o1_t3"],
	],
	[
		"cycles among cycles",
		[
			{ value: "2", unit: "cycles" },
			{ value: "4", unit: "cycles" },
		],
		{ timeNearest: "4", timeUnit: "cycles" },
		["o1_t2 first", "o1"],
	],
])("of several time points of one outcome a trial gives %s, once", (_, times, question, rows) => {
	expect(proposed(measuredAt(...times), question)).toEqual(rows);
});

test("a cycle has no length in weeks: the doubt is said", () => {
	const study = measuredAt({ value: "4", unit: "cycles" });
	const [row] = proposeRows(study, asking({ timeFrom: "4", timeTo: "8", timeUnit: "weeks" }).question, {
		measure: "RR",
	});
	expect(row?.reasons.join()).toContain(
		"a cycle has no length in weeks, so nobody knows whether it is in time",
	);
});

test("the rule is told in words, and a row beyond it is noticed", () => {
	const time = { timeFrom: "4", timeTo: "12", timeNearest: "8", timeUnit: "weeks" };
	expect(questionTimeWords(asking(time).question)).toBe(
		"nearest to week 8, within 4 to 12 weeks; of two as near the earlier",
	);
	const rows = [{ id: "r1", study: "trial", outcomeId: "o1_t2", experimental: ["a1"], control: ["a2"] }];
	const findings = checkSynthesis(
		{ ...asking(time), rows: synthesisDocument.parse({ title: "Q", rows }).rows },
		new Map([["trial", measuredAt(...weeks(8, 26))]]),
	);
	expect(findings.map(({ code }) => code)).toContain("time-outside");
});

test("a nearest time without a unit is refused", () => {
	const parsed = synthesisDocument.safeParse({ title: "Q", question: { timeNearest: "8" } });
	expect(parsed.error?.issues[0]?.path).toEqual(["question", "timeUnit"]);
});
