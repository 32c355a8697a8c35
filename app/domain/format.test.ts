import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counted, formatFixed, formatNumber, formatP, formatPercent, formatWhole } from "./format.ts";

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

describe("an effect", () => {
	test.each([
		[3.5201, "3.52"],
		[-3.7, "−3.70"],
		[0, "0.00"],
		[0.3687, "0.37"],
		[0.0123, "0.012"],
		[0.000456, "0.00046"],
		[0.0000001, "1.0 × 10^−7"],
		[123.456, "123.5"],
		[1234.5, "1235"],
		[-12345678, "−1.23 × 10^7"],
		[Infinity, "∞"],
		[-Infinity, "−∞"],
	])("%d is %s", (value, shown) => {
		expect(formatNumber(value)).toBe(shown);
	});

	test("keeps its sign and two significant digits", () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (value) => {
				const back = Number(formatNumber(value).replace(" × 10^", "e").replace("−", "-"));
				expect(Math.abs(back / value - 1)).toBeLessThan(0.051);
				expect(formatNumber(-value)).toBe(`−${formatNumber(value)}`);
			}),
		);
	});

	test("with its interval", () => {
		expect(formatInterval(1.5678, 7.9099)).toBe("[1.57, 7.91]");
		expect(formatInterval(0.1, 0.5, (value) => formatPercent(value))).toBe("[10.0, 50.0]");
	});
});

test.each([
	[0.0527, "0.053"],
	[0.00099, "<0.001"],
	[0.001, "0.001"],
	[1, "1.000"],
])("p of %d is %s", (p, shown) => {
	expect(formatP(p)).toBe(shown);
});
