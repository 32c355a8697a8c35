import { requireEventsOf, requireLevel } from "../numerics/arguments.ts";
import type { Interval } from "../numerics/interval.ts";
import { normalCritical } from "../numerics/normal.ts";

/**
 * Wilson score interval for a proportion: all p that a score test at 1 − level does not reject.
 * (p̂ + z²/2n ± z·√(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n)
 * @param events responders, 0 ≤ events ≤ n  @param n analysed, n ≥ 1  @param level confidence, default 0.95
 * @returns lower and upper bound as proportions in [0, 1]; exactly 0 (or 1) at that end when events is 0 (or n)
 * @throws RangeError naming the argument, when counts are not whole or out of range
 * @see Wilson 1927, JASA 22:209; Newcombe 1998, Stat Med 17:857, method 3
 */
export function wilsonInterval(events: number, n: number, level = 0.95): Interval {
	requireEventsOf("events", events, "n", n);
	requireLevel(level);
	const z = normalCritical(level);
	const p = events / n;
	const centre = p + (z * z) / (2 * n);
	const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
	const scale = 1 + (z * z) / n;
	return [events === 0 ? 0 : (centre - reach) / scale, events === n ? 1 : (centre + reach) / scale];
}
