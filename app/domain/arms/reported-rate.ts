import { type Decimal, roundingHalfWidth } from "../format/decimal.ts";

/** What a source prints of a rate: any of responders, analysed and percentage. */
export interface ReportedRate {
	events?: number;
	n?: number;
	percent?: Decimal;
}

/** A rate in the standard way to type and print it: `52% (17/33)`, `52% of 33`, `17/33`, `52%`, `17`. */
export function printReportedRate(rate: ReportedRate): string {
	const fraction =
		rate.events === undefined ? "" : rate.n === undefined ? `${rate.events}` : `${rate.events}/${rate.n}`;
	if (rate.percent === undefined) return fraction;
	if (fraction !== "") return `${rate.percent}% (${fraction})`;
	return rate.n === undefined ? `${rate.percent}%` : `${rate.percent}% of ${rate.n}`;
}

/**
 * The whole numbers of n people that round to a percentage at the precision typed, a half rounding either
 * way, as the first and the last of a run: `52` of 33 → 17 to 17; `50` of 200 → 99 to 101. A run and not a
 * list, because 50% of a million people has ten thousand of them.
 * @param percent 0 to 100 @param n analysed, n ≥ 1 @returns null when none does: `52.0` of 33
 */
export function countRangeThatRoundsTo(percent: Decimal, n: number): { first: number; last: number } | null {
	const halfWidth = roundingHalfWidth(percent);
	const value = Number(percent);
	// A unit in the last place of the products below must not push an exact half out of the interval.
	const slack = 1e-12 * Math.max(1, n);
	const first = Math.max(0, Math.ceil(((value - halfWidth) * n) / 100 - slack));
	const last = Math.min(n, Math.floor(((value + halfWidth) * n) / 100 + slack));
	return first <= last ? { first, last } : null;
}
