import { describe, expect, test } from "vitest";
import { genericEffect } from "#app/statistics/effects/effect.ts";
import { logRatioFromInterval, logRatioFromP } from "#app/statistics/effects/hazard-ratio.ts";
import { logRateRatio } from "#app/statistics/effects/rate-ratio.ts";
import { singleProportion } from "#app/statistics/effects/single-proportion.ts";
import {
	glassDelta,
	hedgesG,
	heteroscedasticSmd,
	meanDifference,
} from "#app/statistics/effects/two-means.ts";
import {
	logOddsRatio,
	logRiskRatio,
	petoLogOddsRatio,
	riskDifferenceEffect,
} from "#app/statistics/effects/two-proportions.ts";
import { poolInverseVariance } from "#app/statistics/pooling/inverse-variance.ts";
import { poolMantelHaenszel, poolMantelHaenszelRates } from "#app/statistics/pooling/mantel-haenszel.ts";
import { poolPeto } from "#app/statistics/pooling/peto.ts";
import type { PooledEffect, PoolResult } from "#app/statistics/pooling/pooled-effect.ts";
import { subgroupsSeparateTau2 } from "#app/statistics/regression/subgroups.ts";
import { beggTest } from "#app/statistics/small-study/begg.ts";
import { eggerTest } from "#app/statistics/small-study/regression-test.ts";
import { trimAndFill } from "#app/statistics/small-study/trim-and-fill.ts";

const arms = (a: number, n1: number, c: number, n2: number) => ({
	experimental: { events: a, n: n1 },
	control: { events: c, n: n2 },
});
const studies = (...pairs: [number, number][]) =>
	pairs.map(([estimate, variance]) => ({ estimate, variance }));
const METHODS = ["REML", "DL", "PM", "ML", "EB", "SJ", "HE", "HS"] as const;

function pooled(result: PoolResult): PooledEffect {
	if (result.status !== "pooled") throw new Error(result.reason);
	return result;
}

/** Every number within a value, however deep. */
function numbersIn(value: unknown): number[] {
	if (typeof value === "number") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe("tables with zero cells", () => {
	const noEvents = arms(0, 10, 0, 12);
	const allEvents = arms(10, 10, 12, 12);
	const oneZero = arms(0, 10, 5, 12);

	test("½ goes to all four cells of tables with a zero cell, for the risk difference too", () => {
		expect(logOddsRatio(oneZero)).toMatchObject({ correction: "½ added to each cell" });
		expect(riskDifferenceEffect(oneZero)).toMatchObject({ estimate: 0.5 / 11 - 5.5 / 13 });
		expect(riskDifferenceEffect(arms(2, 10, 5, 12))).toMatchObject({
			correction: null,
			estimate: 0.2 - 5 / 12,
		});
	});

	test("to all tables, when asked, and to none", () => {
		const all = logOddsRatio(arms(2, 10, 5, 12), { to: "all" });
		expect(all).toMatchObject({ estimate: Math.log(2.5 / 8.5) - Math.log(5.5 / 7.5) });
		expect(logOddsRatio(oneZero, { to: "none" })).toMatchObject({ status: "not estimable" });
		expect(logOddsRatio(oneZero, { add: 0 })).toMatchObject({ status: "not estimable" });
		expect(riskDifferenceEffect(oneZero, { to: "none" })).toMatchObject({ estimate: -5 / 12 });
	});

	test("the treatment-arm correction gives each arm its share (Sweeting et al. 2004)", () => {
		// Additions in proportion to the arm's own size keep a table without events at no effect and sum to 1.
		const effect = logRiskRatio(arms(0, 100, 0, 300), { to: "treatment-arm" });
		expect(effect).toMatchObject({ status: "estimated", correction: "Treatment-arm continuity correction" });
		expect(effect.status === "estimated" ? effect.estimate : Number.NaN).toBeCloseTo(0, 12);
		expect(logRiskRatio(arms(0, 100, 4, 300), { to: "treatment-arm" })).toMatchObject({
			estimate: Math.log(0.25 / 100.5) - Math.log(4.75 / 301.5),
		});
	});

	test.each([
		["nobody", noEvents, "No events in either arm"],
		["everybody", allEvents, "Everybody in both arms had the event"],
	] as const)(
		"tables where %s had the event are dropped when asked, and without a correction",
		(_, table, reason) => {
			for (const estimate of [logRiskRatio, logOddsRatio, riskDifferenceEffect, petoLogOddsRatio]) {
				expect(estimate(table, { dropDoubleZero: true })).toMatchObject({ status: "not estimable", reason });
				expect(estimate(table)).toMatchObject({ status: "estimated" });
			}
			for (const estimate of [logOddsRatio, riskDifferenceEffect, petoLogOddsRatio]) {
				expect(estimate(table, { to: "none" })).toMatchObject({ status: "not estimable", reason });
			}
		},
	);

	test("only double-zero tables cannot be pooled by Mantel-Haenszel or Peto, and say why", () => {
		for (const tables of [[noEvents], [noEvents, noEvents], [allEvents, allEvents]]) {
			for (const result of [
				poolMantelHaenszel("RR", tables),
				poolMantelHaenszel("OR", tables),
				poolPeto(tables),
			]) {
				expect(
					result.status === "pooled" ? numbersIn(result).every(Number.isFinite) : result.reason,
				).toBeTruthy();
			}
			expect(poolMantelHaenszel("OR", tables)).toMatchObject({ status: "not pooled" });
			expect(poolPeto(tables)).toMatchObject({ status: "not pooled" });
			expect(poolMantelHaenszel("RD", tables)).toMatchObject({ status: "not pooled" });
		}
		expect(poolMantelHaenszel("RR", [noEvents])).toMatchObject({ status: "not pooled" });
		expect(poolMantelHaenszel("RR", [oneZero])).toMatchObject({ status: "not pooled" });
		expect(poolMantelHaenszel("OR", [])).toEqual({ status: "not pooled", reason: "There are no studies" });
	});

	test("counts over person-time: ½ to both counts, person-time unchanged", () => {
		const rates = { experimental: { events: 0, personTime: 100 }, control: { events: 7, personTime: 50 } };
		expect(logRateRatio(rates)).toMatchObject({
			estimate: Math.log(0.5 / 100) - Math.log(7.5 / 50),
			variance: 1 / 0.5 + 1 / 7.5,
			correction: "½ added to each count",
		});
		expect(logRateRatio(rates, { to: "none" })).toMatchObject({ status: "not estimable" });
		const none = { experimental: { events: 0, personTime: 1 }, control: { events: 0, personTime: 1 } };
		expect(logRateRatio(none, { dropDoubleZero: true })).toMatchObject({ reason: "No events in either arm" });
		expect(poolMantelHaenszelRates([none])).toMatchObject({ status: "not pooled" });
	});

	test("single proportions of 0 and 1 get ½ where they need it, as in metafor, unless told otherwise", () => {
		expect(singleProportion("PLO", { events: 0, n: 20 })).toMatchObject({ estimate: Math.log(0.5 / 20.5) });
		expect(singleProportion("PFT", { events: 0, n: 20 })).toMatchObject({
			estimate: Math.asin(Math.sqrt(1 / 21)) / 2,
			variance: 1 / 82,
			correction: null,
		});
		expect(singleProportion("PAS", { events: 0, n: 20 })).toMatchObject({ estimate: 0, variance: 1 / 80 });
		const half = singleProportion("PFT", { events: 0, n: 20 }, { add: 0.5 });
		expect(half).toMatchObject({ variance: 1 / (4 * 21 + 2) });
		expect(singleProportion("PLO", { events: 20, n: 20 }, { to: "none" })).toMatchObject({
			status: "not estimable",
			reason: "Only events, and nothing is added",
		});
	});
});

describe("means without spread or people", () => {
	const flat = { experimental: { mean: 3, sd: 0, n: 10 }, control: { mean: 2, sd: 0, n: 10 } };
	const tiny = { experimental: { mean: 3, sd: 1, n: 1 }, control: { mean: 2, sd: 1, n: 1 } };

	test("are not estimable, with the reason", () => {
		for (const estimate of [meanDifference, hedgesG, heteroscedasticSmd]) {
			expect(estimate(flat)).toMatchObject({ reason: "Both standard deviations are 0" });
		}
		expect(glassDelta(flat)).toMatchObject({ reason: "The control arm's standard deviation is 0" });
		expect(hedgesG(tiny)).toMatchObject({ status: "not estimable" });
		expect(heteroscedasticSmd(tiny)).toMatchObject({ reason: "Fewer than 2 people in an arm" });
		expect(glassDelta(tiny)).toMatchObject({ reason: "Fewer than 3 people in the control arm" });
	});

	test('Glass’s Δ is metafor 3.8’s: escalc("SMD1") of the first two trials of normand1999', () => {
		const trials = [
			[{ mean: 55, sd: 47, n: 155 }, { mean: 75, sd: 64, n: 156 }, -0.310985051998, 0.013171842719],
			[{ mean: 27, sd: 7, n: 31 }, { mean: 29, sd: 4, n: 32 }, -0.487788248578, 0.067225836008],
		] as const;
		for (const [experimental, control, yi, vi] of trials) {
			const effect = glassDelta({ experimental, control });
			if (effect.status === "not estimable") throw new Error(effect.reason);
			expect(effect.estimate).toBeCloseTo(yi, 11);
			expect(effect.se ** 2).toBeCloseTo(vi, 11);
		}
	});
});

describe("illegal arguments throw, naming themselves", () => {
	test.each([
		[() => logRiskRatio(arms(11, 10, 1, 10)), /^experimental\.events must not exceed/],
		[() => logRiskRatio(arms(-1, 10, 1, 10)), /^experimental\.events must be a finite number, 0 or more/],
		[() => logRiskRatio(arms(1, 10, 1, 0)), /^control\.n must be/],
		[() => logRiskRatio(arms(1, 10, 1, 10), { add: -1 }), /^add must be/],
		[() => logRiskRatio(arms(1, 10, 1, 10), { level: 95 }), /^level must be/],
		[() => genericEffect(1, { variance: 0 }), /^variance must be/],
		[() => genericEffect(Number.NaN, { se: 1 }), /^estimate must be/],
		[() => genericEffect(1, { ci: [2, 1], ciLevel: 0.95 }), /^ci width must be/],
		[() => logRatioFromInterval(2, [-1, 3]), /^ci lower bound must be/],
		[() => logRatioFromInterval(4, [1, 3]), /^ratio must lie within/],
		[() => logRatioFromP(2, 0), /^p must be/],
		[() => poolInverseVariance(studies([1, -1])), /^studies\[0\]\.variance must be/],
		[() => poolInverseVariance(studies([1, 1]), { level: 1 }), /^level must be/],
	])("%#", (call, message) => {
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
	});
});

describe("few studies", () => {
	test("none: a reason, from everything", () => {
		for (const result of [poolInverseVariance([]), poolMantelHaenszel("RR", []), poolPeto([])]) {
			expect(result).toEqual({ status: "not pooled", reason: "There are no studies" });
		}
		expect(eggerTest([])).toMatchObject({ status: "not tested" });
		expect(beggTest([])).toMatchObject({ status: "not tested" });
		expect(trimAndFill([])).toMatchObject({ status: "not filled" });
		// Their mean differs from them in its last digit alone.
		const equal = Array.from({ length: 40 }, () => ({ estimate: 0.9923240874205951, variance: 0.1 }));
		expect(trimAndFill(equal)).toMatchObject({ status: "filled", k0: 0 });
		expect(subgroupsSeparateTau2([], [])).toMatchObject({ groups: [], between: { status: "not tested" } });
	});

	test.each(METHODS)(
		"one, by %s: the study itself, no I², no prediction interval, a normal interval",
		(tau2) => {
			const result = pooled(poolInverseVariance(studies([0.4, 0.09]), { tau2, ci: "hksj" }));
			expect(result).toMatchObject({
				k: 1,
				estimate: 0.4,
				ciMethod: "wald",
				df: null,
				predictionInterval: null,
			});
			expect(result.se).toBeCloseTo(0.3, 15);
			expect(result.heterogeneity).toMatchObject({
				Q: 0,
				df: 0,
				p: 1,
				I2: null,
				I2Q: null,
				H2: null,
				tau2: 0,
				tau2Ci: null,
			});
			expect(result.warnings).toEqual([
				"One study: the interval is normal (Wald), as Hartung-Knapp needs two",
			]);
		},
	);

	test.each(METHODS)("two, by %s: everything but the t on k − 2", (tau2) => {
		const two = studies([0.1, 0.04], [0.9, 0.05]);
		const result = pooled(poolInverseVariance(two, { tau2, ci: "hksj" }));
		expect(result).toMatchObject({ k: 2, df: 1, predictionInterval: null });
		expect(numbersIn(result).every(Number.isFinite)).toBe(true);
		expect(
			pooled(poolInverseVariance(two, { tau2, predictionInterval: "t-k-1" })).predictionInterval,
		).not.toBeNull();
		expect(eggerTest(two)).toMatchObject({ status: "not tested" });
	});
});

describe("equal effects", () => {
	const equal = studies([0.3, 0.1], [0.3, 0.2], [0.3, 0.01], [0.3, 5]);

	test.each(METHODS)(
		"by %s: no heterogeneity, and a Hartung-Knapp interval without width says so",
		(tau2) => {
			const wald = pooled(poolInverseVariance(equal, { tau2 }));
			expect(wald.estimate).toBeCloseTo(0.3, 14);
			expect(wald.heterogeneity).toMatchObject({ Q: 0, I2: 0, H2: 1, tau2: 0, tau2Ci: [0, 0] });
			const two = pooled(poolInverseVariance(equal.slice(0, 2), { tau2 }));
			expect(two.heterogeneity, "no standard error of H").toMatchObject({ I2Q: 0, I2QCi: null });
			const hksj = pooled(poolInverseVariance(equal, { tau2, ci: "hksj" }));
			expect(hksj).toMatchObject({ se: 0, statistic: null, p: null });
			expect(hksj.warnings[0]).toMatch(/no width/);
			const adhoc = pooled(poolInverseVariance(equal, { tau2, ci: "hksj-adhoc" }));
			expect(adhoc.se).toBeCloseTo(wald.se, 14);
		},
	);

	test("tests for small-study effects have nothing to test", () => {
		expect(eggerTest(equal)).toEqual({ status: "not tested", reason: "The effects lie exactly on a line" });
		expect(beggTest(equal)).toMatchObject({ status: "not tested" });
		const sameSize = studies([0.1, 0.1], [0.5, 0.1], [0.2, 0.1]);
		expect(eggerTest(sameSize)).toMatchObject({
			reason: "The studies are all of the same precision or size",
		});
		expect(beggTest(sameSize)).toMatchObject({ status: "not tested" });
	});
});

describe("huge and tiny variances", () => {
	const cases = {
		tiny: studies([1e-7, 1e-14], [2e-7, 3e-14], [5e-7, 2e-14]),
		huge: studies([1e6, 1e12], [-3e6, 4e12], [2e6, 9e12]),
		mixed: studies([0.1, 1e-10], [0.4, 1], [-0.2, 1e8]),
		far: studies([1e8, 1], [1e8 + 1, 2], [1e8 + 3, 1]),
	};

	test.each(Object.entries(cases))("%s: every method gives finite figures", (_, some) => {
		for (const tau2 of METHODS) {
			for (const ci of ["wald", "hksj", "hksj-adhoc"] as const) {
				const result = pooled(poolInverseVariance(some, { tau2, ci }));
				expect(numbersIn(result).every(Number.isFinite)).toBe(true);
			}
		}
	});

	test("figures beyond what doubles hold are refused with a reason, not computed as NaN", () => {
		const result = poolInverseVariance(studies([1e200, 1e-300], [-1e200, 1e-300], [0, 1e300]));
		expect(result).toEqual({
			status: "not pooled",
			reason: "The figures are too large or too small to compute with",
		});
	});
});

describe("the level reaches every interval", () => {
	test("of effects, pooled effects, prediction, heterogeneity and tests", () => {
		const some = studies([0.1, 0.04], [0.9, 0.05], [0.3, 0.02], [-0.4, 0.09]);
		const at = (level: number) => pooled(poolInverseVariance(some, { level, ci: "hksj" }));
		const [narrow, wide] = [at(0.5), at(0.99)];
		const width = (interval: readonly [number, number] | null) =>
			interval ? interval[1] - interval[0] : Number.NaN;
		for (const pick of [
			(p: PooledEffect) => p.ci,
			(p: PooledEffect) => p.predictionInterval,
			(p: PooledEffect) => p.heterogeneity.tau2Ci,
			(p: PooledEffect) => p.heterogeneity.tauCi,
			(p: PooledEffect) => p.heterogeneity.I2Ci,
			(p: PooledEffect) => p.heterogeneity.H2Ci,
			(p: PooledEffect) => p.heterogeneity.I2QCi,
		]) {
			expect(width(pick(narrow))).toBeLessThan(width(pick(wide)));
		}
		const egger = [eggerTest(some, 0.5), eggerTest(some, 0.99)].map((test) =>
			test.status === "tested" ? [width(test.ci), width(test.limit?.ci ?? null)] : [],
		);
		expect(egger[0]?.[0]).toBeLessThan(egger[1]?.[0] ?? 0);
		expect(egger[0]?.[1]).toBeLessThan(egger[1]?.[1] ?? 0);
	});
});
