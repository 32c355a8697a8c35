import { type Decimal, roundingHalfWidth } from "../format/decimal.ts";
import { formatWhole } from "../format/format.ts";
import { formatReported } from "../format/format-number.ts";

/**
 * The numbers a printed decimal may stand for: 0.74 is anything from 0.735 to 0.745. Checks compare such
 * ranges and not the digits, so that honest rounding is never taken for a mistake.
 */
export interface PrintedRange {
	low: number;
	high: number;
}

/** Absorbs what binary arithmetic does to an exact half; relative to the number. */
const SLACK = 1e-9;

export function rangeOf(decimal: Decimal): PrintedRange {
	const value = Number(decimal);
	const reach = roundingHalfWidth(decimal) + SLACK * Math.abs(value);
	return { low: value - reach, high: value + reach };
}

/** The range of the logarithms; −∞ at the low end of a number that may be 0. @returns null when it is all below 0 */
export function logRange({ low, high }: PrintedRange): PrintedRange | null {
	return high <= 0 ? null : { low: low <= 0 ? -Infinity : Math.log(low), high: Math.log(high) };
}

/** The range widened by a share of its own size on either side. */
export function widened({ low, high }: PrintedRange, share: number): PrintedRange {
	const reach = share * Math.max(Math.abs(low), Math.abs(high));
	return { low: low - reach, high: high + reach };
}

/** Whether a number is below another however both were rounded; two that only touch could not round apart. */
export function isBelow(a: PrintedRange, b: PrintedRange): boolean {
	return a.high <= b.low + 4 * SLACK * Math.max(Math.abs(a.high), Math.abs(b.low));
}

export function overlap(a: PrintedRange, b: PrintedRange): boolean {
	return a.low <= b.high && b.low <= a.high;
}

/** How far apart two ranges are; 0 when they overlap. */
export function gapBetween(a: PrintedRange, b: PrintedRange): number {
	return Math.max(0, a.low - b.high, b.low - a.high);
}

/** The sizes a number of this range may have, its sign left out. */
export function absoluteRange({ low, high }: PrintedRange): PrintedRange {
	if (low > 0) return { low, high };
	return high < 0 ? { low: -high, high: -low } : { low: 0, high: Math.max(-low, high) };
}

/** A decimal with the digits typed and a true minus sign, for messages. */
export function printed(decimal: Decimal): string {
	return formatReported(decimal);
}

/** `15 to 20`, `15 and 16`, `15`: whole numbers in a row, for messages. */
export function printedWholeRange(first: number, last: number): string {
	if (first === last) return formatWhole(first);
	return `${formatWhole(first)} ${last - first === 1 ? "or" : "to"} ${formatWhole(last)}`;
}
