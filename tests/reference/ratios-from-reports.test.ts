import { describe, expect, test } from "vitest";
import type { EffectResult } from "#app/statistics/effects/effect.ts";
import { genericEffect } from "#app/statistics/effects/effect.ts";
import { logRatioFromInterval, logRatioFromP } from "#app/statistics/effects/hazard-ratio.ts";
import { toNaturalScale } from "#app/statistics/effects/natural-scale.ts";
import { logRateRatio } from "#app/statistics/effects/rate-ratio.ts";
import { singleProportion } from "#app/statistics/effects/single-proportion.ts";
import { glassDelta, hedgesG } from "#app/statistics/effects/two-means.ts";
import { poolMantelHaenszelRates } from "#app/statistics/pooling/mantel-haenszel.ts";

function estimated(result: EffectResult) {
	if (result.status !== "estimated") throw new Error(result.reason);
	return result;
}

describe("log ratios from what papers print", () => {
	// Tierney et al. 2007, Trials 8:16, worked example: a hazard ratio and its 95 % interval give ln HR and its variance.
	test("the interval of a hazard ratio gives its standard error back", () => {
		const se = 0.19;
		const hr = 0.8;
		const ci = [hr * Math.exp(-1.959963984540054 * se), hr * Math.exp(1.959963984540054 * se)] as const;
		const effect = estimated(logRatioFromInterval(hr, ci));
		expect(effect.se).toBeCloseTo(se, 12);
		expect(effect.estimate).toBeCloseTo(Math.log(0.8), 14);
		expect(effect).toMatchObject({ measure: "HR", scale: "log" });
		const ninety = [hr * Math.exp(-1.6448536269514722 * se), hr * Math.exp(1.6448536269514722 * se)] as const;
		expect(estimated(logRatioFromInterval(hr, ninety, { ciLevel: 0.9 })).se).toBeCloseTo(se, 12);
	});

	test("an interval that is not symmetric around the estimate is said to be so", () => {
		expect(estimated(logRatioFromInterval(0.8, [0.75, 1.4])).method).toMatch(/not symmetric/);
		expect(estimated(logRatioFromInterval(0.8, [0.57, 1.12])).method).not.toMatch(/not symmetric/);
		// A tenth of the interval is what rounding may explain: the estimate stands 0.41 and 0.61 of the way up.
		expect(estimated(logRatioFromInterval(2 ** 0.41, [1, 2])).method).not.toMatch(/not symmetric/);
		expect(estimated(logRatioFromInterval(2 ** 0.61, [1, 2])).method).toMatch(/not symmetric/);
	});

	test("a p value gives |ln HR| / z", () => {
		const effect = estimated(logRatioFromP(0.5, 0.05));
		expect(effect.se).toBeCloseTo(Math.log(2) / 1.959963984540054, 12);
		expect(logRatioFromP(1, 0.4)).toMatchObject({ status: "not estimable" });
		expect(logRatioFromP(0.7, 1)).toMatchObject({ status: "not estimable" });
	});

	test("a generic estimate takes se, variance or interval", () => {
		const bySe = estimated(genericEffect(0.4, { se: 0.2 }));
		const byVariance = estimated(genericEffect(0.4, { variance: 0.04 }));
		const byInterval = estimated(genericEffect(0.4, { ci: bySe.ci, ciLevel: 0.95 }));
		expect(byVariance.se).toBeCloseTo(0.2, 14);
		expect(byInterval.se).toBeCloseTo(0.2, 14);
	});
});

describe("rate ratios", () => {
	// Rothman, Greenland & Lash 2008: the Mantel-Haenszel rate ratio of one stratum is the crude ratio.
	const strata = [
		{ experimental: { events: 30, personTime: 1200 }, control: { events: 20, personTime: 1500 } },
		{ experimental: { events: 12, personTime: 300 }, control: { events: 9, personTime: 350 } },
	];

	test("of one study, with variance 1/x₁ + 1/x₂", () => {
		const effect = estimated(logRateRatio({ ...(strata[0] ?? never()) }));
		expect(effect.estimate).toBeCloseTo(Math.log(30 / 1200 / (20 / 1500)), 14);
		expect(effect.variance).toBeCloseTo(1 / 30 + 1 / 20, 14);
	});

	test("pooled by Mantel-Haenszel, by the book's formula", () => {
		const one = poolMantelHaenszelRates(strata.slice(0, 1));
		expect(one.status === "pooled" ? one.estimate : null).toBeCloseTo(Math.log(30 / 1200 / (20 / 1500)), 12);
		const both = poolMantelHaenszelRates(strata);
		const top = (30 * 1500) / 2700 + (12 * 350) / 650;
		const bottom = (20 * 1200) / 2700 + (9 * 300) / 650;
		const spread = (50 * 1200 * 1500) / 2700 ** 2 + (21 * 300 * 350) / 650 ** 2;
		expect(both).toMatchObject({ status: "pooled", k: 2 });
		if (both.status !== "pooled") return;
		expect(both.estimate).toBeCloseTo(Math.log(top / bottom), 12);
		expect(both.se).toBeCloseTo(Math.sqrt(spread / (top * bottom)), 12);
	});
});

describe("standardised differences", () => {
	const arms = { experimental: { mean: 12, sd: 4, n: 15 }, control: { mean: 10, sd: 4, n: 12 } };

	test("Glass's Δ uses the control arm's sd and its degrees of freedom", () => {
		const delta = estimated(glassDelta(arms));
		// J(11) = Γ(5.5)/(√5.5 Γ(5)) = 52.342777784553520/(√5.5 · 24)
		const J = 52.34277778455352 / (Math.sqrt(5.5) * 24);
		expect(delta.estimate).toBeCloseTo(J * 0.5, 12);
		expect(delta.variance).toBeCloseTo(1 / 15 + 1 / 12 + (J * 0.5) ** 2 / 24, 12);
	});

	test("g does not change with the unit", () => {
		const scale = (factor: number) => ({
			experimental: { mean: 12 * factor, sd: 4 * factor, n: 15 },
			control: { mean: 10 * factor, sd: 4 * factor, n: 12 },
		});
		expect(estimated(hedgesG(scale(1000))).estimate).toBeCloseTo(estimated(hedgesG(arms)).estimate, 14);
	});
});

describe("back to the natural scale", () => {
	test("logit, log and arcsine measures of a single proportion come back to it", () => {
		for (const measure of ["PR", "PLO", "PAS"] as const) {
			const effect = estimated(singleProportion(measure, { events: 17, n: 33 }));
			expect(toNaturalScale(effect.scale, effect.estimate, effect.ci).estimate).toBeCloseTo(17 / 33, 12);
		}
		for (const events of [0, 3, 17, 33]) {
			const effect = estimated(singleProportion("PFT", { events, n: 33 }, { to: "none" }));
			const natural = toNaturalScale(effect.scale, effect.estimate, effect.ci, 33);
			expect(natural.estimate).toBeCloseTo(events / 33, 12);
			expect(natural.ci[0]).toBeGreaterThanOrEqual(0);
			expect(natural.ci[1]).toBeLessThanOrEqual(1);
		}
	});

	test("a double arcsine beyond what nobody or everybody of n gives is 0 or 1 (Miller’s inversion has no value there)", () => {
		expect(toNaturalScale("double arcsine", 0.05, [-0.1, 0.2], 30)).toMatchObject({
			estimate: 0,
			ci: [0, {}],
		});
		expect(toNaturalScale("double arcsine", 1.52, [1.2, 1.6], 30).estimate).toBe(1);
	});

	test("large logits do not overflow", () => {
		expect(toNaturalScale("logit", 800, [-800, 900])).toEqual({ estimate: 1, ci: [0, 1] });
	});
});

function never(): never {
	throw new Error("unreachable");
}
