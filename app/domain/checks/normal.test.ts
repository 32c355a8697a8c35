import { describe, expect, test } from "vitest";
import { normalCritical, normalTwoSided, tCritical } from "../../statistics/numerics/distributions.ts";
import { standardErrorsAt, twoSidedP, zOfTwoSidedP } from "./normal.ts";

describe("against the statistics' own distributions", () => {
	test.each([0, 0.001, 0.5, 1, 1.96, 2.999, 3, 3.5, 5, 8, 15, 30])("p of z = %d", (z) => {
		const expected = normalTwoSided(z);
		expect(Math.abs(twoSidedP(z) - expected)).toBeLessThanOrEqual(1e-11 * expected);
		expect(twoSidedP(-z)).toBe(twoSidedP(z));
	});

	test.each([0.9, 0.5, 0.05, 0.001, 1e-8])("z of p = %d is the way back", (p) => {
		expect(zOfTwoSidedP(p)).toBeCloseTo(normalCritical(1 - p), 7);
	});

	test("z has ends", () => {
		expect(zOfTwoSidedP(1)).toBeCloseTo(0, 9);
		expect(zOfTwoSidedP(0)).toBe(38);
	});

	test.each([50, 80, 90, 95, 97.5, 99])("standard errors at %d%%, by z and by t", (level) => {
		expect(standardErrorsAt(level)).toBeCloseTo(normalCritical(level / 100), 8);
		for (const df of [4, 10, 35, 500]) {
			const exact = tCritical(level / 100, df);
			expect(Math.abs(standardErrorsAt(level, df) / exact - 1)).toBeLessThan(0.02);
		}
	});
});
