import { normalTwoSided } from "../numerics/normal.ts";
import { type BinaryArms, requireBinaryArms } from "./arms.ts";

/** The result of a χ² test, or why there is none. */
export type ChiSquareTest =
	| { readonly method: string; readonly statistic: number; readonly df: 1; readonly p: number }
	| { readonly method: string; readonly statistic: null; readonly reason: string };

/**
 * Pearson's χ² test of a 2×2 table: N(ad − bc)² over the product of the four margins, 1 degree of freedom.
 * With Yates' correction |ad − bc| is first lessened by N/2 (never below 0), as R's chisq.test does.
 * @param arms events and number analysed in each arm  @param continuity true for Yates' correction
 * @returns a reason when nobody, or everybody, had the event: then nothing can be compared
 * @throws RangeError naming the argument
 * @see Pearson 1900, Phil Mag 50:157; Yates 1934, Suppl J R Stat Soc 1:217
 */
export function chiSquareTest(arms: BinaryArms, { continuity = false } = {}): ChiSquareTest {
	requireBinaryArms(arms);
	const method = continuity ? "χ² test with Yates' correction" : "χ² test";
	const a = arms.experimental.events;
	const b = arms.experimental.n - a;
	const c = arms.control.events;
	const d = arms.control.n - c;
	const total = a + b + c + d;
	if (a + c === 0) return { method, statistic: null, reason: "No events in either arm" };
	if (b + d === 0) return { method, statistic: null, reason: "Everybody in both arms had the event" };
	// Margins are divided out one by one: their product overflows the exact integers for large trials.
	const departure = Math.abs((a / total) * d - (b / total) * c);
	const corrected = continuity ? departure - Math.min(0.5, departure) : departure;
	const statistic =
		(corrected / (a + b)) * (corrected / (c + d)) * (total / (a + c)) * (total / (b + d)) * total;
	// On one degree of freedom χ² is the square of a normal deviate, which weighs less than its own distribution.
	return { method, statistic, df: 1, p: normalTwoSided(Math.sqrt(statistic)) };
}
