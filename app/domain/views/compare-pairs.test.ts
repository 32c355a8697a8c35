import { describe, expect, test } from "vitest";
import { readable } from "#app/domain/study/readable.ts";
import { studyWith } from "#tests/support/study-builder.ts";
import { comparedOutcomes } from "../compare/event-outcomes.ts";
import { type CompareOptions, compareView } from "./compare-view.ts";
import { tellDifference } from "./pair-chart.ts";

const ARMS = [
	{ id: "a1", label: "Drug", role: "experimental" },
	{ id: "a2", label: "Placebo", role: "placebo-comparator" },
	{ id: "a3", label: "Old drug", role: "active-comparator" },
];
const study = (slug: string, input: { arms?: object[]; outcomes?: object[]; adverseEvents?: object[] }) => {
	const { design, arms, ...figures } = readable(
		studyWith({
			arms: input.arms ?? ARMS.slice(0, 2),
			outcomes: (input.outcomes ?? []).map((outcome, index) => ({ id: `o${index + 1}`, ...outcome })),
			adverseEvents: input.adverseEvents ?? [],
		}),
	);
	return { slug, name: slug.toUpperCase(), year: 2020, design, arms, outcomes: comparedOutcomes(figures) };
};
const response = (...counts: [number, number][]) => ({
	...{ kind: "binary", label: "Response", concept: "response", direction: "higher-is-better" },
	results: counts.map(([events, n], index) => ({ armId: `a${index + 1}`, events, n })),
});
const severity = (instrument: string, direction: string, means: [string, string], sd?: string) => ({
	...{ kind: "continuous", label: "Severity", concept: "symptom-severity", instrument, direction },
	results: means.map((mean, index) => ({ armId: `a${index + 1}`, mean, n: 50, ...(sd && { sd }) })),
});
const OPTIONS: CompareOptions = {
	...{ topic: { key: "response", label: "Response" }, measure: "rate", order: "people", level: 0.95 },
	provenance: "",
};
const rowsOf = (view: ReturnType<typeof compareView>) =>
	(view.pairs?.panels ?? []).flatMap(({ rows }) =>
		rows.map(({ label, arms, marks, people, isJoined, difference }) => ({
			...{ label, arms, people, isJoined, marks: marks.map(({ figure }) => figure) },
			difference: difference && tellDifference(difference),
		})),
	);

describe("both arms of a trial", () => {
	// 17 of 33 against 6 of 41: Newcombe's interval as in tests/reference/newcombe-proportions.test.ts, rounded.
	test("stand on one line with the difference of their rates, those with most people first", () => {
		const small = study("a", { outcomes: [response([9, 15], [2, 15])] });
		const large = study("b", { outcomes: [response([17, 33], [6, 41])] });
		expect(rowsOf(compareView([small, large], OPTIONS))).toEqual([
			{
				...{ label: "B", arms: "", people: 74, isJoined: true, marks: ["52%", "15%"] },
				difference: "+36.9 [15.5, 54.6]†",
			},
			{
				...{ label: "A", arms: "", people: 30, isJoined: true, marks: ["60%", "13%"] },
				difference: "+46.7 [12.2, 69.0]†",
			},
		]);
		const byGap = compareView([large, small], { ...OPTIONS, order: "gap" });
		expect(rowsOf(byGap).map(({ label }) => label)).toEqual(["A", "B"]);
	});

	test("of three arms each further one has a line of its own, and one that is left out has none", () => {
		const three = study("a", { arms: ARMS, outcomes: [response([10, 20], [5, 20], [8, 20])] });
		expect(rowsOf(compareView([three], OPTIONS)).map(({ label, arms }) => [label, arms])).toEqual([
			["A", "Drug v Placebo"],
			["", "Drug v Old drug"],
		]);
		const left = compareView([three], { ...OPTIONS, hidden: ["old  DRUG"] });
		expect(rowsOf(left).map(({ marks }) => marks)).toEqual([["50%", "25%"]]);
		expect(left.chart.groups[0]?.rows.map(({ label }) => label)).toEqual(["Drug", "Placebo"]);
	});

	test("begin with what is asked for, whichever two its source compares", () => {
		const outcome = {
			...response([10, 20], [5, 20], [8, 20]),
			contrasts: [{ armId: "a3", referenceArmId: "a2", measure: "RR", estimate: "1.6" }],
		};
		const three = study("a", { arms: ARMS, outcomes: [outcome] });
		const arms = (isAsked: boolean) =>
			rowsOf(compareView([{ ...three, isAsked }], { ...OPTIONS, asked: "Drug" })).map((row) => row.arms);
		expect(arms(true)).toEqual(["Drug v Placebo", "Drug v Old drug"]);
		expect(arms(false)[0]).toBe("Old drug v Placebo");
	});

	test("are not joined where nobody says which of three are compared", () => {
		const arms = ARMS.map(({ id, label }) => ({ id, label }));
		const [row] = rowsOf(
			compareView([study("a", { arms, outcomes: [response([10, 20], [5, 20], [8, 20])] })], OPTIONS),
		);
		expect(row).toMatchObject({ isJoined: false, marks: ["50%", "25%", "40%"], difference: undefined });
	});
});

describe("means", () => {
	const topic = { key: "symptom-severity", label: "Symptom severity" };
	const means: CompareOptions = { ...OPTIONS, topic, measure: "mean" };

	test("of two scales have two panels; without a spread there is a difference and no interval", () => {
		const view = compareView(
			[
				study("a", { outcomes: [severity("MADRS", "lower-is-better", ["12", "15.5"])] }),
				study("b", { outcomes: [severity("HAM-D", "lower-is-better", ["10", "13"], "5")] }),
			],
			means,
		);
		expect(view.pairs?.panels.map(({ label }) => label)).toEqual(["MADRS", "HAM-D"]);
		const [bare, whole] = rowsOf(view).map(({ difference }) => difference);
		expect(bare).toBe("−3.5 [no interval]†");
		// 10 − 13 ± 1.96 × √(25/50 + 25/50)
		expect(whole).toBe("−3.00 [−4.96, −1.04]†");
	});

	test("of one trial’s two scales are said to be of two outcomes, and the trial is named once", () => {
		const outcomes = ["MADRS", "HAM-D", "QIDS"].map((scale, index) => ({
			...severity(scale, "lower-is-better", ["10", "13"], "5"),
			...{ label: `${scale} total score`, concept: undefined },
			...(index > 0 && { direction: undefined }),
		}));
		const { footnotes = [] } = compareView([study("a", { outcomes })], means).pairs ?? {};
		expect(footnotes).toContain("Lower is better; for 2 of the 3 outcomes this is not recorded.");
		expect(footnotes.join(" ")).toContain("has been recorded for it: A.");
	});

	test("standardised, all point one way where every trial says which is better, and else as they are", () => {
		const up = study("a", { outcomes: [severity("GAF", "higher-is-better", ["60", "50"], "10")] });
		const down = study("b", { outcomes: [severity("MADRS", "lower-is-better", ["10", "20"], "10")] });
		const view = compareView([up, down], { ...means, measure: "SMD" });
		// Hedges' g of one standard deviation: J(98) = 1 − 3/(4·98 − 1) = 0.9923
		const values = view.chart.groups.map(({ rows }) => rows[0]?.value);
		for (const value of values) expect(value).toBeCloseTo(-0.9923, 3);
		expect(view.chart.footnotes.join(" ")).toContain("turned, so that lower is better: A.");
		const silent = study("c", {
			outcomes: [{ ...severity("X", "", ["60", "50"], "10"), direction: undefined }],
		});
		const mixed = compareView([silent, down], { ...means, measure: "SMD" });
		expect(mixed.chart.groups.map(({ rows }) => Math.sign(rows[0]?.value ?? 0)).toSorted()).toEqual([-1, 1]);
		expect(mixed.chart.footnotes.join(" ")).toContain("opposite directions");
	});
});

test("adverse events have a panel each, those of most trials first, all on one scale", () => {
	const event = (term: string, affected: number) => ({
		...{ id: term.toLowerCase(), term },
		results: ["a1", "a2"].map((armId) => ({ armId, affected, atRisk: 20 })),
	});
	const view = compareView(
		[
			study("a", { adverseEvents: [event("Headache", 4), event("Nausea", 1)] }),
			study("b", { adverseEvents: [event("Headache", 2), event("Ptosis", 3)] }),
			study("c", { outcomes: [response([1, 2], [1, 2])] }),
		],
		{ ...OPTIONS, look: "harms" },
	);
	expect(view.pairs?.panels.map(({ label, rows }) => [label, rows.length])).toEqual([["Headache", 2]]);
	expect(view).toMatchObject({ shown: 2, without: ["C"] });
});

test("over time, trials that were measured at several times stand together, each arm with its times", () => {
	const often = (slug: string) => {
		const times = ["4", "8"].map((value, index) => ({ id: `t${index + 1}`, value, unit: "weeks" }));
		const results = times.flatMap(({ id: timePointId }, index) =>
			["a1", "a2"].map((armId) => ({ armId, timePointId, events: 5 + index, n: 20 })),
		);
		const { results: _, ...outcome } = response();
		return study(slug, { outcomes: [{ ...outcome, timePoints: times, results }] });
	};
	const once = study("c", { outcomes: [response([9, 15], [2, 15])] });
	const { courses = [] } = compareView([often("a"), often("b"), once], { ...OPTIONS, look: "time" });
	expect(courses.flatMap(({ series }) => series.map((one) => [one.study, one.points.length]))).toEqual([
		...[
			["A", 2],
			["A", 2],
			["B", 2],
			["B", 2],
		],
	]);
});
