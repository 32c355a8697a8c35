import fc from "fast-check";
import { expect, test } from "vitest";
import { formatTicks, linearTickSets, logTickSets, niceLinearDomain } from "./ticks.ts";

test("rates from 0 to 100 take steps of 20, then 25, then 50", () => {
	const sets = linearTickSets(0, 100);
	expect(sets[0]).toEqual([0, 20, 40, 60, 80, 100]);
	expect(sets[1]).toEqual([0, 25, 50, 75, 100]);
	expect(sets).toContainEqual([0, 50, 100]);
});

test("ticks are free of rounding noise", () => {
	expect(linearTickSets(0, 0.5)[0]).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
});

test("a linear axis is rounded outwards to its steps", () => {
	expect(niceLinearDomain(0, 67.5)).toEqual([0, 80]);
	expect(niceLinearDomain(-19.3, 3)).toEqual([-20, 5]);
	expect(niceLinearDomain(0, 0.083)).toEqual([0, 0.1]);
});

test("a log axis counts 1, 2, 5 in each decade", () => {
	expect(logTickSets(0.1, 10)[0]).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10]);
	expect(logTickSets(0.06, 12)[0]).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10]);
});

test("over many decades it falls back to 1 and 3, to decades, to every second one", () => {
	expect(logTickSets(0.01, 100)[0]).toEqual([0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100]);
	expect(logTickSets(1e-4, 1e4)[0]).toEqual([1e-4, 1e-3, 0.01, 0.1, 1, 10, 100, 1000, 1e4]);
	expect(logTickSets(1e-8, 1e8)[0]).toEqual([1e-8, 1e-6, 1e-4, 0.01, 1, 100, 1e4, 1e6, 1e8]);
});

test("within less than a decade it takes even steps, so that 1 is among them", () => {
	expect(logTickSets(0.8, 1.3)[0]).toEqual([0.8, 0.9, 1, 1.1, 1.2, 1.3]);
});

test("ticks are printed with the decimals that they need", () => {
	expect(formatTicks([0, 20, 40], "linear", "%")).toEqual(["0%", "20%", "40%"]);
	expect(formatTicks([0, 0.5, 1], "linear")).toEqual(["0.0", "0.5", "1.0"]);
	expect(formatTicks([-10, 0, 10000], "linear", "points")).toEqual(["−10", "0", "10,000"]);
	expect(formatTicks([0.05, 0.1, 1, 20], "log")).toEqual(["0.05", "0.1", "1", "20"]);
	expect(formatTicks([0, 5e6, 9e6], "linear")).toEqual(["0", "5,000,000", "9,000,000"]);
	expect(formatTicks([1e-4, 1e-5, 1e6, 1e7], "log")).toEqual(["0.0001", "10⁻⁵", "1,000,000", "10⁷"]);
	expect(formatTicks([1e-6, 1, 2e8], "log")).toEqual(["10⁻⁶", "1", "2×10⁸"]);
	expect(formatTicks([-5e-6, 0, 5e-6], "linear")).toEqual(["−5×10⁻⁶", "0", "5×10⁻⁶"]);
	expect(formatTicks([-0.0005, 0, 0.0005], "linear")).toEqual(["−0.0005", "0.0000", "0.0005"]);
	expect(formatTicks([1950, 2000], "linear", "year")).toEqual(["1950", "2000"]);
});

const span = fc
	.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-6, max: 1e6, noNaN: true }))
	.map(([low, size]) => [low, low + size] as const)
	.filter(([low, high]) => high - low > 1e-9 * Math.abs(low));

test("whatever the axis, sets ascend, lie on it and are few", () => {
	fc.assert(
		fc.property(span, ([low, high]) => {
			for (const set of linearTickSets(low, high)) {
				expect(set.length).toBeGreaterThanOrEqual(2);
				expect(set.length).toBeLessThanOrEqual(6);
				expect(set).toEqual(set.toSorted((a, b) => a - b));
				const slack = 1e-6 * (high - low);
				expect(Math.min(...set)).toBeGreaterThanOrEqual(low - slack);
				expect(Math.max(...set)).toBeLessThanOrEqual(high + slack);
			}
		}),
	);
});

test("whatever the log axis, ticks are positive, distinct and printed differently", () => {
	const exponents = fc.tuple(
		fc.double({ min: -12, max: 12, noNaN: true }),
		fc.double({ min: 0.05, max: 12, noNaN: true }),
	);
	fc.assert(
		fc.property(exponents, ([from, decades]) => {
			for (const set of logTickSets(10 ** from, 10 ** (from + decades)).slice(0, 2)) {
				expect(Math.min(...set)).toBeGreaterThan(0);
				expect(new Set(formatTicks(set, "log")).size).toBe(set.length);
			}
		}),
	);
});
