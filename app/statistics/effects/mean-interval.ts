import { requireFinite, requireLevel, requireNotNegative, requireSize } from "../numerics/arguments.ts";
import { tCritical } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";
import type { ContinuousArm } from "./two-means.ts";

/**
 * Confidence interval of one arm's mean: mean ± t on n − 1 × sd ÷ √n.
 * @param arm mean, sd ≥ 0 and n ≥ 2 people  @param level confidence, default 0.95
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 6.5.2.2
 */
export function meanInterval({ mean, sd, n }: ContinuousArm, level = 0.95): Interval {
	requireFinite("mean", mean);
	requireNotNegative("sd", sd);
	requireSize("n", n, 2);
	requireLevel(level);
	const reach = (tCritical(level, n - 1) * sd) / Math.sqrt(n);
	return [mean - reach, mean + reach];
}
