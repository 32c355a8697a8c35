import { describe, expect, test } from "vitest";
import { binaryOutcome, contrast, type Input, noticed } from "#tests/support/study-builder.ts";

const cluster = { unit: "cluster" };
const crossover = { model: "crossover" };
const OR = { measure: "OR", estimate: "1.5", ciLow: "1.1", ciHigh: "2.05", ciLevel: "95", adjusted: true };
const outcome = (more: Input = {}, compared: Input = OR) =>
	binaryOutcome({ a1: "30/100", a2: "22/100" }, { contrasts: [contrast(compared)], ...more });
const arms = (first: object, second: object) => [
	{ id: "a1", label: "Drug", role: "experimental", ...first },
	{ id: "a2", label: "Placebo", role: "placebo-comparator", ...second },
];

describe("clusters", () => {
	test.each([
		[
			"an interval of which nothing is said",
			{ design: cluster, outcomes: [outcome()] },
			["warning clustering-unsaid outcomes.o1.contrasts.0.allowance"],
		],
		["an ICC", { design: { ...cluster, dependence: { icc: "0.02" } }, outcomes: [outcome()] }, []],
		[
			"an ICC of the outcome",
			{ design: cluster, outcomes: [outcome({ dependence: { designEffect: "1.4" } })] },
			[],
		],
		[
			"an interval that allows for it",
			{ design: cluster, outcomes: [outcome({}, { ...OR, allowance: "allowed" })] },
			[],
		],
		["no interval", { design: cluster, outcomes: [binaryOutcome({ a1: "30/100", a2: "22/100" })] }, []],
		["people", { design: { unit: "person" }, outcomes: [outcome()] }, []],
		[
			"more clusters than people",
			{ design: { ...cluster, clusters: { number: 40 } }, population: { randomised: 30 } },
			["warning clusters-above-people design.clusters.number"],
		],
		[
			"more clusters than people of an arm",
			{ design: cluster, arms: arms({ clusters: 12, randomised: 10 }, { clusters: 5, randomised: 10 }) },
			["warning clusters-above-people arms.a1.clusters"],
		],
		[
			"arms that do not add up",
			{ design: { ...cluster, clusters: { number: 20 } }, arms: arms({ clusters: 10 }, { clusters: 11 }) },
			["warning clusters-do-not-add-up design.clusters.number"],
		],
		[
			"a size that does not fit",
			{ design: { ...cluster, clusters: { number: 20, meanSize: "50" } }, population: { randomised: 500 } },
			["remark cluster-size-differs design.clusters.meanSize"],
		],
		[
			"an ICC below 0",
			{ design: { ...cluster, dependence: { icc: "-0.02" } } },
			["warning icc-below-zero design.dependence.icc"],
		],
		[
			"a design effect below 1",
			{ design: { ...cluster, dependence: { designEffect: "0.8" } } },
			["warning design-effect-below-one design.dependence.designEffect"],
		],
	])("%s", (_, study, expected) => {
		expect(noticed(study)).toEqual(expected);
	});
});

describe("crossover", () => {
	const all = { ...crossover, dependence: { periods: "all-periods" } };
	test.each([
		[
			"all periods and no pairing",
			{ design: all, outcomes: [outcome()] },
			["warning pairing-unsaid outcomes.o1.dependence.periods"],
		],
		[
			"a correlation",
			{
				design: { ...all, dependence: { periods: "all-periods", correlation: "0.5" } },
				outcomes: [outcome()],
			},
			[],
		],
		["a paired interval", { design: all, outcomes: [outcome({}, { ...OR, allowance: "allowed" })] }, []],
		[
			"the first period",
			{ design: { ...crossover, dependence: { periods: "first-period" } }, outcomes: [outcome()] },
			[],
		],
		["a period not said", { design: crossover, outcomes: [outcome()] }, []],
		[
			"one period",
			{ design: { ...crossover, crossover: { periods: 1 } } },
			["warning one-period design.crossover.periods"],
		],
	])("%s", (_, study, expected) => {
		expect(noticed(study)).toEqual(expected);
	});
});

describe("factors", () => {
	const factorial = {
		model: "factorial",
		factors: ["Aspirin: given, not given", "Statin: given, not given"],
	};
	const of = (first: string[], second: string[]) =>
		noticed({ design: factorial, arms: arms({ levels: first }, { levels: second }) });
	const [both, one] = [
		["Aspirin: given", "Statin: given"],
		["aspirin: given", "Statin: not given"],
	];
	test.each([
		["each level", both, one, []],
		["a missing one", both, ["Aspirin: given"], ["warning level-missing arms.a2.levels"]],
		["another factor", both, ["Aspirin: given", "Fibrate: given"], ["warning factor-unknown arms.a2.levels"]],
		["no level", both, ["Aspirin"], ["warning level-unread arms.a2.levels"]],
		["twice the same", both, both, ["warning levels-alike arms.a2.levels"]],
	])("%s", (_, first, second, expected) => {
		expect(of(first, second)).toEqual(expected);
	});
});

test.each([
	["Clinics", ["remark design-hinted design.unit"]],
	["Eyes", ["remark design-hinted design.unit"]],
	["Scans", []],
])("so are the units that a registry counts: %s", (unitsAnalysed, expected) => {
	const outcomes = [binaryOutcome({ a1: "30/100", a2: "22/100" }, { unitsAnalysed })];
	expect(noticed({ outcomes })).toEqual(expected);
});

describe("words are hints", () => {
	test.each([
		["A cluster randomised trial of hand washing", {}, ["remark design-hinted design.unit"]],
		["A cluster-randomized trial of hand washing", { unit: "cluster" }, []],
		["A split-face trial of retinol", {}, ["remark design-hinted design.unit"]],
		["Crossover trial of melatonin", {}, ["remark design-hinted design.model"]],
		["Crossover trial of melatonin", { model: "parallel" }, []],
		["A dose-finding adaptive trial", {}, ["remark design-hinted design.features"]],
		["Clusters of headaches", {}, []],
	])("%s %j", (title, design, expected) => {
		expect(noticed({ title, design })).toEqual(expected);
	});
});
