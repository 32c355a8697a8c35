import { requireFinite } from "../numerics/arguments.ts";
import type { Interval } from "../numerics/interval.ts";

/** One margin, on the far side of which an interval must lie, or two, between which it must. */
export type Margin =
	| { readonly side: "above" | "below"; readonly margin: number }
	| { readonly side: "between"; readonly low: number; readonly high: number };

/**
 * Whether the whole of an interval is on the right side of a margin of non-inferiority, or between two of equivalence.
 * An interval that touches a margin is not.
 * @param ci lower and upper bound, in the measure and unit of the margin
 * @throws RangeError naming the argument
 * @see Piaggio et al. 2012, JAMA 308:2594 (CONSORT for non-inferiority and equivalence), figure 1
 */
export function isOnRightSide([lower, upper]: Interval, margin: Margin): boolean {
	requireFinite("ci lower bound", lower);
	requireFinite("ci upper bound", upper);
	if (lower > upper) throw new RangeError(`ci must run from lower to upper bound; got ${lower} to ${upper}`);
	if (margin.side === "between") {
		if (!(margin.low < margin.high)) throw new RangeError("margin must run from low to high");
		return lower > margin.low && upper < margin.high;
	}
	requireFinite("margin", margin.margin);
	return margin.side === "above" ? lower > margin.margin : upper < margin.margin;
}
