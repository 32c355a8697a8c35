import { describe, expect, test } from "vitest";
import {
	continuousOutcome,
	contrast,
	type Input,
	noticed,
	theFinding,
} from "#tests/support/study-builder.ts";

const CODE = "deviation-looks-like-error";
const at = (armId: string, outcomeId = "o1") => `outcomes.${outcomeId}.results.${armId}.sd`;
const study = (figures: Record<string, Input>, input: Input = {}) => ({
	outcomes: [continuousOutcome(figures, input)],
});

describe("honest deviations are left alone", () => {
	test.each([
		["of one size", { a1: { n: 27, mean: -0.39, sd: 0.39 }, a2: { n: 27, mean: -0.35, sd: 0.42 } }],
		["of half the size", { a1: { n: 36, mean: 12, sd: 4.5 }, a2: { n: 36, mean: 14, sd: 9.1 } }],
		["of very few people", { a1: { n: 4, mean: 2, sd: 0.4 }, a2: { n: 4, mean: 20, sd: 1.6 } }],
		["beside a large effect", { a1: { n: 50, mean: -12, sd: 5.5 }, a2: { n: 50, mean: 1, sd: 5 } }],
		["that grow with the mean", { a1: { n: 16, mean: 10, sd: 3 }, a2: { n: 16, mean: 31, sd: 12 } }],
	])("%s", (_, figures) => {
		expect(noticed(study(figures))).toEqual([]);
	});

	test("of quite different things that share a label", () => {
		const rows = [0.4, 2.1, 12.5, 60].map((sd, index) =>
			continuousOutcome(
				{ a1: { n: 36, mean: 3, sd } },
				{ id: `o${index}`, label: "Cytokine", className: `IL-${index}` },
			),
		);
		expect(noticed({ outcomes: rows })).toEqual([]);
	});
});

describe("a deviation √n times too small", () => {
	test("for the other arm's", () => {
		const input = study({ a1: { n: 36, mean: 12.1, sd: 1.5 }, a2: { n: 36, mean: 14.2, sd: 9.1 } });
		const finding = theFinding(CODE, input);
		expect(finding).toMatchObject({ level: "warning", path: at("a1") });
		expect(finding.message).toBe(
			"A standard deviation of 1.5 looks like a standard error: “Placebo” has 9.1. As an error in 36 people it would mean a deviation of about 9.00. If the source gives the error, move it there",
		);
	});

	test("for the same arm at other times", () => {
		const scores = (id: string, className: string, sd: number) =>
			continuousOutcome(
				{ a1: { n: 36, mean: 20, sd }, a2: { n: 36, mean: 21, sd: sd * 1.1 } },
				{ id, className, instrument: "MADRS" },
			);
		const outcomes = [
			scores("o1", "Baseline", 8.7),
			scores("o2", "Week 6", 1.5),
			scores("o3", "Week 12", 9.4),
		];
		expect(noticed({ outcomes })).toEqual([
			`warning ${CODE} ${at("a1", "o2")}`,
			`warning ${CODE} ${at("a2", "o2")}`,
		]);
	});

	test("for the interval of its own mean", () => {
		const interval = { n: 36, mean: 12.1, ciLow: 9.2, ciHigh: 15, ciLevel: 95 };
		expect(noticed(study({ a1: { ...interval, sd: 1.5 } }))).toEqual([`warning ${CODE} ${at("a1")}`]);
		expect(noticed(study({ a1: { ...interval, sd: 8.9 } }))).toEqual([]);
	});

	test("for its own quartiles or range", () => {
		expect(noticed(study({ a1: { n: 36, mean: 12, sd: 1.5, median: 12, q1: 6, q3: 18 } }))).toHaveLength(1);
		expect(noticed(study({ a1: { n: 36, mean: 12, sd: 9, median: 12, q1: 6, q3: 18 } }))).toEqual([]);
		expect(noticed(study({ a1: { n: 36, mean: 14, sd: 1.5, min: 0, max: 36 } }))).toHaveLength(1);
		expect(noticed(study({ a1: { n: 36, mean: 14, sd: 9, min: 0, max: 36 } }))).toEqual([]);
	});

	test("for the interval of the difference, in both arms", () => {
		const arms = { a1: { n: 36, mean: 12.1, sd: 1.5 }, a2: { n: 36, mean: 15.3, sd: 1.6 } };
		const difference = (ciLow: number, ciHigh: number) => ({
			contrasts: [contrast({ measure: "MD", estimate: "−3.2", ciLow, ciHigh })],
		});
		expect(noticed(study(arms, difference(-7.5, 1.1)))).toEqual([
			`warning ${CODE} ${at("a1")}`,
			`warning ${CODE} ${at("a2")}`,
		]);
		expect(noticed(study(arms, difference(-3.92, -2.48)))).toEqual([]);
	});
});

describe("an effect that hardly any treatment has", () => {
	const arms = { a1: { n: 36, mean: 12.1, sd: 0.9 }, a2: { n: 36, mean: 15.3, sd: 1 } };

	test("is a warning in both arms", () => {
		expect(noticed(study(arms))).toEqual([`warning ${CODE} ${at("a1")}`, `warning ${CODE} ${at("a2")}`]);
		const message = theFinding(CODE, study({ ...arms, a2: { ...arms.a2, se: 0.167 } })).message;
		expect(message).toContain("it puts this arm 3.36 standard deviations from “Placebo”");
	});

	test("is not, for a biomarker", () => {
		expect(noticed(study(arms, { concept: "biomarker" }))).toEqual([]);
	});

	test("is not, where the interval of the difference bears it out", () => {
		const contrasts = [contrast({ measure: "MD", estimate: "−3.2", ciLow: -3.64, ciHigh: -2.76 })];
		expect(noticed(study(arms, { contrasts }))).toEqual([]);
	});

	test("is not, between a change and a final score", () => {
		expect(noticed(study({ ...arms, a1: { ...arms.a1, isChange: true } }))).toEqual([]);
	});
});
