import { describe, expect, test } from "vitest";
import { continuousOutcome, type Input, noticed, theFinding } from "#tests/support/study-builder.ts";

const measured = (a1: Input, a2: Input = {}) => ({ outcomes: [continuousOutcome({ a1, a2 })] });
const at = (field: string) => `outcomes.o1.results.a1.${field}`;

describe("the sign of a spread", () => {
	test.each(["sd", "se"])("a negative %s is an error", (field) => {
		expect(theFinding("negative-spread", measured({ n: 33, mean: 12.1, [field]: -3.7 }))).toMatchObject({
			level: "error",
			path: at(field),
			message: expect.stringContaining("of −3.7 is below zero"),
		});
	});

	test.each(["sd", "se"])("a zero %s is a warning", (field) => {
		expect(noticed(measured({ n: 33, mean: 12.1, [field]: "0.0" }))).toEqual([
			`warning zero-spread ${at(field)}`,
		]);
	});

	test("zero is right for one person, and where everybody had the same", () => {
		expect(noticed(measured({ n: 1, mean: 12, sd: 0 }))).toEqual([]);
		expect(noticed(measured({ n: 33, mean: 12, sd: 0, min: 12, max: 12 }))).toEqual([]);
	});
});

describe("standard deviation beside standard error", () => {
	test("that go together at the digits printed are as they should be", () => {
		expect(noticed(measured({ n: 33, mean: 12.1, sd: "10.0", se: "1.74" }))).toEqual([]);
		expect(noticed(measured({ n: 4, mean: 12.1, sd: "1", se: "1" }))).toEqual([]);
		expect(noticed(measured({ n: 1, mean: 12.1, sd: "1", se: "1" }))).toEqual([]);
	});

	test("that do not are an error with the error that would", () => {
		expect(
			theFinding("deviation-and-error-disagree", measured({ n: 33, mean: 12.1, sd: "10.0", se: "2.5" })),
		).toMatchObject({
			level: "error",
			path: at("se"),
			message: expect.stringContaining("gives a standard error of 1.74, not 2.5"),
		});
	});

	test("of a least-squares mean need not, as its error comes from a model", () => {
		const result = { n: 33, mean: 12.1, meanType: "least-squares", sd: "10.0", se: "2.5" };
		expect(noticed(measured(result))).toEqual([]);
	});

	test("the larger of the two cannot be the error", () => {
		const swapped = `error standard-error-above-deviation ${at("se")}`;
		expect(noticed(measured({ n: 33, mean: 12.1, sd: "1.74", se: "10.0" }))).toEqual([swapped]);
		expect(noticed(measured({ mean: 12.1, sd: "1.74", se: "10.0" }))).toEqual([swapped]);
		expect(noticed(measured({ n: 33, mean: 12.1, sd: "10.0", se: "10.0" }))).toEqual([swapped]);
	});
});

describe("quantiles", () => {
	test("in order are as they should be, equal ones included", () => {
		expect(noticed(measured({ n: 33, median: 3, q1: 1, q3: 7, min: 0, max: 21 }))).toEqual([]);
		expect(noticed(measured({ n: 33, median: 0, q1: 0, q3: 0, min: 0, max: 21 }))).toEqual([]);
		expect(noticed(measured({ n: 33, median: "−3.5", q1: "−7", q3: "1" }))).toEqual([]);
	});

	test.each([
		[{ q1: 4, median: 3, q3: 7 }, "median"],
		[{ median: 8, q3: 7 }, "q3"],
		[{ q1: 8, q3: 7 }, "q3"],
		[{ min: 22, max: 21 }, "max"],
		[{ min: 2, q1: 1, median: 3 }, "q1"],
		[{ median: 30, max: 21 }, "max"],
	])("%j are an error", (figures, field) => {
		expect(noticed(measured({ n: 33, ...figures }))).toEqual([`error quantiles-out-of-order ${at(field)}`]);
	});
});

describe("a mean", () => {
	test.each([
		[{ mean: 22, min: 0, max: 21 }, "above the maximum (21)"],
		[{ mean: "−1.6", min: 0, max: 21 }, "below the minimum (0)"],
	])("outside the range is an error: %j", (figures, said) => {
		const finding = theFinding("mean-outside-range", measured({ n: 33, ...figures }));
		expect(finding).toMatchObject({ level: "error", path: at("mean") });
		expect(finding.message).toContain(said);
	});

	test("at an end, or beyond it by rounding, is within it", () => {
		expect(noticed(measured({ n: 33, mean: "21", min: 0, max: "20.6" }))).toEqual([]);
		expect(noticed(measured({ n: 33, mean: 0, min: 0, max: 21 }))).toEqual([]);
	});

	test("that was adjusted or is of logarithms may leave it", () => {
		for (const meanType of ["least-squares", "log"]) {
			expect(noticed(measured({ n: 33, mean: 22, meanType, min: 0, max: 21 }))).toEqual([]);
		}
	});
});
