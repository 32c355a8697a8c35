import { describe, expect, test } from "vitest";
import { binaryOutcome, type Input, noticed, theFinding } from "#tests/support/study-builder.ts";

const arms = (first: number, second: number) => [
	{ id: "a1", label: "OnabotulinumtoxinA", role: "experimental", randomised: first },
	{ id: "a2", label: "Placebo", role: "placebo-comparator", randomised: second },
];
const outcomes = (count: number, cells: Record<string, string>) =>
	Array.from({ length: count }, (_, index) =>
		binaryOutcome(cells, { id: `o${index + 1}`, label: `Response ${index + 1}` }),
	);

describe("analysed against an arm's people", () => {
	test("as many or fewer are as it should be", () => {
		expect(noticed({ arms: arms(33, 52), outcomes: outcomes(1, { a1: "17/33", a2: "6/41" }) })).toEqual([]);
	});

	test("more are a warning that can be answered", () => {
		const input = { arms: arms(30, 52), outcomes: outcomes(1, { a1: "17/33", a2: "6/41" }) };
		expect(theFinding("analysed-above-randomised", input)).toMatchObject({
			level: "warning",
			path: "outcomes.o1.results.a1.n",
			message: expect.stringMatching(/^33 analysed are more than the 30 randomised to “OnabotulinumtoxinA”/),
		});
	});

	test("more in outcome after outcome is one warning, at the arm", () => {
		const input = { arms: arms(30, 52), outcomes: outcomes(6, { a1: "17/33", a2: "6/41" }) };
		expect(noticed(input)).toEqual(["warning analysed-above-randomised arms.a1.randomised"]);
		expect(theFinding("analysed-above-randomised", input).message).toContain("in 5 other places");
	});

	test("in an observational study people are enrolled", () => {
		const input = { kind: "observational", arms: arms(30, 52), outcomes: outcomes(1, { a1: "17/33" }) };
		expect(theFinding("analysed-above-randomised", input).message).toContain("30 enrolled");
	});
});

describe("analysed against the whole trial", () => {
	const population = { randomised: 74 };

	test("all arms together may be everybody", () => {
		expect(noticed({ population, outcomes: outcomes(1, { a1: "17/33", a2: "6/41" }) })).toEqual([]);
	});

	test("more than everybody are a warning", () => {
		const input = { population, outcomes: outcomes(1, { a1: "17/34", a2: "6/41" }) };
		expect(theFinding("analysed-above-trial", input)).toMatchObject({
			level: "warning",
			path: "outcomes.o1.results",
			message: expect.stringContaining("75 analysed are more than the 74 randomised in all"),
		});
	});

	test("where one arm explains it, only that arm is named", () => {
		const input: Input = {
			population,
			arms: arms(33, 41),
			outcomes: outcomes(1, { a1: "17/34", a2: "6/41" }),
		};
		expect(noticed(input)).toEqual(["warning analysed-above-randomised outcomes.o1.results.a1.n"]);
	});

	test("in a crossover everybody may be in each arm, but not more", () => {
		const crossover = { design: { model: "crossover" }, population: { randomised: 30 }, arms: arms(11, 19) };
		expect(noticed({ ...crossover, outcomes: outcomes(1, { a1: "10/28", a2: "0/30" }) })).toEqual([]);
		expect(noticed({ ...crossover, outcomes: outcomes(1, { a1: "10/31", a2: "0/30" }) })).toEqual([
			"warning analysed-above-trial outcomes.o1.results",
		]);
	});
});

describe("nobody analysed", () => {
	test("with a rate all the same is a warning", () => {
		expect(noticed({ outcomes: outcomes(1, { a1: "52% of 0", a2: "6/41" }) })).toEqual([
			"warning nobody-analysed outcomes.o1.results.a1.n",
		]);
	});

	test("with none of nobody is a remark", () => {
		expect(noticed({ outcomes: outcomes(1, { a1: "0/0", a2: "6/41" }) })).toEqual([
			"remark nobody-analysed outcomes.o1.results.a1.n",
		]);
	});
});
