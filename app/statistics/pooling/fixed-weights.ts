import { describeHeterogeneity } from "../heterogeneity/heterogeneity.ts";
import { waldInterval } from "../numerics/interval.ts";
import { normalTwoSided } from "../numerics/normal.ts";
import { sum } from "../numerics/vector.ts";
import type { StudyEffect } from "./inverse-variance.ts";
import type { PooledEffect, PoolResult } from "./pooled-effect.ts";

interface OverTables extends Pick<PooledEffect, "model" | "method" | "k" | "estimate" | "weights" | "level"> {
	variance: number;
	/** Of those studies that have one; `k` counts all tables. */
	effects: readonly StudyEffect[];
}

/**
 * Wraps an estimate that was pooled over tables (Mantel-Haenszel, Peto) with a normal interval and Cochran's Q of
 * the studies' own effects around it.
 * @returns a reason where estimate or variance does not exist, as of an arm without events in any study
 */
export function pooledOverTables({
	estimate,
	variance,
	weights,
	effects,
	level,
	...about
}: OverTables): PoolResult {
	const se = Math.sqrt(variance);
	if (!Number.isFinite(estimate) || !Number.isFinite(se) || !(se > 0)) {
		return { status: "not pooled", reason: "An arm has no events, or no non-events, in any study" };
	}
	const statistic = estimate / se;
	const Q = effects.reduce((total, e) => total + (e.estimate - estimate) ** 2 / e.variance, 0);
	const df = Math.max(0, effects.length - 1);
	const total = sum(weights);
	return {
		...about,
		status: "pooled",
		tau2Method: null,
		ciMethod: "wald",
		level,
		estimate,
		se,
		ci: waldInterval(estimate, se, level),
		statistic,
		df: null,
		p: normalTwoSided(statistic),
		weights: weights.map((w) => (100 * w) / total),
		predictionInterval: null,
		heterogeneity: describeHeterogeneity({ Q: df === 0 ? 0 : Q, df, typicalVariance: null }, null, level),
		warnings: [],
	};
}
