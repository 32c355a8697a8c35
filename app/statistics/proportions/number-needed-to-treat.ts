import { requireFinite } from "../numerics/arguments.ts";
import type { Interval } from "../numerics/interval.ts";

/** Whether treating makes the outcome better (NNTB) or worse (NNTH); where nobody knows which, more or less frequent. */
export type NeededFor = "benefit" | "harm" | "more" | "fewer";

/** People to treat, from the smaller to the larger number; "infinity" where the interval reaches no difference. */
interface NeededRange {
	readonly for: NeededFor;
	readonly from: number;
	readonly to: number | "infinity";
}

/** A number needed to treat with its interval, which is two ranges when no difference lies within it. */
export interface NumberNeededToTreat {
	readonly method: string;
	/** Null when the risk difference is exactly 0: then no number of people makes a difference. */
	readonly estimate: { readonly for: NeededFor; readonly value: number } | null;
	/** One range; or two, benefit (or more) first, that meet at infinity; none when the interval is exactly [0, 0]. */
	readonly ranges: readonly NeededRange[];
}

/**
 * Number needed to treat for one more person to benefit or be harmed: 1/|risk difference|, its interval from
 * the inverted bounds of the risk difference. When those bounds lie on both sides of 0 the interval runs
 * through infinity and is given as two ranges: NNTB 9.3 to ∞ to NNTH 79.9 is never "−9.3 to 79.9".
 * @param difference risk difference, experimental − control  @param ci its interval
 * @param event what an event is: "good" (response: more is a benefit), "bad" (death: fewer is a benefit), or "unknown"
 * @throws RangeError naming the argument, when a bound is not finite or the bounds are in the wrong order
 * @see Altman 1998, BMJ 317:1309; Cook & Sackett 1995, BMJ 310:452
 */
export function numberNeededToTreat(
	{ difference, ci, method }: { difference: number; ci: Interval; method: string },
	event: "good" | "bad" | "unknown",
): NumberNeededToTreat {
	requireFinite("difference", difference);
	requireFinite("ci lower bound", ci[0]);
	requireFinite("ci upper bound", ci[1]);
	if (ci[0] > ci[1]) throw new RangeError(`ci must run from lower to upper bound; got ${ci[0]} to ${ci[1]}`);
	const [upside, downside]: [NeededFor, NeededFor] =
		event === "unknown" ? ["more", "fewer"] : ["benefit", "harm"];
	const gain = event === "bad" ? -difference : difference;
	const [low, high] = event === "bad" ? [-ci[1], -ci[0]] : ci;
	return {
		method: `1 ÷ risk difference, ${method} interval`,
		estimate: gain === 0 ? null : { for: gain > 0 ? upside : downside, value: Math.abs(1 / difference) },
		ranges: [
			...(high > 0 ? [range(upside, high, Math.max(0, low))] : []),
			...(low < 0 ? [range(downside, -low, Math.max(0, -high))] : []),
		],
	};
}

/** The range between two sizes of difference: the larger difference needs fewer people. */
function range(kind: NeededFor, larger: number, smaller: number): NeededRange {
	return { for: kind, from: 1 / larger, to: smaller > 0 ? 1 / smaller : "infinity" };
}
