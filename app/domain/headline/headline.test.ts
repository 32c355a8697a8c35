import { describe, expect, test } from "vitest";
import { readable } from "#app/domain/study/readable.ts";
import { studyWith } from "#tests/support/study-builder.ts";
import { listingOf } from "../listing.ts";
import { headlineView } from "../views/headline-view.ts";

const frame = { provenance: "Version 1" };
const single = [{ id: "a", label: "Afatinib", role: "experimental" }];
const control = { id: "b", label: "Placebo", role: "placebo-comparator" };
const both = [...single, control];
const rate = (id: string, results: object[], more = {}) => ({
	...{ id, label: `Outcome ${id}`, kind: "binary", results, ...more },
});
const counts = (a: number, b: number) => [
	{ armId: "a", events: a, n: 50 },
	{ armId: "b", events: b, n: 50 },
];
const means = (id: string, more: object, a = "5", b = "7") => ({
	...{ id, kind: "continuous", label: "Walking distance", unit: "m" },
	results: [
		{ armId: "a", mean: a, n: 50 },
		{ armId: "b", mean: b, n: 50 },
	],
	...more,
});
const opened = (outcomes: object[], arms: object[] = both) =>
	headlineView(readable(studyWith({ arms, outcomes })), frame);

test("a study of one arm opens with that arm's rate, and compares nothing", () => {
	const study = studyWith({ arms: single, outcomes: [rate("o1", [{ armId: "a", events: 1, n: 13 }])] });
	const headline = headlineView(readable(study), frame);
	expect(headline?.sentence).toBe("8% (1/13) had the outcome “Outcome o1” with afatinib.");
	expect(headline?.charts.map(({ key }) => key)).toEqual(["rate"]);
	expect(headline?.meanings).toEqual([]);
	expect(headline?.people).toBeUndefined();
	expect(listingOf(study, []).card.headline?.arms).toMatchObject([{ label: "Afatinib", shown: "8% (1/13)" }]);
});

test("without a figure there is no headline, and the list says how many people it is of", () => {
	const study = studyWith({ arms: single, population: { enrolment: { count: 120 } } });
	expect(headlineView(readable(study), frame)).toBeUndefined();
	expect(listingOf(study, []).card).toMatchObject({ people: 120 });
});

describe("which outcome", () => {
	const response = rate("o2", counts(20, 10), { label: "Response", priority: "secondary" });

	test.each([
		["a mean", means("o1", { priority: "primary" })],
		["of a single arm", rate("o1", [{ armId: "a", events: 1, n: 13 }], { priority: "primary" })],
		["a harm", rate("o1", counts(9, 3), { label: "Any adverse event", priority: "primary" })],
		[
			"a median time",
			{
				...{
					id: "o1",
					kind: "time-to-event",
					label: "Overall survival",
					unit: "months",
					priority: "primary",
				},
				results: [{ armId: "a", median: "14.2" }],
			},
		],
		[
			"an estimate between arms",
			{
				...{ id: "o1", kind: "continuous", label: "Change of score", priority: "primary", results: [] },
				contrasts: [{ armId: "a", referenceArmId: "b", measure: "MD", estimate: "-1.8", p: "0.05" }],
			},
		],
	])("the primary one, though it is %s", (_, primary) => {
		const headline = opened([response, primary]);
		expect(headline?.outcomeId).toBe("o1");
		expect(headline?.sentence).not.toBe("");
	});

	test("benefits before harms, though the harm has more to show", () => {
		const harm = rate("o1", counts(9, 3), { label: "Serious adverse events" });
		const benefit = {
			...{ id: "o2", kind: "continuous", label: "Change of score", results: [] },
			contrasts: [{ armId: "a", referenceArmId: "b", p: ">0.05" }],
		};
		expect(opened([harm, benefit])?.sentence).toBe(
			"Change of score: p >0.05 for afatinib against placebo, as reported.",
		);
	});

	test("another one where the primary has no figures, and says so", () => {
		const planned = { id: "o1", kind: "binary", label: "Stroke", priority: "primary", results: [] };
		expect(opened([planned, response])?.notes).toEqual([
			"The primary outcome has no figures here; this is another.",
		]);
	});
});

describe("which time point", () => {
	const at = (id: string, className: string, text = "Weeks 4, 8 and 12") =>
		means(id, { className, priority: "primary", timePoint: { text } });

	test("the latest where the source names none, and says so", () => {
		const headline = opened([at("o1", "Week 4"), at("o2", "Week 12"), at("o3", "Week 8")]);
		expect(headline?.outcomeId).toBe("o2");
		expect(headline?.notes).toEqual(["The latest of 3 time points; the source names none."]);
		expect(headline?.charts[0]?.chart.footnotes).toContain(headline?.notes[0]);
	});

	test.each([
		[
			"its time frame",
			[at("o1", "Week 4", "Week 8"), at("o2", "Week 8", "Week 8"), at("o3", "Week 12", "Week 8")],
		],
		[
			"a word beside it",
			["Week 4", "Week 8 (primary)", "Week 12"].map((name, index) => at(`o${index + 1}`, name)),
		],
		[
			"its label",
			["Week 4", "Week 8", "Week 12"].map((className, index) =>
				means(`o${index + 1}`, {
					...{ className, priority: "primary", label: "Change in walking distance at week 8" },
				}),
			),
		],
	])("the one that the source names by %s", (_, outcomes) => {
		const headline = opened(outcomes);
		expect(headline?.outcomeId).toBe("o2");
		expect(headline?.notes).toEqual([]);
	});

	test("never an open-label extension as the latest of the blinded part", () => {
		const headline = opened([
			at("o1", "Week 4 (double-blind)"),
			at("o2", "Week 8 (double-blind)"),
			at("o3", "Week 52 (open-label extension)"),
		]);
		expect(headline?.outcomeId).toBe("o2");
		expect(headline?.notes).toEqual([
			"The latest of 2 time points before the open-label extension; the source names none.",
		]);
	});

	test.each([
		"Baseline",
		"Screening",
		"Day 1 (pre-dose)",
		"Pre-treatment",
		"Week 0",
		"Visit 1 (Baseline)",
		"Right eye, baseline",
		"Before surgery",
		"Day -7",
	])("never “%s”", (className) => {
		expect(opened([at("o1", className), at("o2", "Week 12")])?.outcomeId).toBe("o2");
		expect(opened([at("o1", className)])).toBeUndefined();
	});

	test.each(["Baseline (Day 1) to Week 6", "Baseline, week 6", "From baseline to week 6"])(
		"“%s” is no baseline",
		(text) => {
			expect(opened([means("o1", { timePoint: { value: "6", unit: "weeks", text } })])?.outcomeId).toBe("o1");
		},
	);
});

describe("arms", () => {
	test("whose roles nobody said are neutral, in the order of the document, and none is the comparator", () => {
		const arms = [
			{ id: "a", label: "Usual care" },
			{ id: "b", label: "Stepped care" },
		];
		const headline = opened([rate("o1", counts(20, 11), { label: "Remission" })], arms);
		expect(headline?.sentence).toBe(
			"40% (20/50) reached remission with usual care, 22% (11/50) with Stepped care.",
		);
		expect(headline?.charts[0]?.chart.groups[0]?.rows.map(({ colour }) => colour)).toEqual([
			"neutral-1",
			"neutral-2",
		]);
		expect(headline?.unsaid).toEqual(["direction", "comparator"]);
		expect(JSON.stringify(headline)).not.toContain("than with the comparator");
	});

	test("of which nobody can tell which to compare are all told, and none is compared", () => {
		const arms = ["a", "b", "c"].map((id) => ({ id, label: `Dose ${id}` }));
		const three = [...counts(5, 6), { armId: "c", events: 7, n: 50 }];
		const headline = opened([rate("o1", three, { label: "Relapse" })], arms);
		expect(headline?.sentence).toBe(
			"10% (5/50) relapsed with Dose a, 12% (6/50) with Dose b, 14% (7/50) with Dose c.",
		);
		expect(headline?.meanings).toEqual([]);
	});

	test("in another role are no comparators either", () => {
		const arms = [
			{ id: "a", label: "Sham", role: "other" },
			{ id: "b", label: "Active", role: "other" },
		];
		const rows = opened([rate("o1", counts(20, 11))], arms)?.charts[0]?.chart.groups[0]?.rows;
		expect(rows?.map(({ colour }) => colour)).toEqual(["neutral-1", "neutral-2"]);
	});
});

test("a percentage that no single count follows from is drawn as reported", () => {
	const results = [
		{ armId: "a", percent: "6.6", n: 1648 },
		{ armId: "b", percent: "8.9", n: 1649 },
	];
	const chart = opened([rate("o1", results)])?.charts[0]?.chart;
	expect(chart?.groups[0]?.rows).toMatchObject([
		{ value: 6.6, figure: "6.6%", detail: "of 1,648", basis: "reported" },
		{ value: 8.9, figure: "8.9%", detail: "of 1,649", basis: "reported" },
	]);
	expect(chart?.footnotes).toContain(
		"Percentages without an interval are drawn as reported: no single count of people follows from them.",
	);
});

describe("direction", () => {
	const needed = (more: object) =>
		opened([rate("o1", counts(40, 10), more)])?.meanings.find(
			({ term }) => term === "Number needed to treat (NNT)",
		);

	test("that nobody said stays open: more or fewer, no benefit and no harm", () => {
		expect(needed({ label: "Participants with any adverse event" })).toMatchObject({
			figure: "1 more in 1.7 [1.4, 2.4]",
			explained:
				"For every 2 people treated, one more has the outcome than with the comparator. It is not recorded whether that is better or worse.",
		});
		expect(needed({ label: "Death", concept: "mortality" })?.figure).not.toMatch(/NNT[BH]/);
	});

	test("that somebody said gives its letter", () => {
		expect(needed({ direction: "higher-is-better" })?.figure).toBe("NNTB 1.7 [1.4, 2.4]");
		expect(needed({ direction: "lower-is-better" })?.figure).toBe("NNTH 1.7 [1.4, 2.4]");
	});
});
