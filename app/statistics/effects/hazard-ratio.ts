import { requireLevel, requireP, requirePositive } from "../numerics/arguments.ts";
import type { Interval } from "../numerics/interval.ts";
import { normalCritical, normalQuantile } from "../numerics/normal.ts";
import { type EffectResult, effectFrom, notEstimable } from "./effect.ts";
import type { Measure } from "./measures.ts";

/**
 * Log of a published ratio (hazard, odds, risk or rate ratio) with the standard error that its confidence
 * interval implies: (ln upper − ln lower)/2z.
 * @param ratio as published, > 0  @param ci its bounds, 0 < lower < upper  @param ciLevel level of that interval
 * @returns the effect; its `method` says so when the estimate lies so far from the interval's middle that
 *   rounding cannot explain it
 * @throws RangeError naming the argument
 * @see Parmar, Torri & Stewart 1998, Stat Med 17:2815; Tierney et al. 2007, Trials 8:16; Cochrane Handbook 6.8.2
 */
export function logRatioFromInterval(
	ratio: number,
	ci: Interval,
	{
		ciLevel = 0.95,
		level = 0.95,
		measure = "HR",
	}: { ciLevel?: number; level?: number; measure?: Measure } = {},
): EffectResult {
	const [lower, upper] = ci;
	requirePositive("ratio", ratio);
	requirePositive("ci lower bound", lower);
	requirePositive("ci upper bound", upper);
	requireLevel(ciLevel);
	if (lower >= upper) throw new RangeError(`ci must run from lower to upper bound; got ${lower} to ${upper}`);
	if (ratio < lower || ratio > upper) {
		throw new RangeError(`ratio must lie within its interval; got ${ratio} in ${lower} to ${upper}`);
	}
	const width = Math.log(upper / lower);
	const se = width / (2 * normalCritical(ciLevel));
	const skew = Math.abs(Math.log(ratio / lower) / width - 0.5);
	const method = `Log ratio, standard error from its ${formatLevel(ciLevel)} interval`;
	const about = {
		measure,
		method: skew > 0.1 ? `${method} (not symmetric around the estimate)` : method,
	} as const;
	return effectFrom(about, Math.log(ratio), se ** 2, level);
}

/**
 * Log of a published ratio with the standard error that its two-sided p value implies: |ln ratio| / z(p).
 * @returns not estimable where the ratio is 1 or p is 1: then no standard error follows
 * @throws RangeError naming the argument: ratio > 0, 0 < p ≤ 1
 * @see Parmar, Torri & Stewart 1998; Tierney et al. 2007, Trials 8:16; Cochrane Handbook 6.3.2
 */
export function logRatioFromP(
	ratio: number,
	p: number,
	{ level = 0.95, measure = "HR" }: { level?: number; measure?: Measure } = {},
): EffectResult {
	requirePositive("ratio", ratio);
	requireP("p", p);
	const z = -normalQuantile(p / 2);
	if (ratio === 1 || p === 1)
		return notEstimable(measure, "A ratio of 1, or a p of 1, implies no standard error");
	const about = { measure, method: "Log ratio, standard error from its p value" } as const;
	return effectFrom(about, Math.log(ratio), (Math.log(ratio) / z) ** 2, level);
}

const formatLevel = (level: number) => `${Number((level * 100).toPrecision(6))}%`;
