import { tCritical } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";
import { normalCritical } from "../numerics/normal.ts";

/** Where the quantile comes from: t on k − 2 (Higgins et al., Cochrane Handbook), t on k − 1, or the normal. */
export type PredictionMethod = "t-k-2" | "t-k-1" | "z";

/**
 * Interval in which the true effect of a new, similar study is expected: mean ∓ q √(τ² + se²).
 * @param pooled mean, its standard error, τ² and number of studies  @param method default t on k − 2
 * @returns null when the t distribution has no degrees of freedom left (k − 2 needs three studies) and for one study
 * @see Higgins, Thompson & Spiegelhalter 2009, J R Stat Soc A 172:137; Cochrane Handbook 10.10.4.3
 */
export function predictionInterval(
	{ estimate, se, tau2, k }: { estimate: number; se: number; tau2: number; k: number },
	method: PredictionMethod = "t-k-2",
	level = 0.95,
): Interval | null {
	const df = method === "t-k-2" ? k - 2 : k - 1;
	if (df < 1) return null;
	const quantile = method === "z" ? normalCritical(level) : tCritical(level, df);
	const reach = quantile * Math.sqrt(tau2 + se ** 2);
	return [estimate - reach, estimate + reach];
}
