import { parseDecimal } from "../format/decimal.ts";
import { type PrintedRange, rangeOf } from "./printed-range.ts";

/** A p value as printed: `0.053`, `= .05`, `<0.001`, `> 0.05`, `5e-8`. */
const PRINTED = /^([<>≤≥=]?)\s*(\S+)$/;

/**
 * The p values that a printed one may stand for: `<0.001` is 0 to 0.001, `0.05` is 0.045 to 0.055.
 * @returns null when there is none, or it cannot be read
 */
export function rangeOfP(text: string | undefined): PrintedRange | null {
	const match = text === undefined ? null : PRINTED.exec(text.trim());
	const value = match ? parseDecimal(match[2] ?? "") : null;
	if (!match || !value || Number(value) > 1) return null;
	const sign = match[1];
	if (sign === "<" || sign === "≤") return { low: 0, high: Number(value) };
	if (sign === ">" || sign === "≥") return { low: Number(value), high: 1 };
	const { low, high } = rangeOf(value);
	return { low: Math.max(0, low), high: Math.min(1, high) };
}

/** `p = 0.053`, `p <0.001`, for messages. */
export function printedP(text: string): string {
	const trimmed = text.trim();
	return /^[<>≤≥=]/.test(trimmed) ? `p ${trimmed}` : `p = ${trimmed}`;
}
