import { requireCount, requireLevel, requirePositive } from "../numerics/arguments.ts";
import { chiSquareQuantile } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";

/**
 * Garwood's exact interval for a rate of events over person-time: each tail of the Poisson distribution is held at
 * (1 − level)/2. Bounds are halves of χ² quantiles on 2·events and 2·events + 2 degrees of freedom, over the time.
 * @param events counted, 0 or more  @param personTime in which they were, above 0  @param level confidence, default 0.95
 * @returns bounds in events per unit of person-time; the lower one is 0 when there are no events
 * @throws RangeError naming the argument
 * @see Garwood 1936, Biometrika 28:437; Rothman, Greenland & Lash 2008, ch. 14
 */
export function garwoodInterval(events: number, personTime: number, level = 0.95): Interval {
	requireCount("events", events);
	requirePositive("personTime", personTime);
	requireLevel(level);
	const tail = (1 - level) / 2;
	const low = events === 0 ? 0 : chiSquareQuantile(tail, 2 * events) / 2;
	const high = chiSquareQuantile(1 - tail, 2 * events + 2) / 2;
	return [low / personTime, high / personTime];
}
