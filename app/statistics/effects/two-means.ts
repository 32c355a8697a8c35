import { requireFinite, requireNotNegative, requirePositive } from "../numerics/arguments.ts";
import { type EffectResult, effectFrom, notEstimable } from "./effect.ts";
import type { MeasureFrom } from "./measures.ts";
import { smallSampleCorrection } from "./small-sample-correction.ts";

/** Mean, standard deviation and number analysed of one arm. */
export interface ContinuousArm {
	readonly mean: number;
	readonly sd: number;
	readonly n: number;
}

/** Two arms; every difference is experimental − control. */
export interface ContinuousArms {
	readonly experimental: ContinuousArm;
	readonly control: ContinuousArm;
}

export interface ContinuousEffectOptions {
	readonly level?: number;
}

const NO_SPREAD = "Both standard deviations are 0";

/**
 * Mean difference, with variance sd₁²/n₁ + sd₂²/n₂ (the variances are not assumed equal).
 * @param arms mean, sd and n of each arm, both in the same unit
 * @returns not estimable where both standard deviations are 0
 * @throws RangeError naming the argument: sd ≥ 0, n > 0
 * @see Cochrane Handbook 10.5.1; metafor escalc(measure = "MD")
 */
export function meanDifference(arms: ContinuousArms, { level = 0.95 }: ContinuousEffectOptions = {}) {
	requireContinuousArms(arms);
	const { experimental: e, control: c } = arms;
	const about = { measure: "MD", method: "Mean difference" } as const;
	const variance = e.sd ** 2 / e.n + c.sd ** 2 / c.n;
	if (variance === 0) return notEstimable("MD", NO_SPREAD);
	return effectFrom(about, e.mean - c.mean, variance, level);
}

/**
 * Standardised mean difference, Hedges' g: the difference over the pooled standard deviation, times the exact
 * small-sample correction J(n₁ + n₂ − 2); variance 1/n₁ + 1/n₂ + g²/2(n₁ + n₂) (large-sample).
 * @param arms mean, sd and n of each arm, both on the same scale
 * @returns not estimable where both standard deviations are 0 or fewer than 3 people were analysed
 * @throws RangeError naming the argument: sd ≥ 0, n > 0
 * @see Hedges 1981, J Educ Stat 6:107; Hedges & Olkin 1985, ch. 5; metafor escalc(measure = "SMD", vtype = "LS")
 */
export function hedgesG(arms: ContinuousArms, { level = 0.95 }: ContinuousEffectOptions = {}): EffectResult {
	requireContinuousArms(arms);
	const { experimental: e, control: c } = arms;
	const df = e.n + c.n - 2;
	if (df < 1) return notEstimable("SMD", "Fewer than 3 people were analysed");
	const pooled = Math.sqrt(((e.n - 1) * e.sd ** 2 + (c.n - 1) * c.sd ** 2) / df);
	if (pooled === 0) return notEstimable("SMD", NO_SPREAD);
	const correction = smallSampleCorrection(df);
	if (correction === null) return notEstimable("SMD", "Fewer than 4 people were analysed");
	const g = (correction * (e.mean - c.mean)) / pooled;
	const about = { measure: "SMD", method: "Hedges' g, exact J" } as const;
	return effectFrom(about, g, 1 / e.n + 1 / c.n + g ** 2 / (2 * (e.n + c.n)), level);
}

/**
 * Glass's Δ: the difference over the control arm's standard deviation, times J(n₂ − 1); variance
 * 1/n₁ + 1/n₂ + Δ²/2n₂. For when the treatment changes the spread itself.
 * @returns not estimable where the control's sd is 0 or fewer than 3 people were in the control arm
 * @throws RangeError naming the argument: sd ≥ 0, n > 0
 * @see Glass 1976, Educ Res 5:3; Hedges 1981; metafor escalc(measure = "SMD1")
 */
export function glassDelta(
	arms: ContinuousArms,
	{ level = 0.95 }: ContinuousEffectOptions = {},
): EffectResult {
	requireContinuousArms(arms);
	const { experimental: e, control: c } = arms;
	if (c.sd === 0) return notEstimable("SMD1", "The control arm's standard deviation is 0");
	const correction = smallSampleCorrection(c.n - 1);
	if (correction === null) return notEstimable("SMD1", "Fewer than 3 people in the control arm");
	const delta = (correction * (e.mean - c.mean)) / c.sd;
	const about = { measure: "SMD1", method: "Glass's Δ, exact J" } as const;
	return effectFrom(about, delta, 1 / e.n + 1 / c.n + delta ** 2 / (2 * c.n), level);
}

/**
 * Standardised mean difference without assuming equal variances: the difference over √((sd₁² + sd₂²)/2), times
 * J(n₁ + n₂ − 2); Bonett's variance, computed at the corrected difference, times J².
 * @returns not estimable where both sds are 0 or an arm has fewer than 2 people
 * @throws RangeError naming the argument: sd ≥ 0, n > 0
 * @see Bonett 2009, Psychol Methods 14:225; metafor escalc(measure = "SMDH")
 */
export function heteroscedasticSmd(
	arms: ContinuousArms,
	{ level = 0.95 }: ContinuousEffectOptions = {},
): EffectResult {
	requireContinuousArms(arms);
	const { experimental: e, control: c } = arms;
	if (e.n < 2 || c.n < 2) return notEstimable("SMDH", "Fewer than 2 people in an arm");
	const correction = smallSampleCorrection(e.n + c.n - 2);
	const mean = (e.sd ** 2 + c.sd ** 2) / 2;
	if (mean === 0 || correction === null) return notEstimable("SMDH", NO_SPREAD);
	const d = (correction * (e.mean - c.mean)) / Math.sqrt(mean);
	const about = { measure: "SMDH", method: "SMD, unequal variances, exact J" } as const;
	const variance =
		(d ** 2 * (e.sd ** 4 / (e.n - 1) + c.sd ** 4 / (c.n - 1))) / (8 * mean ** 2) +
		(e.sd ** 2 / (e.n - 1) + c.sd ** 2 / (c.n - 1)) / mean;
	return effectFrom(about, d, correction ** 2 * variance, level);
}

/** The measures of two arms' means that can be pooled. */
export const MEAN_EFFECTS: Readonly<
	Record<MeasureFrom<"means">, (arms: ContinuousArms, options?: ContinuousEffectOptions) => EffectResult>
> = { MD: meanDifference, SMD: hedgesG, SMDH: heteroscedasticSmd, SMD1: glassDelta };

/** @throws RangeError naming the arm and figure */
function requireContinuousArms(arms: ContinuousArms): void {
	for (const name of ["experimental", "control"] as const) {
		requireFinite(`${name}.mean`, arms[name].mean);
		requireNotNegative(`${name}.sd`, arms[name].sd);
		requirePositive(`${name}.n`, arms[name].n);
	}
}
