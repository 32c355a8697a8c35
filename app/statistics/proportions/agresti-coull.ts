import { requireEventsOf, requireLevel } from "../numerics/arguments.ts";
import type { Interval } from "../numerics/interval.ts";
import { normalCritical } from "../numerics/normal.ts";

/**
 * Agresti-Coull interval for a proportion: the simple interval after adding z²/2 events and z²/2 non-events,
 * so that its centre is Wilson's.
 * @param events responders, 0 ≤ events ≤ n  @param n analysed, n ≥ 1  @param level confidence, default 0.95
 * @returns bounds as the formula gives them; near 0 or n events they may leave [0, 1], as published
 * @throws RangeError naming the argument
 * @see Agresti & Coull 1998, Am Stat 52:119
 */
export function agrestiCoullInterval(events: number, n: number, level = 0.95): Interval {
	requireEventsOf("events", events, "n", n);
	requireLevel(level);
	const z = normalCritical(level);
	const size = n + z * z;
	const centre = (events + (z * z) / 2) / size;
	const reach = z * Math.sqrt((centre * (1 - centre)) / size);
	return [centre - reach, centre + reach];
}
