import { describe, expect, test } from "vitest";
import { noticed, theFinding } from "#tests/support/study-builder.ts";

const toxin = { id: "a1", label: "OnabotulinumtoxinA", role: "experimental" };
const placebo = { id: "a2", label: "Placebo", role: "placebo-comparator" };

describe("which arms there are", () => {
	test("a trial without arms is an error", () => {
		expect(noticed({ arms: [] })).toEqual(["error no-arms arms"]);
		expect(noticed({ kind: "non-randomised-trial", arms: [] })).toEqual(["error no-arms arms"]);
	});

	test("a review has none of its own", () => {
		expect(noticed({ kind: "systematic-review", arms: [] })).toEqual([]);
	});

	test("where nobody said what kind of study it is, arms or the kind are asked for", () => {
		expect(noticed({ kind: undefined, arms: [] })).toEqual(["error no-arms arms"]);
		expect(noticed({ kind: undefined, arms: [toxin] })).toEqual([]);
	});

	test("arms of which no role is said are a remark that asks for the comparator", () => {
		const arms = [
			{ id: "a1", label: "Toxin" },
			{ id: "a2", label: "Saline" },
		];
		expect(noticed({ arms })).toEqual(["remark no-comparator arms"]);
	});

	test("one arm is a warning in a randomised trial only", () => {
		expect(noticed({ arms: [toxin] })).toEqual(["warning one-arm-randomised arms"]);
		expect(noticed({ kind: "non-randomised-trial", arms: [toxin] })).toEqual([]);
	});

	test("an experimental arm with nothing to compare it with is a remark", () => {
		expect(noticed({ arms: [toxin, { ...placebo, role: "experimental" }] })).toEqual([
			"remark no-comparator arms",
		]);
		expect(noticed({ arms: [toxin, { ...placebo, role: "no-intervention" }] })).toEqual([]);
	});
});

describe("labels", () => {
	test("the same but for case and spaces are an error at the later arm", () => {
		const arms = [toxin, placebo, { ...placebo, id: "a3", label: " placebo " }];
		expect(noticed({ arms })).toEqual(["error duplicate-arm-label arms.a3.label"]);
	});

	test("that differ by the dose are not the same", () => {
		expect(
			noticed({ arms: [toxin, { ...toxin, id: "a3", label: "OnabotulinumtoxinA 50 U" }, placebo] }),
		).toEqual([]);
	});
});

describe("people", () => {
	const study = (whole: number, first?: number, second?: number, more = {}) => ({
		population: { randomised: whole },
		arms: [
			{ ...toxin, randomised: first },
			{ ...placebo, randomised: second },
		],
		...more,
	});

	test("that add up, or of whom not all are known, are as they should be", () => {
		expect(noticed(study(258, 130, 128))).toEqual([]);
		expect(noticed(study(258, 130))).toEqual([]);
		expect(noticed(study(258))).toEqual([]);
	});

	test("that add up to too few or too many are a warning with the sum", () => {
		const tooFew = theFinding("arms-do-not-add-up", study(85, 33, 41));
		expect(tooFew).toMatchObject({ level: "warning", path: "population.randomised" });
		expect(tooFew.message).toContain("33 + 41 = 74 people randomised, the study 85");
		expect(noticed(study(85, 45, 41))).toEqual(["warning arms-do-not-add-up population.randomised"]);
	});

	test("of one arm above the whole are an error, and then the sum is not repeated", () => {
		expect(noticed(study(30, 31, 12))).toEqual(["error arm-above-trial arms.a1.randomised"]);
	});

	test("may be in several arms of a crossover", () => {
		const design = { model: "crossover" };
		expect(noticed(study(30, 30, 30, { design }))).toEqual([]);
		expect(noticed(study(30, 11, 12, { design }))).toEqual([
			"warning arms-do-not-add-up population.randomised",
		]);
	});
});
