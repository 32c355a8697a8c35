import { describe, expect, test } from "vitest";
import { designEffect, effectiveSize, inflatedSe } from "#app/statistics/designs/clusters.ts";
import { isOnRightSide } from "#app/statistics/designs/margin.ts";
import {
	pairedCounts,
	pairedMeanDifference,
	pairedSmd,
	seFromPairedInterval,
	seFromPairedP,
	seFromPairedT,
} from "#app/statistics/designs/pairs.ts";
import { logOddsRatio } from "#app/statistics/effects/two-proportions.ts";

const se = (result: { status: string } & { se?: number }) => result.se ?? Number.NaN;

describe("Cochrane Handbook 23.1.5 (16.3.5 in version 5): 10 classes with 63 of 295 against 11 with 84 of 330, ICC 0.02", () => {
	// The Handbook prints a mean size of 29.8, a design effect of 1.576 and effective sizes of one decimal.
	const effect = designEffect(29.8, 0.02);

	test("the design effect", () => {
		expect(effect).toBeCloseTo(1.576, 10);
	});

	test.each([
		[63, 40.0],
		[295, 187.2],
		[84, 53.3],
		[330, 209.4],
	])("%d is %d effectively", (amount, expected) => {
		expect(effectiveSize(amount, effect)).toBeCloseTo(expected, 1);
	});

	test("wider errors and smaller sizes are the same for a log odds ratio", () => {
		const arms = { experimental: { events: 63, n: 295 }, control: { events: 84, n: 330 } };
		const arm = ({ events, n }: { events: number; n: number }) => ({
			events: effectiveSize(events, effect),
			n: effectiveSize(n, effect),
		});
		const effective = logOddsRatio({ experimental: arm(arms.experimental), control: arm(arms.control) });
		expect(se(effective)).toBeCloseTo(Math.sqrt(1.576 * (1 / 63 + 1 / 232 + 1 / 84 + 1 / 246)), 10);
		expect(inflatedSe(se(logOddsRatio(arms)), effect)).toBeCloseTo(se(effective), 10);
	});

	test("what is no design effect says so", () => {
		expect(() => designEffect(0.5, 0.1)).toThrow(/^meanSize/);
		expect(() => designEffect(30, 1.2)).toThrow(/^icc/);
		expect(() => designEffect(30, -0.5)).toThrow(/^design effect/);
	});
});

describe("Cochrane Handbook 5.1, 16.4.6.4: 10 people, 7.0 (SD 2.38) against 6.5 (2.21), correlation 0.68", () => {
	const arms = {
		experimental: { mean: 7.0, sd: 2.38, n: 10 },
		control: { mean: 6.5, sd: 2.21, n: 10 },
	};

	test("mean difference 0.5 with SE 0.583", () => {
		const effect = pairedMeanDifference(arms, 0.68);
		expect(effect).toMatchObject({ status: "estimated", estimate: 0.5 });
		expect(se(effect)).toBeCloseTo(0.583, 3);
	});

	test("standardised 0.218 with SE 0.256", () => {
		const effect = pairedSmd(arms, 0.68);
		expect("estimate" in effect ? effect.estimate : Number.NaN).toBeCloseTo(0.218, 3);
		expect(se(effect)).toBeCloseTo(0.256, 3);
	});

	test("with no correlation it is that of different people", () => {
		expect(se(pairedMeanDifference(arms, 0))).toBeCloseTo(Math.sqrt((2.38 ** 2 + 2.21 ** 2) / 10), 12);
	});

	test("arms of the same people have as many", () => {
		const other = { ...arms, control: { ...arms.control, n: 9 } };
		expect(() => pairedMeanDifference(other, 0.5)).toThrow(/^control\.n/);
		expect(() => pairedSmd(arms, 1.5)).toThrow(/^correlation/);
	});
});

describe("a paired t test", () => {
	// R's sleep data (Student 1908), t.test(extra ~ group, paired = TRUE): difference 1.58, t 4.0621 on 9 df,
	// p 0.002833, interval 0.7001142 to 2.4598858; SE = 1.58 / 4.0621 = 0.38896.
	test("its standard error from t, p and interval", () => {
		expect(seFromPairedT(1.58, 4.0621)).toBeCloseTo(0.38896, 5);
		expect(seFromPairedP(1.58, 0.002833, 10)).toBeCloseTo(0.38896, 4);
		expect(seFromPairedInterval([0.7001142, 2.4598858], 10)).toBeCloseTo(0.38896, 5);
	});

	test("nothing follows from a difference of 0 or a p of 1", () => {
		expect(() => seFromPairedT(0, 2)).toThrow(/^difference/);
		expect(() => seFromPairedP(1, 1, 10)).toThrow(/^p must be below 1/);
	});
});

describe("counts of the same people", () => {
	// 100 people: 40 had it with both, 20 with the first alone, 10 with the second alone, 30 with neither. Totals 60 and
	// 50, phi = (40·30 − 20·10)/√(60·40·50·50) = 0.408248. By hand: RD 0.10, its paired SE √((20 + 10) − 10²/100)/100 =
	// 0.053852 (the Wald interval of paired proportions, Newcombe 1998, Stat Med 17:2635, method 1).
	const arms = { experimental: { events: 60, n: 100 }, control: { events: 50, n: 100 } };
	const phi = (40 * 30 - 20 * 10) / Math.sqrt(60 * 40 * 50 * 50);

	test("the risk difference has McNemar's variance", () => {
		const effect = pairedCounts("RD", arms, phi);
		expect("estimate" in effect ? effect.estimate : Number.NaN).toBeCloseTo(0.1, 12);
		expect(se(effect)).toBeCloseTo(0.053852, 6);
	});

	test("the odds ratio is that of Becker and Balagtas", () => {
		const n = 100;
		// Elbourne 2002: var = 1/a + 1/b + 1/c + 1/d − 2Δ, Δ = n²·(s·n − a·c)/(n·a·b·c·d), s had it with both.
		const delta = (n ** 2 * ((40 * n - 60 * 50) / n)) / (60 * 40 * 50 * 50);
		const variance = 1 / 60 + 1 / 40 + 1 / 50 + 1 / 50 - 2 * delta;
		const effect = pairedCounts("OR", arms, phi);
		expect("estimate" in effect ? effect.estimate : Number.NaN).toBeCloseTo(Math.log(1.5), 12);
		expect(se(effect) ** 2).toBeCloseTo(variance, 12);
	});
});

describe("an interval and a margin (CONSORT for non-inferiority, JAMA 2012;308:2594, figure 1)", () => {
	test.each([
		["wholly above", [-8, 3], { side: "above", margin: -10 }, true],
		["crossing", [-12, 3], { side: "above", margin: -10 }, false],
		["touching", [-10, 3], { side: "above", margin: -10 }, false],
		["worse, and yet above", [-8, -1], { side: "above", margin: -10 }, true],
		["wholly below", [0.8, 1.2], { side: "below", margin: 1.3 }, true],
		["between", [-4, 4], { side: "between", low: -5, high: 5 }, true],
		["half between", [-4, 6], { side: "between", low: -5, high: 5 }, false],
		["touching the lower of two", [-5, 4], { side: "between", low: -5, high: 5 }, false],
		["touching the upper of two", [-4, 5], { side: "between", low: -5, high: 5 }, false],
	] as const)("%s", (_, ci, margin, expected) => {
		expect(isOnRightSide(ci, margin)).toBe(expected);
	});
});
