import { requireAmountOf, requireNotNegative } from "../numerics/arguments.ts";
import type { BinaryArms } from "../proportions/arms.ts";
import { MEASURES, type Measure } from "./measures.ts";

/**
 * What to do about tables with a zero cell, where ratios and their variances do not exist.
 * The default is metafor's: ½ to all four cells of those tables only, for the risk difference too.
 */
export interface ZeroCells {
	/** What is added to a cell; default ½, but 0 for the arcsines of a proportion. With "treatment-arm" each table's additions sum to twice this. */
	readonly add?: number;
	/**
	 * "only-zero": to all four cells of tables with a zero cell. "all": to all tables. "none": to none, so that
	 * such tables drop out. "treatment-arm": to tables with a zero cell, in proportion to the other arm's size.
	 */
	readonly to?: "only-zero" | "all" | "none" | "treatment-arm";
	/** Leave out tables where nobody, or everybody, in both arms had the event; default false. */
	readonly dropDoubleZero?: boolean;
}

/**
 * What is added where nothing else is asked for: ½, and nothing for the arcsine and the double arcsine of a
 * proportion, which exist at 0 and 100 % as they are.
 * @see metafor escalc, argument `add` (3.8-1)
 */
export function usualAddition(measure: Measure): number {
	return MEASURES[measure].addition ?? 0.5;
}

/** The four cells after correction; whole numbers no longer. */
export interface Table {
	/** Experimental arm: events, non-events, and both. */
	readonly a: number;
	readonly b: number;
	readonly n1: number;
	/** Control arm: events, non-events, and both. */
	readonly c: number;
	readonly d: number;
	readonly n2: number;
	readonly correction: string | null;
}

export const NO_EVENTS = "No events in either arm";
const ALL_EVENTS = "Everybody in both arms had the event";

/** Why a table says nothing about a relative effect, or null when it does. */
export function doubleZeroReason({ experimental, control }: BinaryArms): string | null {
	if (experimental.events + control.events === 0) return NO_EVENTS;
	if (experimental.events === experimental.n && control.events === control.n) return ALL_EVENTS;
	return null;
}

/**
 * The 2×2 table of two arms with zero cells corrected as asked. Effective sizes need not be whole.
 * @throws RangeError naming the argument
 * @see Sweeting, Sutton & Lambert 2004, Stat Med 23:1351 (treatment-arm correction); Cochrane Handbook 10.4.4
 */
export function correctedTable(arms: BinaryArms, { add = 0.5, to = "only-zero" }: ZeroCells = {}): Table {
	const { experimental, control } = arms;
	requireAmountOf("experimental.events", experimental.events, "experimental.n", experimental.n);
	requireAmountOf("control.events", control.events, "control.n", control.n);
	requireNotNegative("add", add);
	const a = experimental.events;
	const b = experimental.n - a;
	const c = control.events;
	const d = control.n - c;
	const hasZero = a === 0 || b === 0 || c === 0 || d === 0;
	if (add === 0 || to === "none" || (to !== "all" && !hasZero)) {
		return { a, b, n1: experimental.n, c, d, n2: control.n, correction: null };
	}
	const share = to === "treatment-arm" ? (2 * add) / (experimental.n + control.n) : 0;
	const toFirst = to === "treatment-arm" ? share * experimental.n : add;
	const toSecond = to === "treatment-arm" ? share * control.n : add;
	return {
		a: a + toFirst,
		b: b + toFirst,
		n1: experimental.n + 2 * toFirst,
		c: c + toSecond,
		d: d + toSecond,
		n2: control.n + 2 * toSecond,
		correction:
			to === "treatment-arm"
				? "Treatment-arm continuity correction"
				: `${add === 0.5 ? "½" : add} added to each cell`,
	};
}
