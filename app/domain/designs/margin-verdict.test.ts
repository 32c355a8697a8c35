import { expect, test } from "vitest";
import { binaryOutcome, contrast, noticed, studyWith } from "#tests/support/study-builder.ts";
import { readable } from "../study/readable.ts";
import { marginVerdict } from "./margin-verdict.ts";

const MARGIN = { value: "-10", side: "above", measure: "RD", level: "95", analysisSet: "per-protocol" };
const COMPARISON = {
	...{ measure: "RD", estimate: "-2.1", ciLow: "-8.0", ciHigh: "3.8", ciLevel: "95" },
	...{ hypothesis: "non-inferiority", adjusted: true, margin: MARGIN },
};

function verdict(more: object = {}, margin: object = {}, study: object = {}, outcome: object = {}) {
	const compared = contrast({ ...COMPARISON, ...more, margin: { ...MARGIN, ...margin } });
	const document = readable(
		studyWith({
			outcomes: [binaryOutcome({ a1: "80/100", a2: "82/100" }, { contrasts: [compared], ...outcome })],
			...study,
		}),
	);
	const [first] = document.outcomes;
	const [told] = first?.contrasts ?? [];
	return first && told ? marginVerdict(document, first, told)?.words : undefined;
}

test.each([
	["inside", {}, {}, "non-inferior: the whole interval is on the right side of the margin"],
	["crossing", { ciLow: "-11" }, {}, "non-inferiority is not shown"],
	["touching", { ciLow: "-10" }, {}, "non-inferiority is not shown"],
	[
		"equivalence",
		{ hypothesis: "equivalence" },
		{ side: "between", upper: "10" },
		"equivalent: the whole interval is between the margins",
	],
	[
		"a hazard ratio",
		{ measure: "HR", estimate: "1.02", ciLow: "0.9", ciHigh: "1.15" },
		{ measure: "HR", value: "1.2", side: "below" },
		"non-inferior: the whole interval is on the right side of the margin",
	],
])("%s", (_, more, margin, expected) => {
	expect(verdict(more, margin)?.endsWith(`; ${expected}`)).toBe(true);
});

test.each([
	["the margin itself", {}, { value: undefined }, /not said: the margin$/],
	["its side", {}, { side: undefined }, /on which side of it/],
	["its measure", {}, { measure: undefined }, /the margin’s measure/],
	["its level", {}, { level: undefined }, /the level of the interval for it/],
	["the analysis set", {}, { analysisSet: undefined }, /the analysis set/],
	["what was to be shown", { hypothesis: undefined }, {}, /whether non-inferiority or equivalence/],
	["the interval's level", { ciLevel: undefined }, {}, /the level of the interval$/],
	["an end", { ciHigh: undefined }, {}, /both ends of the interval/],
	["the upper of two", { hypothesis: "equivalence" }, { side: "between" }, /the upper margin/],
])("nothing is concluded without %s", (_, more, margin, expected) => {
	expect(verdict(more, margin)).toMatch(/nothing is concluded, as not said/);
	expect(verdict(more, margin)).toMatch(expected);
});

test.each([
	["another level", { ciLevel: "90" }, {}, {}, {}, /the interval is at 90%, the margin is for one at 95%/],
	[
		"another measure",
		{ measure: "RR", estimate: "0.97", ciLow: "0.9", ciHigh: "1.1" },
		{},
		{},
		{},
		/margin is one of the risk difference/,
	],
	["superiority", { hypothesis: "superiority" }, {}, {}, {}, /said to be superiority/],
	["the wrong side of no effect", {}, { value: "10" }, {}, {}, /wrong side of no effect/],
	[
		"a proportion beside points",
		{ estimate: "-0.021", ciLow: "-0.08", ciHigh: "0.038" },
		{},
		{},
		{},
		/percentage points and the other a proportion/,
	],
	["an open order of arms", { orientation: "not-said" }, {}, {}, {}, /which arm the estimate is of/],
	[
		"clusters that are ignored",
		{ allowance: "ignored" },
		{},
		{ design: { unit: "cluster" } },
		{},
		/ignores clustering/,
	],
	[
		"clusters of which nothing is said",
		{},
		{},
		{ design: { unit: "cluster" } },
		{},
		/not said to allow for clustering/,
	],
	["other people", {}, {}, {}, { population: "Intention to treat" }, /not the people analysed/],
])("nothing is concluded with %s", (_, more, margin, study, outcome, expected) => {
	expect(verdict(more, margin, study, outcome)).toMatch(/nothing is concluded, as/);
	expect(verdict(more, margin, study, outcome)).toMatch(expected);
});

test("a cluster trial's interval that allows for it may be held against a margin", () => {
	expect(verdict({ allowance: "allowed" }, {}, { design: { unit: "cluster" } })).toMatch(/; non-inferior:/);
});

test("the checks say what contradicts a margin, and what it lacks", () => {
	const outcome = (margin: object) =>
		binaryOutcome(
			{ a1: "80/100", a2: "82/100" },
			{ contrasts: [contrast({ ...COMPARISON, margin: { ...MARGIN, ...margin } })] },
		);
	expect(noticed({ outcomes: [outcome({})] })).toEqual([]);
	expect(noticed({ outcomes: [outcome({ value: "10" })] })).toEqual([
		"warning margin-contradicted outcomes.o1.contrasts.0.margin",
	]);
	expect(noticed({ outcomes: [outcome({ analysisSet: undefined })] })).toEqual([
		"remark margin-incomplete outcomes.o1.contrasts.0.margin",
	]);
});
