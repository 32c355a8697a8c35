import { at, indexOrder } from "../numerics/vector.ts";
import {
	type InverseVarianceOptions,
	poolInverseVariance,
	requireStudies,
	type StudyEffect,
} from "../pooling/inverse-variance.ts";
import type { PooledEffect } from "../pooling/pooled-effect.ts";
import { fitMixedEffects, type ModelMethod, meanProblem } from "../regression/mixed-effects.ts";
import { fewStudiesWarning } from "./few-studies.ts";

export type TrimAndFill =
	| {
			readonly status: "filled";
			readonly method: string;
			/** Studies that seem to be missing. */
			readonly k0: number;
			/** The side of the funnel on which they are missing. */
			readonly side: "left" | "right";
			/** Mirror images of the studies without counterpart. */
			readonly filled: readonly StudyEffect[];
			/** Pooled with the filled-in studies. */
			readonly pooled: PooledEffect;
			readonly warning: string | null;
	  }
	| { readonly status: "not filled"; readonly reason: string };

const MOST_ROUNDS = 100;

/**
 * Duval and Tweedie's trim and fill: trims the studies that make the funnel lopsided, finds the centre of the
 * rest, counts again until the number k₀ stays the same, then fills in the mirror images of those k₀.
 * L₀ = (4 Sᵣ − k(k + 1))/(2k − 1) from the rank sum on the heavy side, R₀ = longest run of ranks − 1; both rounded
 * (half to even) and not below 0. The side is where a regression on the standard error slopes away from.
 * @param options the pooling, as for `poolInverseVariance`  @param estimator default L0
 * @returns a reason for fewer than two studies, or when the count goes back and forth for ever
 * @see Duval & Tweedie 2000, Biometrics 56:455 and JASA 95:89; metafor trimfill
 */
export function trimAndFill(
	studies: readonly StudyEffect[],
	options: InverseVarianceOptions = {},
	estimator: "L0" | "R0" = "L0",
): TrimAndFill {
	requireStudies(studies);
	const k = studies.length;
	if (k < 2) return { status: "not filled", reason: "Trim and fill needs two studies" };
	const method: ModelMethod = options.model === "common" ? "EE" : (options.tau2 ?? "REML");
	const side = emptySide(studies, method);
	const sign = side === "right" ? -1 : 1;
	const effects = studies.map((study) => sign * study.estimate);
	const order = indexOrder(k, (a, b) => at(effects, a) - at(effects, b) || a - b);
	const y = order.map((i) => at(effects, i));
	const v = order.map((i) => studies[i]?.variance ?? 0);
	// What is nearer to the centre than arithmetic can tell is at it: equal effects leave no study missing.
	const noise = 1e-12 * Math.max(...y.map(Math.abs));
	let missing = 0;
	let centre = 0;
	for (let round = 0, before = -1; before !== missing; round++) {
		if (round === MOST_ROUNDS) {
			return { status: "not filled", reason: "The number of missing studies does not settle" };
		}
		before = missing;
		const kept = k - missing;
		const fit = fitMixedEffects(meanProblem(y.slice(0, kept), v.slice(0, kept)), method);
		if (fit.status === "not fitted") return { status: "not filled", reason: fit.reason };
		centre = at(fit.coefficients, 0);
		missing = countMissing(
			y.map((value) => (Math.abs(value - centre) <= noise ? 0 : value - centre)),
			estimator,
		);
	}
	const filled = y.slice(k - missing).map((value, j) => ({
		estimate: sign * (2 * centre - value),
		variance: at(v, k - missing + j),
	}));
	const pooled = poolInverseVariance([...studies, ...filled], options);
	if (pooled.status !== "pooled") return { status: "not filled", reason: pooled.reason };
	return {
		status: "filled",
		method: `Trim and fill, ${estimator === "L0" ? "L₀" : "R₀"} estimator; ${pooled.method}`,
		k0: missing,
		side,
		filled,
		pooled,
		warning: fewStudiesWarning(k),
	};
}

/** Studies are missing on the right when effects fall as standard errors grow; on the left otherwise. */
function emptySide(studies: readonly StudyEffect[], method: ModelMethod): "left" | "right" {
	const fit = fitMixedEffects(
		{
			y: Float64Array.from(studies, (study) => study.estimate),
			v: Float64Array.from(studies, (study) => study.variance),
			columns: [
				new Float64Array(studies.length).fill(1),
				Float64Array.from(studies, (study) => Math.sqrt(study.variance)),
			],
		},
		method,
	);
	return fit.status === "fitted" && at(fit.coefficients, 1) < 0 ? "right" : "left";
}

/** k₀ from effects centred on the trimmed mean, in ascending order; equal distances are ranked in that order. */
function countMissing(centred: readonly number[], estimator: "L0" | "R0"): number {
	const k = centred.length;
	const byDistance = indexOrder(k, (a, b) => Math.abs(at(centred, a)) - Math.abs(at(centred, b)) || a - b);
	let rankSum = 0;
	let highestBelow = 0;
	byDistance.forEach((i, rank) => {
		if (at(centred, i) > 0) rankSum += rank + 1;
		if (at(centred, i) < 0) highestBelow = Math.max(highestBelow, rank + 1);
	});
	const estimate = estimator === "L0" ? (4 * rankSum - k * (k + 1)) / (2 * k - 1) : k - highestBelow - 1;
	return Math.min(k - 1, Math.max(0, roundHalfToEven(estimate)));
}

function roundHalfToEven(x: number): number {
	const floor = Math.floor(x);
	if (x - floor !== 0.5) return Math.round(x);
	return floor % 2 === 0 ? floor : floor + 1;
}
