import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hedgesG, meanDifference } from "#app/statistics/effects/two-means.ts";
import {
	logOddsRatio,
	logRiskRatio,
	petoLogOddsRatio,
	riskDifferenceEffect,
} from "#app/statistics/effects/two-proportions.ts";
import { poolInverseVariance } from "#app/statistics/pooling/inverse-variance.ts";
import { poolMantelHaenszel } from "#app/statistics/pooling/mantel-haenszel.ts";
import { poolPeto } from "#app/statistics/pooling/peto.ts";
import type { PooledEffect, PoolResult } from "#app/statistics/pooling/pooled-effect.ts";
import { chiSquareTest } from "#app/statistics/proportions/chi-square-test.ts";
import { fisherExactTest } from "#app/statistics/proportions/fisher-exact.ts";
import { miettinenNurminenInterval } from "#app/statistics/proportions/miettinen-nurminen.ts";
import { newcombeInterval } from "#app/statistics/proportions/newcombe.ts";
import { estimateProportion } from "#app/statistics/proportions/proportion-interval.ts";
import { trimAndFill } from "#app/statistics/small-study/trim-and-fill.ts";
import { runs } from "#tests/support/property-runs.ts";

// What must hold for any data, on random data (fixed seed).

const RUNS = { ...runs(80), seed: 1998 };

const arm = fc
	.record({ n: fc.integer({ min: 1, max: 400 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
	.map(({ n, share }) => ({ n, events: Math.round(n * share) }));
const table = fc.record({ experimental: arm, control: arm });
const group = fc.record({
	mean: fc.double({ min: -50, max: 50, noNaN: true }),
	sd: fc.double({ min: 0.1, max: 20, noNaN: true }),
	n: fc.integer({ min: 2, max: 500 }),
});
const study = fc
	.record({
		thousandths: fc.integer({ min: -3000, max: 3000 }),
		logV: fc.double({ min: -5, max: 2, noNaN: true }),
	})
	.map(({ thousandths, logV }) => ({ estimate: thousandths / 1000, variance: Math.exp(logV) }));
const someStudies = fc.array(study, { minLength: 2, maxLength: 12 });
const tau2 = fc.constantFrom("REML", "DL", "PM", "ML", "EB", "SJ", "HE", "HS");
const ci = fc.constantFrom("wald", "hksj", "hksj-adhoc");

function pooled(result: PoolResult): PooledEffect {
	if (result.status !== "pooled") throw new Error(result.reason);
	return result;
}

const close = (a: number, b: number, tolerance = 1e-9) =>
	expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(a), Math.abs(b)));

describe("swapping the arms", () => {
	const swapped = <T>({ experimental, control }: { experimental: T; control: T }) => ({
		experimental: control,
		control: experimental,
	});

	test("changes the sign of every effect of counts and leaves its variance", () => {
		fc.assert(
			fc.property(table, (arms) => {
				for (const effect of [logRiskRatio, logOddsRatio, riskDifferenceEffect, petoLogOddsRatio]) {
					const [a, b] = [effect(arms), effect(swapped(arms))];
					expect(a.status).toBe(b.status);
					if (a.status !== "estimated" || b.status !== "estimated") continue;
					close(a.estimate, -b.estimate);
					close(a.variance, b.variance);
				}
				const [lower, upper] = newcombeInterval(arms);
				const [other, another] = newcombeInterval(swapped(arms));
				close(lower, -another);
				close(upper, -other);
				close(fisherExactTest(arms).p, fisherExactTest(swapped(arms)).p);
			}),
			RUNS,
		);
	});

	test("changes the sign of effects of means", () => {
		fc.assert(
			fc.property(fc.record({ experimental: group, control: group }), (arms) => {
				for (const effect of [meanDifference, hedgesG]) {
					const [a, b] = [effect(arms), effect(swapped(arms))];
					if (a.status !== "estimated" || b.status !== "estimated") throw new Error("not estimated");
					close(a.estimate, -b.estimate);
					close(a.variance, b.variance);
				}
			}),
			RUNS,
		);
	});

	test("changes the sign of the pooled effect", () => {
		fc.assert(
			fc.property(someStudies, tau2, ci, (studies, method, interval) => {
				const flipped = studies.map(({ estimate, variance }) => ({ estimate: -estimate, variance }));
				const options = { tau2: method, ci: interval };
				const [a, b] = [studies, flipped].map((some) => pooled(poolInverseVariance(some, options)));
				close(a?.estimate ?? Number.NaN, -(b?.estimate ?? Number.NaN));
				close(a?.se ?? Number.NaN, b?.se ?? Number.NaN);
			}),
			RUNS,
		);
	});

	test("swaps the sides of trim and fill, and fills in as many studies", () => {
		const distinct = fc.uniqueArray(
			fc.tuple(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: 1, max: 900 })),
			{
				minLength: 4,
				maxLength: 12,
				selector: ([estimate]) => estimate,
			},
		);
		let filled = 0;
		fc.assert(
			fc.property(distinct, (pairs) => {
				const studies = pairs.map(([y, v]) => ({ estimate: y / 1000 + v / 977, variance: (v / 1000) ** 2 }));
				const flipped = studies.map(({ estimate, variance }) => ({ estimate: -estimate, variance }));
				const [a, b] = [trimAndFill(studies), trimAndFill(flipped)];
				if (a.status !== "filled" || b.status !== "filled" || a.k0 === 0) return;
				filled++;
				expect(b.k0).toBe(a.k0);
				expect([a.side, b.side].sort()).toEqual(["left", "right"]);
				close(a.pooled.estimate, -b.pooled.estimate);
			}),
			RUNS,
		);
		expect(filled).toBeGreaterThan(12);
	});
});

describe("pooling", () => {
	test("lies between the extremes, its weights are positive and add up to 100 %", () => {
		fc.assert(
			fc.property(someStudies, tau2, (studies, method) => {
				const estimates = studies.map((one) => one.estimate);
				const result = pooled(poolInverseVariance(studies, { tau2: method }));
				expect(result.estimate).toBeGreaterThanOrEqual(Math.min(...estimates) - 1e-12);
				expect(result.estimate).toBeLessThanOrEqual(Math.max(...estimates) + 1e-12);
				expect(Math.min(...result.weights)).toBeGreaterThan(0);
				close(
					result.weights.reduce((total, weight) => total + weight, 0),
					100,
				);
			}),
			RUNS,
		);
	});

	test("does not depend on the order of the studies", () => {
		fc.assert(
			fc.property(someStudies, tau2, ci, (studies, method, interval) => {
				const options = { tau2: method, ci: interval };
				const [a, b] = [studies, studies.toReversed()].map((some) =>
					pooled(poolInverseVariance(some, options)),
				);
				close(a?.estimate ?? Number.NaN, b?.estimate ?? Number.NaN);
				close(a?.se ?? Number.NaN, b?.se ?? Number.NaN);
				close(a?.heterogeneity.tau2 ?? Number.NaN, b?.heterogeneity.tau2 ?? Number.NaN);
			}),
			RUNS,
		);
	});

	test("scales: effects times c and variances times c² give the effect times c, τ² times c², and the same I²", () => {
		fc.assert(
			fc.property(
				someStudies,
				tau2,
				ci,
				fc.constantFrom(1e-6, 0.1, 7, 1e6),
				(studies, method, interval, c) => {
					const scaled = studies.map(({ estimate, variance }) => ({
						estimate: c * estimate,
						variance: c ** 2 * variance,
					}));
					const options = { tau2: method, ci: interval };
					const a = pooled(poolInverseVariance(studies, options));
					const b = pooled(poolInverseVariance(scaled, options));
					close(a.estimate, b.estimate / c);
					close(a.se, b.se / c);
					close(a.heterogeneity.tau2, b.heterogeneity.tau2 / c ** 2);
					close(a.heterogeneity.I2 ?? Number.NaN, b.heterogeneity.I2 ?? Number.NaN, 1e-6);
				},
			),
			RUNS,
		);
	});

	test("moves with the effects: adding a constant adds it to the mean and leaves all else", () => {
		fc.assert(
			fc.property(someStudies, tau2, fc.double({ min: -5, max: 5, noNaN: true }), (studies, method, by) => {
				const moved = studies.map(({ estimate, variance }) => ({ estimate: estimate + by, variance }));
				const a = pooled(poolInverseVariance(studies, { tau2: method }));
				const b = pooled(poolInverseVariance(moved, { tau2: method }));
				close(a.estimate + by, b.estimate);
				close(a.heterogeneity.tau2, b.heterogeneity.tau2);
			}),
			RUNS,
		);
	});

	test("of one table repeated is that table's own effect, by Mantel-Haenszel and by Peto", () => {
		const some = fc
			.integer({ min: 2, max: 400 })
			.chain((n) => fc.record({ n: fc.constant(n), events: fc.integer({ min: 1, max: n - 1 }) }));
		const inner = fc.record({ experimental: some, control: some });
		fc.assert(
			fc.property(inner, fc.integer({ min: 1, max: 4 }), (arms, times) => {
				const tables = Array.from({ length: times }, () => arms);
				for (const [measure, effect] of [
					["RR", logRiskRatio],
					["OR", logOddsRatio],
					["RD", riskDifferenceEffect],
				] as const) {
					const own = effect(arms);
					close(
						pooled(poolMantelHaenszel(measure, tables)).estimate,
						own.status === "estimated" ? own.estimate : Number.NaN,
					);
				}
				const peto = petoLogOddsRatio(arms);
				close(pooled(poolPeto(tables)).estimate, peto.status === "estimated" ? peto.estimate : Number.NaN);
			}),
			RUNS,
		);
	});
});

describe("proportions", () => {
	test("every interval holds the proportion, lies in [0, 1] (but Agresti-Coull), and mirrors for non-events", () => {
		fc.assert(
			fc.property(arm, fc.constantFrom(0.5, 0.9, 0.95, 0.999), ({ events, n }, level) => {
				for (const method of ["wilson", "clopper-pearson", "agresti-coull", "jeffreys"] as const) {
					const { proportion, ci: interval } = estimateProportion(events, n, { method, level });
					const [lower, upper] = interval;
					expect(lower).toBeLessThanOrEqual(proportion);
					expect(upper).toBeGreaterThanOrEqual(proportion);
					if (method !== "agresti-coull") {
						expect(lower).toBeGreaterThanOrEqual(0);
						expect(upper).toBeLessThanOrEqual(1);
					}
					const [other, another] = estimateProportion(n - events, n, { method, level }).ci;
					close(lower, 1 - another);
					close(upper, 1 - other);
				}
			}),
			RUNS,
		);
	});

	test("difference intervals hold the difference and stay in [−1, 1]; tests agree that equal arms are equal", () => {
		fc.assert(
			fc.property(table, (arms) => {
				const difference =
					arms.experimental.events / arms.experimental.n - arms.control.events / arms.control.n;
				for (const interval of [newcombeInterval(arms), miettinenNurminenInterval(arms)]) {
					expect(interval[0]).toBeLessThanOrEqual(difference + 1e-12);
					expect(interval[1]).toBeGreaterThanOrEqual(difference - 1e-12);
					expect(interval[0]).toBeGreaterThanOrEqual(-1);
					expect(interval[1]).toBeLessThanOrEqual(1);
				}
				const same = { experimental: arms.control, control: arms.control };
				close(fisherExactTest(same).p, 1);
				const test = chiSquareTest(same);
				if (test.statistic !== null) close(test.p, 1);
			}),
			RUNS,
		);
	});
});
