import { describe, expect, test } from "vitest";
import {
	betaQuantile,
	chiSquareQuantile,
	chiSquareUpper,
	fUpper,
	tCritical,
	tTwoSided,
} from "#app/statistics/numerics/distributions.ts";
import { findRoot } from "#app/statistics/numerics/find-root.ts";
import {
	normalCdf,
	normalCritical,
	normalQuantile,
	normalTwoSided,
} from "#app/statistics/numerics/normal.ts";

// Against closed forms where there are any, tables, and p values and bounds that stand in the reference files (R's pnorm,
// pt, pchisq, pf and qbeta), or were computed to 30 digits with mpmath.

const near = (got: number, expected: number, relative = 1e-12) =>
	expect(Math.abs(got - expected) / Math.abs(expected)).toBeLessThan(relative);

describe("tails keep their digits", () => {
	test("normal", () => {
		near(normalCdf(-10), 7.6198530241605e-24);
		near(normalTwoSided(10.624652501046512), 2.2886293069732448e-26, 1e-11);
		near(normalQuantile(0.975), 1.9599639845400545);
		near(normalCritical(0.95), 1.9599639845400545);
		near(normalCritical(0.9), 1.6448536269514722);
		near(normalCritical(0.999), 3.2905267314918945);
		for (const [z, p] of [
			[0.0001, 0.999920211544053],
			[0.5, 0.617075077451974],
			[2.9999, 0.00270068256590985],
			[3, 0.00269979606326019],
			[37, 1.14511424450492e-299],
		] as const)
			near(normalTwoSided(z), p);
		expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
		expect(normalQuantile(1.1)).toBeNaN();
	});

	test("t, with few, many and fractional degrees of freedom", () => {
		near(tCritical(0.95, 1), Math.tan(0.475 * Math.PI));
		near(tCritical(0.95, 2), Math.sqrt(2 / (0.05 * 1.95) - 2));
		near(tCritical(0.999, 2), Math.sqrt(2 / (0.001 * 1.999) - 2));
		for (const df of [1, 2, 3, 4.7, 11, 51.717, 9998]) {
			for (const level of [0.5, 0.9, 0.95, 0.999])
				near(tTwoSided(tCritical(level, df), df), 1 - level, 1e-11);
		}
		near(tTwoSided(3.952239886524809, 12), 0.00192001509605729);
		near(tTwoSided(-13.881453483675145, 111.76320079207638), 4.494653019486689e-26, 1e-11);
		near(tTwoSided(0.3, 0.5), 0.844859152130491);
		near(tTwoSided(2.2, 51.717), 0.0322991331989458);
		near(tTwoSided(12, 9998), 5.98039649194235e-33);
		near(tTwoSided(40, 3), 0.0000343806807891585);
		expect(tTwoSided(0, 5)).toBe(1);
	});

	test("χ² and F", () => {
		near(chiSquareUpper(152.2330080823733, 12), 1.99676459084597e-26);
		near(chiSquareUpper(3.841458820694124, 1), 0.05);
		near(chiSquareUpper(1e-8, 1), normalTwoSided(1e-4));
		expect(chiSquareUpper(0, 0)).toBe(1);
		near(chiSquareQuantile(0.975, 2), -2 * Math.log(0.025));
		near(chiSquareUpper(chiSquareQuantile(0.975, 12), 12), 0.025);
		near(chiSquareQuantile(0.025, 1), normalQuantile(0.5125) ** 2);
		near(fUpper(0.9662208448134308, 2, 10), 0.41338374572162084);
		near(chiSquareUpper(3000, 1500), 1.63611750864849e-102);
		near(chiSquareUpper(1350, 1500), 0.997623759974741);
		near(chiSquareUpper(0.007, 0.7), 0.845090362874607);
		near(chiSquareUpper(45_000, 40_000), 4.63636048958359e-65);
		near(fUpper(15, 1, 4000), 0.000109229758931559);
		near(fUpper(0.01, 7, 250.5), 0.9999993057729196);
		near(fUpper(60, 2, 3), 0.00380911614362454);
		expect(fUpper(0, 2, 10)).toBe(1);
	});

	test("beta quantiles of large trials", () => {
		near(betaQuantile(0.025, 4, 120), 0.00893043265564984);
		near(betaQuantile(0.975, 46, 7232), 0.00826584429136035);
	});
});

describe("roots", () => {
	test("are found to the last digit, whichever end is given first", () => {
		near(
			findRoot((x) => x * x - 2, 0, 2),
			Math.SQRT2,
			3e-16,
		);
		near(
			findRoot((x) => x * x - 2, 2, 0),
			Math.SQRT2,
			3e-16,
		);
		near(
			findRoot((x) => Math.exp(x) - 1e-30, -1000, 0),
			Math.log(1e-30),
			1e-15,
		);
		expect(findRoot((x) => x, 0, 1)).toBe(0);
	});

	test("must be bracketed", () => {
		expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
	});
});
