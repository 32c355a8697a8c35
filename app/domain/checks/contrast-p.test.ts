import { describe, expect, test } from "vitest";
import { binaryOutcome, contrast, type Input, noticed, theFinding } from "#tests/support/study-builder.ts";

const reported = (input: Input) => ({ outcomes: [binaryOutcome({}, { contrasts: [contrast(input)] })] });
const CONTRADICTION = ["warning p-contradicts-interval outcomes.o1.contrasts.0.p"];

describe("p that goes with its interval", () => {
	test.each([
		{ measure: "HR", estimate: "0.74", ciLow: "0.60", ciHigh: "0.92", p: "0.007" },
		{ measure: "RR", estimate: "3.52", ciLow: "1.57", ciHigh: "7.91", p: "<0.001" },
		{ measure: "RR", estimate: "3.52", ciLow: "1.57", ciHigh: "7.91", p: "0.002" },
		{ measure: "MD", estimate: "−3.7", ciLow: "−7.4", ciHigh: "0.05", p: "0.053" },
		{ measure: "MD", estimate: "−3.6", ciLow: "−7.2", ciHigh: "−0.0", p: "0.049" },
		{ measure: "MD", estimate: "1.0", ciLow: "−1.0", ciHigh: "3.0", p: ">0.05" },
		{ measure: "MD", estimate: "1.0", ciLow: "−1.0", ciHigh: "3.0", p: "0.33" },
		{ measure: "MD", estimate: "8.0", ciLow: "3.5", ciHigh: "12.5", p: "0.004" },
		{ measure: "OR", estimate: "2.00", ciLow: "1.00", ciHigh: "4.00", p: "0.05" },
		{ measure: "OR", estimate: "1.50", ciLow: "1.20", ciHigh: "1.88", p: "5e-4" },
		{ measure: "OR", estimate: "1.80", ciLow: "1.30", ciHigh: "2.49", ciLevel: "97.5", p: "<0.001" },
		{ measure: "other", estimate: "12", ciLow: "−2", ciHigh: "26", p: "0.01" },
		{ measure: "OR", estimate: "2.0", p: "0.9" },
	])("%j", (figures) => {
		expect(noticed(reported(figures))).toEqual([]);
	});
});

test("p above 1 is an error", () => {
	expect(noticed(reported({ measure: "MD", estimate: "2.0", p: "1.5" }))).toEqual([
		"error p-above-one outcomes.o1.contrasts.0.p",
	]);
	expect(noticed(reported({ measure: "MD", estimate: "2.0", p: ">.99" }))).toEqual([]);
	expect(noticed(reported({ measure: "MD", estimate: "2.0", p: "1.00" }))).toEqual([]);
});

describe("p that contradicts its interval", () => {
	test("by a difference where the interval includes none", () => {
		const finding = theFinding(
			"p-contradicts-interval",
			reported({ measure: "RR", estimate: "0.86", ciLow: "0.67", ciHigh: "1.10", p: "0.03" }),
		);
		expect(finding).toMatchObject({ level: "warning", path: "outcomes.o1.contrasts.0.p" });
		expect(finding.message).toContain(
			"p = 0.03 says that the arms differ, but the 95% interval 0.67 to 1.10 includes 1, no difference",
		);
	});

	test("by no difference where the interval excludes it", () => {
		const figures = { measure: "MD", estimate: "−3.7", ciLow: "−5.4", ciHigh: "−2.0", p: ">0.05" };
		expect(theFinding("p-contradicts-interval", reported(figures)).message).toContain(
			"p >0.05 leaves no difference possible, but the 95% interval −5.4 to −2.0 excludes 0",
		);
	});

	test("at the level the interval has", () => {
		const figures = { measure: "MD", estimate: "2.0", ciLow: "−0.6", ciHigh: "4.6", p: "0.04" };
		expect(noticed(reported({ ...figures, ciLevel: 99 }))).toEqual([]);
		expect(noticed(reported(figures))).toEqual(CONTRADICTION);
	});

	test("by being of another size", () => {
		const figures = { measure: "HR", estimate: "0.74", ciLow: "0.60", ciHigh: "0.92", p: "0.00002" };
		expect(theFinding("p-contradicts-interval", reported(figures)).message).toContain(
			"give, about p = 0.006",
		);
		expect(noticed(reported({ ...figures, p: "<0.001" }))).toEqual([]);
		expect(noticed(reported({ measure: "MD", estimate: "5", ciLow: "4", ciHigh: "6", p: "0.04" }))).toEqual(
			CONTRADICTION,
		);
	});

	test("by being of no size that the method speaks of", () => {
		const figures = { measure: "HR", estimate: "0.74", ciLow: "0.50", ciHigh: "1.10", p: "0.01" };
		for (const method of ["test for non-inferiority", "one-sided log-rank test", "Dunnett's test"]) {
			expect(noticed(reported({ ...figures, method }))).toEqual([]);
		}
		expect(noticed(reported({ ...figures, method: "log-rank test" }))).toEqual(CONTRADICTION);
	});
});
