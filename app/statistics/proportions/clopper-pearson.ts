import { requireEventsOf, requireLevel } from "../numerics/arguments.ts";
import { betaQuantile } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";

/**
 * Clopper-Pearson "exact" interval for a proportion: each tail of the binomial test is held at (1 − level)/2,
 * so the coverage is never below the level and mostly above it.
 * Bounds are quantiles of Beta(events, n − events + 1) and Beta(events + 1, n − events).
 * @param events responders, 0 ≤ events ≤ n  @param n analysed, n ≥ 1  @param level confidence, default 0.95
 * @returns bounds as proportions; 0 (or 1) at that end when events is 0 (or n)
 * @throws RangeError naming the argument
 * @see Clopper & Pearson 1934, Biometrika 26:404
 */
export function clopperPearsonInterval(events: number, n: number, level = 0.95): Interval {
	requireEventsOf("events", events, "n", n);
	requireLevel(level);
	const tail = (1 - level) / 2;
	return [
		events === 0 ? 0 : betaQuantile(tail, events, n - events + 1),
		events === n ? 1 : betaQuantile(1 - tail, events + 1, n - events),
	];
}
