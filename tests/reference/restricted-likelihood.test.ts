import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { likelihoodAt, maximiseLikelihood } from "#app/statistics/heterogeneity/likelihood-maximum.ts";
import { poolInverseVariance } from "#app/statistics/pooling/inverse-variance.ts";
import { meanProblem } from "#app/statistics/regression/mixed-effects.ts";
import { trimAndFill } from "#app/statistics/small-study/trim-and-fill.ts";
import { runs } from "#tests/support/property-runs.ts";
import { at, expectedOf, keysAt, listAt, needed } from "./comparison.ts";

// REML must be at the highest point of the restricted likelihood, also where that has two maxima.

/** The highest log likelihood on a grid of τ² so fine that no peak fits between two points. */
function highestOnGrid(y: number[], v: number[], kind: "REML" | "ML", points: number): number {
	const problem = meanProblem(y, v);
	const least = Math.min(...v);
	const most = 4 * y.reduce((total, value) => total + value ** 2, 0) + 1;
	let highest = Number.NEGATIVE_INFINITY;
	for (let i = 0; i <= points; i++) {
		const tau2 = least * Math.expm1((i / points) * Math.log1p(most / least));
		highest = Math.max(highest, likelihoodAt(problem, tau2, kind).logLikelihood);
	}
	return highest;
}

const random = fc
	.array(
		fc.record({
			y: fc.double({ min: -8, max: 8, noNaN: true }),
			logV: fc.double({ min: -7, max: 5, noNaN: true }),
		}),
		{ minLength: 2, maxLength: 9 },
	)
	.map((studies) => ({ y: studies.map((s) => s.y), v: studies.map((s) => Math.exp(s.logV)) }));

test.each(["REML", "ML"] as const)(
	"%s is not below a fine grid of its likelihood, on random studies",
	(kind) => {
		fc.assert(
			fc.property(random, ({ y, v }) => {
				const { maxima } = maximiseLikelihood(meanProblem(y, v), kind);
				const highest = maxima[0]?.logLikelihood ?? Number.NaN;
				expect(highest).toBeGreaterThanOrEqual(highestOnGrid(y, v, kind, 1500) - 1e-9);
			}),
			{ ...runs(50), seed: 20261123 },
		);
	},
);

describe("likelihoods with two maxima", () => {
	test.each([
		// The lower of two interior maxima is the one a climb from 0 would find.
		{ y: [-3.3, 0.3, -1.4, 0.9, 8], v: [7.9, 0.071, 2.1, 0.24, 5.9], highest: 8.4998, other: 0.1685 },
		{ y: [-10, -8, 0, 0.7], v: [30, 13, 0.12, 1.9], highest: 15.0021, other: 0 },
		{ y: [0.6, 0.5, 6.9], v: [0.1, 0.36, 5.5], highest: 7.097, other: 0 },
		// Here the highest is at 0, and a climb from the method-of-moments start would miss it.
		{
			y: [-1.2, 0.2, 0, 0.2, -2.1, 1.5, 3.5],
			v: [1.7, 0.038, 4, 0.019, 0.79, 0.78, 3.4],
			highest: 0,
			other: 0.81,
		},
	])("$highest, not $other", ({ y, v, highest, other }) => {
		const { tau2, maxima } = maximiseLikelihood(meanProblem(y, v), "REML");
		expect(maxima.map((maximum) => maximum.tau2)).toHaveLength(2);
		expect(tau2).toBeCloseTo(highest, 3);
		expect(maxima[1]?.tau2).toBeCloseTo(other, 3);
		expect(maxima[0]?.logLikelihood).toBeGreaterThan(maxima[1]?.logLikelihood ?? Number.NaN);
		const studies = y.map((estimate, i) => ({ estimate, variance: v[i] ?? Number.NaN }));
		expect(poolInverseVariance(studies)).toMatchObject({
			warnings: ["The likelihood of τ² has more than one maximum; the highest was taken"],
		});
	});
});

// The reference lists every local maximum for each data set and measure (`reml_profile`).
test("every local maximum that the reference lists, and no other", () => {
	let compared = 0;
	for (const id of [
		"bcg",
		"egger2001",
		"linde2005",
		"yusuf1985_table6",
		"debruin2009",
		"michael2013",
		"molloy2014",
	]) {
		const measures = at(expectedOf(id), "measures");
		for (const measure of keysAt(measures)) {
			const profile = at(measures, measure, "pooled", "reml_profile");
			if (profile === undefined) continue;
			const studies = listAt(measures, measure, "studies");
			const problem = meanProblem(
				studies.map((study) => needed(study, "yi")),
				studies.map((study) => needed(study, "vi")),
			);
			const expected = listAt(profile, "local_maxima_tau2").map(Number);
			const found = maximiseLikelihood(problem, "REML").maxima.map((maximum) => maximum.tau2);
			expect(found).toHaveLength(expected.length);
			for (const tau2 of expected) {
				expect(found.some((other) => Math.abs(other - tau2) <= 1e-6 * Math.max(1e-4, tau2))).toBe(true);
				compared++;
			}
		}
	}
	expect(compared).toBe(19);
});

test("trim and fill ends at the optimum for the filled data", () => {
	const studies = listAt(expectedOf("collins1985b_preeclampsia"), "measures", "RD", "studies").map(
		(study) => ({
			estimate: needed(study, "yi"),
			variance: needed(study, "vi"),
		}),
	);
	const result = trimAndFill(studies);
	if (result.status !== "filled") throw new Error(result.reason);
	const all = [...studies, ...result.filled];
	const y = all.map((study) => study.estimate);
	const v = all.map((study) => study.variance);
	const atResult = likelihoodAt(meanProblem(y, v), result.pooled.heterogeneity.tau2, "REML");
	expect(result.k0).toBe(1);
	expect(atResult.logLikelihood).toBeGreaterThanOrEqual(highestOnGrid(y, v, "REML", 20_000) - 1e-12);
	expect(Math.abs(atResult.score)).toBeLessThan(1e-6);
});
