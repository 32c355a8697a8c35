import { describe, expect, test } from "vitest";
import {
	binaryOutcome,
	continuousOutcome,
	contrast,
	type Input,
	noticed,
	theFinding,
} from "#tests/support/study-builder.ts";

const RATES = { a1: "17/33", a2: "6/41" };
const MEANS = { a1: { n: 36, mean: "12.1", sd: "8.7" }, a2: { n: 36, mean: "15.8", sd: "9.1" } };
const source = { locator: "Table 2" };
const DIFFERS = "contrast-differs-from-arms";

const ofRates = (input: Input) => ({ outcomes: [binaryOutcome(RATES, { contrasts: [contrast(input)] })] });
const ofMeans = (input: Input) => ({
	outcomes: [continuousOutcome(MEANS, { contrasts: [contrast(input)] })],
});

describe("what follows from the arms", () => {
	test.each([
		{ measure: "RR", estimate: "3.52" },
		{ measure: "RR", estimate: "3.5" },
		{ measure: "OR", estimate: "6.20" },
		{ measure: "RD", estimate: "0.369" },
		{ measure: "RD", estimate: "36.9" },
		{ measure: "HR", estimate: "9" },
	])("of 17/33 and 6/41: %j", (figures) => {
		expect(noticed(ofRates(figures))).toEqual([]);
	});

	test.each([
		{ measure: "MD", estimate: "−3.7" },
		{ measure: "MD", estimate: "−3.66" },
		{ measure: "ROM", estimate: "0.77" },
		{ measure: "SMD", estimate: "−0.42" },
		{ measure: "SMD", estimate: "0.41" },
	])("of two means: %j", (figures) => {
		expect(noticed(ofMeans(figures))).toEqual([]);
	});

	test("the standard deviations of a standardised difference are pooled by the numbers analysed", () => {
		// 4 / √((90·10² + 10·6²) / 100) = 0.413, from which the room reaches 0.112 either way. By one arm's alone it
		// were 0.400 or 0.667, by the mean of the two variances 0.485.
		const means = { a1: { n: 91, mean: "14", sd: "10" }, a2: { n: 11, mean: "10", sd: "6" } };
		const of = (estimate: string) => ({
			outcomes: [continuousOutcome(means, { contrasts: [contrast({ measure: "SMD", estimate })] })],
		});
		for (const fitting of ["0.31", "0.52"]) expect(noticed(of(fitting))).toEqual([]);
		for (const differing of ["0.29", "0.54"])
			expect(noticed(of(differing))).toEqual([expect.stringContaining(DIFFERS)]);
	});

	test("of counts derived from percentages as well", () => {
		const outcomes = [
			binaryOutcome(
				{ a1: "52% of 33", a2: "15% of 41" },
				{ contrasts: [contrast({ measure: "RR", estimate: "3.52" })] },
			),
		];
		expect(noticed({ outcomes })).toEqual([]);
	});

	test("of events over person-time", () => {
		const results = [
			{ armId: "a1", count: 10, personTime: 100, source },
			{ armId: "a2", count: 20, personTime: 100, source },
		];
		const falls = (estimate: string) => ({
			outcomes: [
				{
					kind: "count",
					id: "o1",
					label: "Falls",
					results,
					contrasts: [contrast({ measure: "IRR", estimate })],
				},
			],
		});
		expect(noticed(falls("0.50"))).toEqual([]);
		expect(noticed(falls("0.90"))).toEqual([`warning ${DIFFERS} outcomes.o1.contrasts.0.estimate`]);
	});
});

describe("what does not", () => {
	test("by a little is a remark", () => {
		const finding = theFinding(DIFFERS, ofRates({ measure: "RR", estimate: "3.80" }));
		expect(finding).toMatchObject({ level: "remark", path: "outcomes.o1.contrasts.0.estimate" });
		expect(finding.message).toContain("Risk ratio 3.80, but the arms’ own figures give 3.52");
		expect(theFinding(DIFFERS, ofMeans({ measure: "MD", estimate: "−4.1" })).level).toBe("remark");
	});

	test("by much is a warning", () => {
		expect(theFinding(DIFFERS, ofRates({ measure: "RR", estimate: "6.20" })).level).toBe("warning");
		expect(theFinding(DIFFERS, ofMeans({ measure: "MD", estimate: "−7.3" })).level).toBe("warning");
	});

	test("by much is a remark where a model made it, and nothing where it was adjusted", () => {
		const method = "logistic regression";
		expect(theFinding(DIFFERS, ofRates({ measure: "OR", estimate: "8.3", method })).level).toBe("remark");
		expect(noticed(ofRates({ measure: "OR", estimate: "8.3", adjusted: true }))).toEqual([]);
	});

	test("because it is turned round is a warning that says so", () => {
		for (const input of [
			ofRates({ measure: "RR", estimate: "0.28" }),
			ofRates({ measure: "RD", estimate: "−36.9" }),
			ofMeans({ measure: "MD", estimate: "3.7" }),
		]) {
			expect(theFinding("contrast-turned-round", input)).toMatchObject({
				level: "warning",
				message: expect.stringContaining("reads as “Placebo” against “OnabotulinumtoxinA”"),
			});
		}
	});

	test("cannot be known with no events in an arm", () => {
		const contrasts = [contrast({ measure: "RR", estimate: "21.7" })];
		expect(noticed({ outcomes: [binaryOutcome({ a1: "6/11", a2: "0/19" }, { contrasts })] })).toEqual([]);
	});
});
