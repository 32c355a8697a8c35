import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counted, formatFixed, formatPercent, formatWhole, joinSentences } from "./format.ts";
import {
	formatAtLeast,
	formatLevel,
	formatNumber,
	formatP,
	formatPAlone,
	formatReported,
	formatShare,
	formatTyped,
} from "./format-number.ts";

describe("whole numbers and fixed decimals", () => {
	test.each([
		[0, "0"],
		[999, "999"],
		[13598, "13,598"],
		[1234567, "1,234,567"],
		[-1234, "−1,234"],
		[-0.2, "0"],
	])("%d is %s", (value, shown) => {
		expect(formatWhole(value)).toBe(shown);
	});

	test("a minus is a true one, and zero has none", () => {
		expect(formatFixed(-3.7, 1)).toBe("−3.7");
		expect(formatFixed(-0.04, 1)).toBe("0.0");
		expect(formatFixed(0, 2)).toBe("0.00");
		expect(formatFixed(-1234567.891, 1)).toBe("−1,234,567.9");
	});

	test("counted nouns", () => {
		expect([counted(1, "study", "studies"), counted(1200, "study", "studies"), counted(0, "arm")]).toEqual([
			"1 study",
			"1,200 studies",
			"0 arms",
		]);
	});
});

describe("a percentage", () => {
	test.each([
		[17 / 33, 33, "52"],
		[6 / 41, 41, "15"],
		[32 / 59, 59, "54"],
		[54 / 200, 200, "27.0"],
		[0, 33, "0"],
		[1, 33, "100"],
		[1 / 400, 400, "0.25"],
		[1 / 3000, 3000, "0.033"],
		[-0.369, 74, "−37"],
	])("%d of %d people is %s", (proportion, n, shown) => {
		expect(formatPercent(proportion, n)).toBe(shown);
	});

	test("short of everybody is never 100, and above nobody never 0", () => {
		expect(formatPercent(299 / 300, 99)).toBe("99.7");
		expect(formatPercent(99_999 / 100_000, 100_000)).toBe("99.999");
		expect(formatPercent(1 / 1_000_000_000, 1_000_000_000)).toBe("0.00000010");
		const people = fc
			.integer({ min: 2, max: 1_000_000_000 })
			.chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n)));
		fc.assert(
			fc.property(people, ([events, n]) => {
				const shown = Number(formatPercent(events / n, n));
				expect(shown > 0 && shown < 100).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});

	test("is within one unit of its last digit", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 1, noNaN: true, minExcluded: true }),
				fc.integer({ min: 1, max: 5000 }),
				(proportion, n) => {
					fc.pre(proportion > 1e-9);
					const shown = formatPercent(proportion, n);
					const places = shown.split(".")[1]?.length ?? 0;
					expect(Math.abs(Number(shown) - 100 * proportion)).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-9);
				},
			),
		);
	});
});

describe("a figure without an interval", () => {
	test.each([
		[3.5201, "3.52"],
		[-3.7, "−3.70"],
		[0, "0.00"],
		[0.3687, "0.37"],
		[0.0123, "0.012"],
		[0.000456, "0.00046"],
		[0.0000001, "1.0 × 10^−7"],
		[123.456, "123.5"],
		[1234.5, "1,235"],
		[-12345678, "−1.23 × 10^7"],
		[Infinity, "∞"],
		[-Infinity, "−∞"],
	])("%d is %s", (value, shown) => {
		expect(formatNumber(value)).toBe(shown);
	});

	test("keeps its sign and two significant digits", () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (value) => {
				const back = Number(formatNumber(value).replaceAll(",", "").replace(" × 10^", "e").replace("−", "-"));
				expect(Math.abs(back / value - 1)).toBeLessThan(0.051);
				expect(formatNumber(-value)).toBe(`−${formatNumber(value)}`);
			}),
		);
	});
});

describe("p", () => {
	test.each([
		[0.0527, "p = 0.053"],
		[0.00099, "p < 0.001"],
		[0, "p < 0.001"],
		[0.001, "p = 0.001"],
		[0.995, "p = 0.995"],
		[0.9996, "p > 0.99"],
		[1, "p > 0.99"],
		[0.05, "p = 0.050"],
		// Below 0.05 is not printed as 0.05.
		[0.0497, "p = 0.0497"],
		[0.049996, "p = 0.049996"],
	])("of %d is %s", (p, shown) => {
		expect(formatP(p)).toBe(shown);
		expect(formatPAlone(p)).toBe(shown.replace(/^p (= )?/, ""));
	});
});

test.each([
	[43.21, "43.2%"],
	[0, "0.0%"],
	[0.0065, "<0.1%"],
	[100, "100.0%"],
	[99.97, ">99.9%"],
	[100 - 1e-12, "100.0%"],
])("a part of %d percent is %s", (percent, shown) => {
	expect(formatShare(percent)).toBe(shown);
});

test.each([
	["-12345.60", "−12,345.60"],
	["0.50", "0.50"],
	["<0.001", "<0.001"],
])("a reported %s keeps its digits: %s", (typed, shown) => {
	expect(formatReported(typed)).toBe(shown);
});

test.each([
	[23.4, "23.4"],
	[12345.67, "12,345.67"],
	[1 / 3, "0.333"],
	[0.0000123, "0.0000123"],
	[-1234.5678901, "−1,235"],
	[33, "33"],
])("a typed %d is %s", (value, shown) => {
	expect(formatTyped(value)).toBe(shown);
});

test.each([
	[0.0031, 1, "0.0031"],
	[12.345, 1, "12.3"],
	[0, 2, "0.00"],
])("a derived %d with %d decimals at least is %s", (value, decimals, shown) => {
	expect(formatAtLeast(value, decimals)).toBe(shown);
});

test("a level", () => {
	expect([0.95, 0.999, 0.975].map(formatLevel)).toEqual(["95%", "99.9%", "97.5%"]);
});

test("no sentence ends in two marks", () => {
	expect(joinSentences(["Does it help?", "Funnel plot", false, "Wang et al.", "Weight: 5%."])).toBe(
		"Does it help? Funnel plot. Wang et al. Weight: 5%.",
	);
	expect(joinSentences([])).toBe("");
});
