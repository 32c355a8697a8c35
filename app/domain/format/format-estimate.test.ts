import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	DIFFERENCE,
	estimateText,
	type FigureKind,
	PERCENT,
	POINTS,
	printEstimate,
	RATIO,
} from "./format-estimate.ts";

const shown = (kind: FigureKind, estimate: number, low: number, high: number) =>
	estimateText(printEstimate(estimate, [low, high], kind));

describe("two significant digits of the narrower half, alike in all three", () => {
	test.each([
		[RATIO, 3.5201, 1.5678, 7.9099, "3.52 [1.57, 7.91]"],
		[RATIO, 0.4894, 0.3441, 0.6962, "0.49 [0.34, 0.70]"],
		[RATIO, 0.4556, 0.3871, 0.5362, "0.456 [0.387, 0.536]"],
		[RATIO, 1.0004, 1.0001, 1.0007, "1.00040 [1.00010, 1.00070]"],
		[RATIO, 250, 12, 5300, "250 [12, 5,300]"],
		[RATIO, 15.97, 2.18, 117.03, "15.97 [2.18, 117.03]"],
		[RATIO, 12, 0.9, 11_700, "12.00 [0.90, 11,700]"],
		[RATIO, 12, 0.9, 1.34e8, "12.00 [0.90, 1.34 × 10^8]"],
		// metafor, rma(measure = "RD", method = "EE") of the BCG trials, in percentage points.
		[POINTS, -0.0914, -0.1357, -0.0471, "−0.091 [−0.136, −0.047]"],
		[POINTS, -9.14, -13.57, -4.71, "−9.1 [−13.6, −4.7]"],
		[POINTS, -0.00065, -0.00104, -0.00026, "−0.00065 [−0.00104, −0.00026]"],
		[PERCENT, 0.13, 0.02, 0.35, "0.13 [0.02, 0.35]"],
		[PERCENT, 31.2, 20.1, 44.9, "31.2 [20.1, 44.9]"],
		[PERCENT, 0, 0, 3.7, "0.0 [0.0, 3.7]"],
		[PERCENT, 99.97, 99.9, 99.99, "99.970 [99.900, 99.990]"],
		[DIFFERENCE, 86.93, -40.4, 214.3, "86.93 [−40.40, 214.30]"],
		[DIFFERENCE, -635_701, -1_321_115, 49_713, "−635,701 [−1,321,115, 49,713]"],
		[DIFFERENCE, 12_345.67, 12_345.62, 12_345.72, "12,345.670 [12,345.620, 12,345.720]"],
		[DIFFERENCE, -2.8e-6, -4.7e-6, -0.9e-6, "−0.0000028 [−0.0000047, −0.0000009]"],
		[DIFFERENCE, -2.8e-9, -4.7e-9, -0.9e-9, "−2.80 × 10^−9 [−4.70 × 10^−9, −0.90 × 10^−9]"],
		[DIFFERENCE, 3e10, 1e10, 5e10, "3.00 × 10^10 [1.00 × 10^10, 5.00 × 10^10]"],
		[DIFFERENCE, 5, -Infinity, Infinity, "5.00 [−∞, ∞]"],
	])("%#: %d %d %d %d", (kind, estimate, low, high, text) => {
		expect(shown(kind, estimate, low, high)).toBe(text);
	});
});

describe("what is not there is not printed as if it were", () => {
	test.each([
		[RATIO, 3.62, 1.0026, 13.05, "3.62 [1.003, 13.05]"],
		[RATIO, 0.63, 0.3926, 0.9962, "0.63 [0.39, 0.996]"],
		[RATIO, 1.0032, 0.6733, 1.4942, "1.003 [0.67, 1.49]"],
		[RATIO, 12, 0.0012, 80, "12.00 [0.001, 80.00]"],
		[POINTS, -0.2365, -0.47047, -0.0024, "−0.24 [−0.47, −0.002]"],
		[PERCENT, 1.2, 0.0312, 2.4, "1.2 [0.03, 2.4]"],
		// What lies within a thousandth of its interval's half is no difference.
		[POINTS, 0.0000004, -5.9, 5.9, "0.0 [−5.9, 5.9]"],
		[POINTS, 0, -5.9, 6, "0.0 [−5.9, 6.0]"],
	])("%#: %d %d %d %d", (kind, estimate, low, high, text) => {
		expect(shown(kind, estimate, low, high)).toBe(text);
	});
});

/** Estimates with their intervals on the scale they are read on: from tiny to huge, near no difference and far. */
type Figures = [estimate: number, low: number, high: number];

const double = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const differences = fc
	.tuple(double(1, 10), fc.integer({ min: -7, max: 6 }), double(-3, 3), fc.boolean())
	.map(([digits, power, wide, negative]): Figures => {
		const estimate = (negative ? -1 : 1) * digits * 10 ** power;
		const half = 10 ** wide * Math.abs(estimate);
		return [estimate, estimate - half, estimate + half];
	});
const aroundOn = (read: (value: number) => number, most: number, reach: [number, number]) =>
	fc
		.tuple(double(-most, most), double(...reach))
		.map(([middle, half]): Figures => [read(middle), read(middle - half), read(middle + half)]);
const ratios = aroundOn(Math.exp, 6, [1e-4, 5]);
const percents = aroundOn((logit) => 100 / (1 + Math.exp(-logit)), 14, [1e-3, 3]);

const back = (text: string) => Number(text.replaceAll(",", "").replaceAll("−", "-").replace(" × 10^", "e"));
const LONGEST = 16;

test.each([
	["differences", DIFFERENCE, differences],
	["percentage points", POINTS, differences],
	["ratios", RATIO, ratios],
	["percentages", PERCENT, percents],
])(
	"%s: printed, an interval has no difference within, at an end or outside as it has",
	(_, kind, figures) => {
		fc.assert(
			fc.property(figures, ([estimate, low, high]) => {
				const printed = printEstimate(estimate, [low, high], kind);
				const [value, from, to] = [back(printed.estimate), back(printed.low), back(printed.high)];
				const half = Math.min(estimate - low, high - estimate);
				expect(from).toBeLessThanOrEqual(value);
				expect(value).toBeLessThanOrEqual(to);
				expect(from).toBeLessThan(to);
				for (const edge of [...kind.ends, ...(kind.none === undefined ? [] : [kind.none])]) {
					// What subtraction leaves of nothing is nothing.
					const side = (limit: number) =>
						Math.abs(limit - edge) < 1e-9 * half ? 0 : Math.sign(limit - edge);
					expect(Math.sign(from - edge)).toBe(side(low));
					expect(Math.sign(to - edge)).toBe(side(high));
				}
				expect(Math.abs(value - estimate)).toBeLessThanOrEqual(0.06 * half);
				for (const text of Object.values(printed)) {
					expect(text).not.toMatch(/NaN|undefined|−0(?:\.0+)?$/);
					expect(text.length).toBeLessThanOrEqual(LONGEST);
				}
			}),
			{ numRuns: 1000 },
		);
	},
);
