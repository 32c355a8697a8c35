import { describe, expect, test } from "vitest";
import {
	binaryOutcome,
	continuousOutcome,
	contrast,
	type Input,
	noticed,
} from "#tests/support/study-builder.ts";

/**
 * Published trials of botulinum toxin as their sources print them. Honest reports have no errors, and where
 * something is noticed, it is what a reader of the paper should know too.
 */

const toxin = { id: "a1", label: "OnabotulinumtoxinA", role: "experimental" };
const placebo = { id: "a2", label: "Saline placebo", role: "placebo-comparator" };
const weeks = (value: number) => ({ timePoint: { value, unit: "weeks" } });
const trial = (nct: string, year: number, input: Input): Input => ({
	identifiers: [{ system: "nct", value: nct }],
	reports: [{ id: "r1", role: "primary", title: "Primary publication", year }],
	arms: [toxin, placebo],
	...input,
});

test("Finzi & Rosenthal 2014: percentages, 85 randomised and 74 analysed; one χ² and a half that do not follow", () => {
	const study = trial("NCT01556971", 2014, {
		population: { randomised: 85, sexReported: "69 women, 5 men" },
		outcomes: [
			binaryOutcome(
				{ a1: "52% of 33", a2: "15% of 41" },
				{
					...weeks(6),
					instrument: "MADRS",
					contrasts: [contrast({ measure: "other", method: "chi2(1)=11.2", p: "<0.001" })],
				},
			),
			binaryOutcome(
				{ a1: "27% of 33", a2: "7% of 41" },
				{
					...weeks(6),
					id: "o2",
					label: "Remission",
					instrument: "MADRS",
					contrasts: [contrast({ measure: "other", method: "chi2(1)=5.1, Fisher p<0.03", p: "<0.02" })],
				},
			),
			continuousOutcome(
				{ a1: { n: 33, value: "−47" }, a2: { n: 41, value: "−21" } },
				{
					id: "o3",
					label: "Change of MADRS",
					unit: "%",
					contrasts: [contrast({ measure: "other", method: "Mann-Whitney", p: "<0.0005" })],
				},
			),
		],
	});
	expect(noticed(study)).toEqual([
		"remark test-differs-from-counts outcomes.o1.contrasts.0.method",
		"remark test-differs-from-counts outcomes.o2.contrasts.0.method",
	]);
});

describe("Magid 2014: a crossover at week 12, reported from July 2011 to November 2012", () => {
	const crossover = {
		design: { model: "crossover", followUp: { value: 24, unit: "weeks" } },
		population: { randomised: 30 },
		dates: { start: "2011-07", completion: "2012-11" },
		reports: [{ id: "r1", role: "primary", journal: "J Clin Psychiatry" }],
	};
	const response = binaryOutcome({ a1: "6/11", a2: "0/19" }, weeks(6));

	test("by sequence", () => {
		const arms = [
			{ ...toxin, label: "Toxin first", randomised: 11 },
			{ ...placebo, label: "Placebo first", randomised: 19 },
		];
		expect(noticed(trial("NCT01392963", 2014, { ...crossover, arms, outcomes: [response] }))).toEqual([]);
	});

	test("by what was given, people of the second period twice", () => {
		const arms = [
			{ ...toxin, label: "Toxin first", randomised: 11 },
			{ ...placebo, randomised: 19 },
			{ id: "a3", label: "Toxin after placebo", role: "other", randomised: 17 },
		];
		const outcomes = [
			binaryOutcome({ a1: "6/11", a2: "0/19", a3: "4/17" }, weeks(6)),
			binaryOutcome({ a1: "2/11", a2: "0/19", a3: "3/17" }, { ...weeks(6), id: "o2", label: "Remission" }),
			binaryOutcome({ a1: "45% (5/11)" }, { ...weeks(6), id: "o3", label: "Response", instrument: "BDI" }),
		];
		expect(noticed(trial("NCT01392963", 2014, { ...crossover, arms, outcomes }))).toEqual([]);
	});

	test("its p below 0.0001 does not come from these two groups alone", () => {
		const contrasts = [contrast({ measure: "other", p: "<.0001" })];
		const outcomes = [{ ...response, contrasts }];
		expect(noticed(trial("NCT01392963", 2014, { ...crossover, outcomes }))).toEqual([
			"remark p-differs-from-counts outcomes.o1.contrasts.0.p",
		]);
	});
});

test("Wollmer 2012: 15 and 15 of 30, followed for 16 weeks, d without a sign", () => {
	const study = trial("NCT00934687", 2012, {
		population: { randomised: 30 },
		design: { model: "parallel", followUp: { value: 16, unit: "weeks" } },
		arms: [
			{ ...toxin, randomised: 15 },
			{ ...placebo, randomised: 15 },
		],
		outcomes: [
			binaryOutcome({ a1: "9/15", a2: "2/15" }, weeks(6)),
			continuousOutcome(
				{ a1: { n: 15, value: "−47.1" }, a2: { n: 15, value: "−9.2" } },
				{
					...weeks(6),
					id: "o2",
					unit: "%",
					contrasts: [contrast({ measure: "SMD", estimate: "1.28", p: "0.002" })],
				},
			),
		],
	});
	expect(noticed(study)).toEqual([]);
});

test("Wollmer 2022, borderline personality disorder: means with their standard deviations", () => {
	const study = trial("NCT02728778", 2022, {
		arms: [{ ...toxin }, { ...placebo, label: "Minimal acupuncture", role: "sham-comparator" }],
		outcomes: [
			continuousOutcome(
				{ a1: { n: 27, mean: "−0.39", sd: "0.39" }, a2: { n: 27, mean: "−0.35", sd: "0.42" } },
				{ ...weeks(8), label: "Relative change of ZAN-BPD", instrument: "ZAN-BPD" },
			),
		],
	});
	expect(noticed(study)).toEqual([]);
});

test("Brin 2020: two doses with a placebo each, 258 started and 255 analysed", () => {
	const arms = [
		{ id: "a1", label: "OnabotulinumtoxinA 30 U", role: "experimental", randomised: 65 },
		{ id: "a2", label: "Placebo (30 U sites)", role: "placebo-comparator", randomised: 59 },
		{ id: "a3", label: "OnabotulinumtoxinA 50 U", role: "experimental", randomised: 65 },
		{ id: "a4", label: "Placebo (50 U sites)", role: "placebo-comparator", randomised: 69 },
	];
	const analysed = { a1: { n: 65 }, a2: { n: 58 }, a3: { n: 65 }, a4: { n: 67 } };
	const at = (week: number, p: string, estimate?: string) =>
		continuousOutcome(analysed, {
			...weeks(week),
			id: `o${week}`,
			label: "Change of MADRS",
			instrument: "MADRS",
			contrasts: [contrast({ measure: "MD", estimate, p, method: "mixed model for repeated measures" })],
		});
	const study = trial("NCT02116361", 2020, {
		phase: "2",
		design: { model: "parallel", masking: "double", followUp: { value: 24, unit: "weeks" } },
		population: { randomised: 258, sex: "female" },
		arms,
		outcomes: [at(3, "0.005"), at(6, "0.053", "−3.7"), at(9, "0.049")],
	});
	expect(noticed(study)).toEqual([]);
});

test("Zhang 2021: side effects as percentages of 52 and 24, against sertraline and not said to be randomised", () => {
	const study = trial("NCT00000000", 2021, {
		kind: "non-randomised-trial",
		identifiers: [],
		population: { randomised: 76 },
		arms: [
			{ ...toxin, label: "BoNT/A 100 U", randomised: 52 },
			{ id: "a2", label: "Sertraline", role: "active-comparator", randomised: 24 },
		],
		outcomes: [
			binaryOutcome({ a1: "15.38% of 52", a2: "33.33% of 24" }, { label: "Side effects", ...weeks(12) }),
		],
	});
	expect(noticed(study)).toEqual([]);
});

test("Li 2022: of the two pairs of numbers its abstract has, the one that does not add up is noticed", () => {
	const study = (first: number, second: number) =>
		trial("NCT00000000", 2022, {
			identifiers: [],
			population: { randomised: 88 },
			arms: [
				{ ...toxin, randomised: first },
				{ ...placebo, randomised: second },
			],
		});
	expect(noticed(study(61, 27))).toEqual([]);
	expect(noticed(study(56, 22))).toEqual(["warning arms-do-not-add-up population.randomised"]);
});
