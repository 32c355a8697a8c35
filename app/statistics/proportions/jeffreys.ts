import { requireEventsOf, requireLevel } from "../numerics/arguments.ts";
import { betaQuantile } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";

/**
 * Jeffreys interval for a proportion: equal tails of the posterior Beta(events + ½, n − events + ½) that
 * follows from Jeffreys' prior.
 * @param events responders, 0 ≤ events ≤ n  @param n analysed, n ≥ 1  @param level confidence, default 0.95
 * @returns bounds as proportions; set to 0 (or 1) at that end when events is 0 (or n), as Brown et al. advise
 * @throws RangeError naming the argument
 * @see Brown, Cai & DasGupta 2001, Stat Sci 16:101
 */
export function jeffreysInterval(events: number, n: number, level = 0.95): Interval {
	requireEventsOf("events", events, "n", n);
	requireLevel(level);
	const tail = (1 - level) / 2;
	const quantile = (p: number) => betaQuantile(p, events + 0.5, n - events + 0.5);
	return [events === 0 ? 0 : quantile(tail), events === n ? 1 : quantile(1 - tail)];
}
