import { requireFinite, requireLevel, requirePositive, requireSize } from "../numerics/arguments.ts";
import { tCritical } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";

/** A figure that was computed from reported ones, and how: shown as derived, never as reported. */
export interface Derived {
	readonly value: number;
	readonly method: string;
}

/**
 * Standard deviation of one group from the standard error of its mean: se √n.
 * @throws RangeError naming the argument: se > 0, n ≥ 1
 * @see Cochrane Handbook 6.5.2.2
 */
export function sdFromSe(se: number, n: number): Derived {
	requirePositive("se", se);
	requireSize("n", n);
	return { value: se * Math.sqrt(n), method: "SD = SE × √n" };
}

/**
 * Standard deviation of one group from the confidence interval of its mean: √n (upper − lower)/2q, with q from t
 * on n − 1, as papers make such intervals.
 * @throws RangeError naming the argument: lower < upper, n ≥ 2
 * @see Cochrane Handbook 6.5.2.2
 */
export function sdFromInterval(
	[lower, upper]: Interval,
	n: number,
	{ ciLevel = 0.95 }: { ciLevel?: number } = {},
): Derived {
	requireWidth(lower, upper);
	requireSize("n", n, 2);
	requireLevel(ciLevel);
	return {
		value: (Math.sqrt(n) * (upper - lower)) / (2 * tCritical(ciLevel, n - 1)),
		method: `SD from the interval of the mean (t on ${n - 1})`,
	};
}

function requireWidth(lower: number, upper: number): void {
	requireFinite("ci lower bound", lower);
	requireFinite("ci upper bound", upper);
	if (lower >= upper) throw new RangeError(`ci must run from lower to upper bound; got ${lower} to ${upper}`);
}
