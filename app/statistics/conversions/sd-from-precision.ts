import {
	requireFinite,
	requireLevel,
	requireP,
	requirePositive,
	requireSize,
} from "../numerics/arguments.ts";
import { tCritical } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";
import { normalCritical } from "../numerics/normal.ts";

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
 * on n − 1 (what papers use) or the normal distribution ("z").
 * @throws RangeError naming the argument: lower < upper, n ≥ 2
 * @see Cochrane Handbook 6.5.2.2
 */
export function sdFromInterval(
	[lower, upper]: Interval,
	n: number,
	{ ciLevel = 0.95, distribution = "t" }: { ciLevel?: number; distribution?: "t" | "z" } = {},
): Derived {
	requireWidth(lower, upper);
	requireSize("n", n, 2);
	requireLevel(ciLevel);
	const quantile = distribution === "t" ? tCritical(ciLevel, n - 1) : normalCritical(ciLevel);
	return {
		value: (Math.sqrt(n) * (upper - lower)) / (2 * quantile),
		method: `SD from the interval of the mean (${distribution === "t" ? `t on ${n - 1}` : "normal"})`,
	};
}

/** The two groups a difference of means was reported for. */
export interface GroupSizes {
	readonly experimental: number;
	readonly control: number;
}

/**
 * The standard deviation, taken as the same in both groups, from the standard error of the difference of means:
 * se / √(1/n₁ + 1/n₂).
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 6.5.2.3
 */
export function sdFromDifferenceSe(se: number, n: GroupSizes): Derived {
	requirePositive("se", se);
	requireGroups(n);
	return {
		value: se / Math.sqrt(1 / n.experimental + 1 / n.control),
		method: "SD = SE of the difference ÷ √(1/n₁ + 1/n₂)",
	};
}

/**
 * From the confidence interval of the difference of means, by t on n₁ + n₂ − 2 (or "z").
 * @throws RangeError naming the argument @see Cochrane Handbook 6.5.2.3
 */
export function sdFromDifferenceInterval(
	[lower, upper]: Interval,
	n: GroupSizes,
	{ ciLevel = 0.95, distribution = "t" }: { ciLevel?: number; distribution?: "t" | "z" } = {},
): Derived {
	requireWidth(lower, upper);
	requireGroups(n);
	requireLevel(ciLevel);
	const df = n.experimental + n.control - 2;
	const quantile = distribution === "t" ? tCritical(ciLevel, df) : normalCritical(ciLevel);
	const { value } = sdFromDifferenceSe((upper - lower) / (2 * quantile), n);
	return { value, method: "SD from the interval of the difference" };
}

/**
 * From the difference of means and its t statistic: se = |difference / t|.
 * @throws RangeError naming the argument: neither may be 0 @see Cochrane Handbook 6.5.2.3
 */
export function sdFromT(difference: number, t: number, n: GroupSizes): Derived {
	requireNonZero("difference", difference);
	requireNonZero("t", t);
	const { value } = sdFromDifferenceSe(Math.abs(difference / t), n);
	return { value, method: "SD from the t statistic" };
}

/**
 * From the difference of means and the two-sided p value of a t test on n₁ + n₂ − 2.
 * @throws RangeError naming the argument: difference ≠ 0, 0 < p < 1 @see Cochrane Handbook 6.5.2.3
 */
export function sdFromP(difference: number, p: number, n: GroupSizes): Derived {
	requireNonZero("difference", difference);
	requireP("p", p);
	if (p === 1) throw new RangeError("p must be below 1: a p of 1 implies no standard error");
	requireGroups(n);
	const t = tCritical(1 - p, n.experimental + n.control - 2);
	return { value: sdFromT(difference, t, n).value, method: "SD from the p value of a t test" };
}

function requireGroups({ experimental, control }: GroupSizes): void {
	requireSize("n.experimental", experimental);
	requireSize("n.control", control);
	requireSize("n.experimental + n.control", experimental + control, 3);
}

function requireWidth(lower: number, upper: number): void {
	requireFinite("ci lower bound", lower);
	requireFinite("ci upper bound", upper);
	if (lower >= upper) throw new RangeError(`ci must run from lower to upper bound; got ${lower} to ${upper}`);
}

function requireNonZero(name: string, value: number): void {
	requireFinite(name, value);
	if (value === 0) throw new RangeError(`${name} must not be 0: no standard error follows`);
}
