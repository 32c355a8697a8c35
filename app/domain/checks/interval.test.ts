import { describe, expect, test } from "vitest";
import {
	binaryOutcome,
	continuousOutcome,
	contrast,
	type Input,
	noticed,
	theFinding,
} from "#tests/support/study-builder.ts";

const reported = (input: Input) => ({ outcomes: [binaryOutcome({}, { contrasts: [contrast(input)] })] });
const measured = (a1: Input) => ({ outcomes: [continuousOutcome({ a1 })] });
const at = (field: string) => `outcomes.o1.contrasts.0.${field}`;
const arm = (field: string) => `outcomes.o1.results.a1.${field}`;

describe("the interval of a contrast", () => {
	test.each([
		{ measure: "RR", estimate: "3.52", ciLow: "1.57", ciHigh: "7.91" },
		{ measure: "OR", estimate: "6.20", ciLow: "2.05", ciHigh: "18.74" },
		{ measure: "HR", estimate: "0.5", ciLow: "0.3", ciHigh: "0.9" },
		{ measure: "MD", estimate: "−9.8", ciLow: "−12.9", ciHigh: "−6.69" },
		{ measure: "SMD", estimate: "−0.82", ciLow: "−1.38", ciHigh: "−0.27" },
		{ measure: "RD", estimate: "0.37", ciLow: "0.16", ciHigh: "0.55" },
		{ measure: "RR", estimate: "0.05", ciLow: "0.00", ciHigh: "0.82" },
		{ measure: "OR", estimate: "8.3" },
		{ measure: "OR", estimate: "8.3", ciLow: "2.1" },
	])("%j is as it should be", (figures) => {
		expect(noticed(reported(figures))).toEqual([]);
	});

	test("whose ends are swapped is an error", () => {
		expect(noticed(reported({ measure: "MD", estimate: "3.7", ciLow: "7.4", ciHigh: "0" }))).toEqual([
			`error interval-reversed ${at("ciLow")}`,
		]);
	});

	test("that does not hold its estimate is an error, unless by rounding", () => {
		const finding = theFinding(
			"interval-misses-estimate",
			reported({ measure: "RR", estimate: "3.52", ciLow: "3.6", ciHigh: "7.91" }),
		);
		expect(finding).toMatchObject({ level: "error", path: at("estimate") });
		expect(finding.message).toContain("3.52 lies outside its own interval, 3.6 to 7.91");
		expect(noticed(reported({ measure: "RR", estimate: "3.52", ciLow: "1.57", ciHigh: "3.4" }))).toEqual([
			`error interval-misses-estimate ${at("estimate")}`,
		]);
		expect(noticed(reported({ measure: "MD", estimate: "0.5", ciLow: "0.54", ciHigh: "0.54" }))).toEqual([]);
	});

	test("that is not symmetric on its scale is a warning with its middle", () => {
		const finding = theFinding(
			"interval-asymmetric",
			reported({ measure: "RR", estimate: "3.52", ciLow: "1.57", ciHigh: "5.91" }),
		);
		expect(finding).toMatchObject({ level: "warning", path: at("estimate") });
		expect(finding.message).toContain("its middle, on the scale of ratios, at 3.05, not at 3.52");
		expect(noticed(reported({ measure: "MD", estimate: "−9.8", ciLow: "−12.9", ciHigh: "−5.69" }))).toEqual([
			`warning interval-asymmetric ${at("estimate")}`,
		]);
	});

	test.each(["Fisher's exact test", "bootstrapped, 1000 samples", "profile likelihood", "Hodges–Lehmann"])(
		"made by a method such as %s need not be",
		(method) => {
			expect(
				noticed(reported({ measure: "OR", estimate: "3.52", ciLow: "1.57", ciHigh: "5.91", method })),
			).toEqual([]);
		},
	);

	test("of a measure without a known scale need not be", () => {
		expect(noticed(reported({ measure: "other", estimate: "3", ciLow: "2", ciHigh: "21" }))).toEqual([]);
	});
});

describe("a ratio", () => {
	test.each([
		["estimate", { estimate: "−0.3", ciLow: "−0.5", ciHigh: "−0.1" }],
		["estimate", { estimate: "0" }],
		["ciLow", { estimate: "0.3", ciLow: "−0.1", ciHigh: "0.7" }],
		["ciHigh", { estimate: "0.3", ciHigh: "0" }],
	])("of zero or below is an error at %s", (field, figures) => {
		expect(noticed(reported({ measure: "RR", ...figures }))).toContain(
			`error ratio-not-positive ${at(field)}`,
		);
	});

	test("rounded to 0.00 is a warning", () => {
		expect(noticed(reported({ measure: "OR", estimate: "0.00", ciLow: "0.00", ciHigh: "0.31" }))).toEqual([
			`warning ratio-rounded-to-zero ${at("estimate")}`,
		]);
	});

	test("is not a difference, which may be negative", () => {
		expect(noticed(reported({ measure: "MD", estimate: "−0.3", ciLow: "−0.5", ciHigh: "−0.1" }))).toEqual([]);
	});
});

describe("the interval of an arm", () => {
	test("round a mean, a lone value or a median holds it", () => {
		expect(noticed(measured({ n: 36, mean: "12.1", ciLow: "9.2", ciHigh: "15.0" }))).toEqual([]);
		expect(noticed(measured({ n: 36, value: "0.6", ciLow: "0.4", ciHigh: "0.7" }))).toEqual([]);
		expect(noticed(measured({ n: 36, median: "12", ciLow: "11", ciHigh: "19" }))).toEqual([]);
	});

	test.each(["mean", "value", "median"])("that misses the %s is an error", (field) => {
		expect(noticed(measured({ n: 36, [field]: "8", ciLow: "11", ciHigh: "19" }))).toEqual([
			`error interval-misses-estimate ${arm(field)}`,
		]);
	});

	test("in time to an event is checked as well", () => {
		const results = [
			{ armId: "a1", n: 40, median: "20", ciLow: "21", ciHigh: "30", source: { locator: "Figure 2" } },
		];
		expect(noticed({ outcomes: [{ kind: "time-to-event", id: "o1", label: "Relapse", results }] })).toEqual([
			`error interval-misses-estimate ${arm("median")}`,
		]);
	});

	test("is symmetric round a mean, and on the scale of ratios round a geometric one", () => {
		const figures = { n: 36, mean: "4.0", ciLow: "2.0", ciHigh: "8.0" };
		expect(noticed(measured(figures))).toEqual([`warning interval-asymmetric ${arm("mean")}`]);
		expect(noticed(measured({ ...figures, meanType: "geometric" }))).toEqual([]);
	});
});

describe("the width of a mean's interval", () => {
	const interval = { n: 36, mean: "12.1", ciLow: "9.2", ciHigh: "15.0" };

	test("that goes with its spread is as it should be", () => {
		expect(noticed(measured({ ...interval, sd: "8.9" }))).toEqual([]);
		expect(noticed(measured({ ...interval, se: "1.48" }))).toEqual([]);
		expect(noticed(measured({ n: 10, mean: "5.0", ciLow: "2.9", ciHigh: "7.1", sd: "3.0" }))).toEqual([]);
		expect(noticed(measured({ ...interval, ciLevel: 90, se: "1.72" }))).toEqual([]);
	});

	test("that does not is a warning with the width that would", () => {
		const finding = theFinding("interval-and-spread-disagree", measured({ ...interval, sd: "20" }));
		expect(finding).toMatchObject({ level: "warning", path: arm("ciLow") });
		expect(finding.message).toContain(
			"reaches 2.90 to either side, but a standard deviation of 20 in 36 people gives 6.77",
		);
		expect(noticed(measured({ ...interval, se: "0.7" }))).toEqual([
			`warning interval-and-spread-disagree ${arm("ciLow")}`,
		]);
	});

	test("of a least-squares mean goes with its error only", () => {
		expect(noticed(measured({ ...interval, meanType: "least-squares", sd: "20" }))).toEqual([]);
	});
});
