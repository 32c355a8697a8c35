import { requireFinite, requireLevel, requirePositive } from "../numerics/arguments.ts";
import { type Interval, waldInterval } from "../numerics/interval.ts";
import { MEASURES, type Measure, type Scale } from "./measures.ts";

/** One study's effect, ready for pooling. */
export interface Effect {
	readonly status: "estimated";
	readonly measure: Measure;
	readonly scale: Scale;
	/** On the analysis scale: log RR, not RR. */
	readonly estimate: number;
	readonly variance: number;
	readonly se: number;
	/** Estimate ∓ z·se on the analysis scale. */
	readonly ci: Interval;
	readonly level: number;
	/** How it was computed, as print shows it. */
	readonly method: string;
	/** What was added for zero cells, such as "½ added to each cell"; null when nothing was. */
	readonly correction: string | null;
}

/** A study whose data are legitimate but hold no estimate of this measure. */
export interface NoEffect {
	readonly status: "not estimable";
	readonly measure: Measure;
	readonly reason: string;
}

export type EffectResult = Effect | NoEffect;

/**
 * Wraps an estimate and its variance as an effect with its Wald interval; says "not estimable" when the
 * variance is 0 or either figure is not finite, so that no such figure reaches a page.
 */
export function effectFrom(
	{ measure, method, correction = null }: { measure: Measure; method: string; correction?: string | null },
	estimate: number,
	variance: number,
	level: number,
): EffectResult {
	requireLevel(level);
	const se = Math.sqrt(variance);
	if (!Number.isFinite(estimate) || !Number.isFinite(se)) {
		return notEstimable(measure, "The estimate is not a finite number");
	}
	if (se === 0) return notEstimable(measure, "The variance is 0");
	const { scale } = MEASURES[measure];
	const ci = waldInterval(estimate, se, level);
	return { status: "estimated", measure, scale, estimate, variance, se, ci, level, method, correction };
}

/** States why a measure cannot be estimated. */
export function notEstimable(measure: Measure, reason: string): NoEffect {
	return { status: "not estimable", measure, reason };
}

/**
 * An estimate that is already on its analysis scale, with its standard error, variance, or interval (the
 * interval symmetric on that scale: se = width / 2z).
 * @throws RangeError naming the argument, when a figure is not finite or se or variance not above 0
 */
export function genericEffect(
	estimate: number,
	precision: { se: number } | { variance: number } | { ci: Interval; ciLevel: number },
	level = 0.95,
): EffectResult {
	requireFinite("estimate", estimate);
	const about = { measure: "GEN", method: "As reported" } as const;
	if ("variance" in precision) {
		requirePositive("variance", precision.variance);
		return effectFrom(about, estimate, precision.variance, level);
	}
	if ("se" in precision) {
		requirePositive("se", precision.se);
		return effectFrom(about, estimate, precision.se ** 2, level);
	}
	requireLevel(precision.ciLevel);
	const [lower, upper] = precision.ci;
	requirePositive("ci width", upper - lower);
	const [unitLower, unitUpper] = waldInterval(0, 1, precision.ciLevel);
	return effectFrom(about, estimate, ((upper - lower) / (unitUpper - unitLower)) ** 2, level);
}
