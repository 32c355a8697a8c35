import { normalCritical } from "./normal.ts";

/** Lower and upper bound, in that order. */
export type Interval = readonly [lower: number, upper: number];

/** Estimate ∓ z·se, the interval of a normal estimate (Wald). */
export function waldInterval(estimate: number, se: number, level: number): Interval {
	const reach = normalCritical(level) * se;
	return [estimate - reach, estimate + reach];
}

/** Applies a rising function to both bounds, such as exp from the log to the natural scale. */
export function mapInterval([lower, upper]: Interval, rising: (x: number) => number): Interval {
	return [rising(lower), rising(upper)];
}
