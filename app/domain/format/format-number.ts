import { formatFixed, grouped, MINUS, MOST_DECIMALS, withMinus } from "./format.ts";

/** Figures without an interval; an estimate with one is for `printEstimate`. Apart, so that list pages need not load it. */

/** How a figure is printed: with how many decimals, and as a multiple of which power of ten. */
export interface Places {
	decimals: number;
	/** 0 for a figure as it is. */
	power: number;
}

export function printPlaces(value: number, { decimals, power }: Places): string {
	if (!Number.isFinite(value)) return `${value < 0 ? MINUS : ""}∞`;
	const text = formatFixed(value / 10 ** power, decimals);
	return power === 0 ? text : `${text} × 10^${withMinus(String(power))}`;
}

/** The decimals that two significant digits of a size take; 0 for a larger size, and for none. */
export function decimalsFor(size: number): number {
	if (!(size > 0 && Number.isFinite(size))) return 0;
	return Math.max(0, 1 - Number(size.toExponential(1).split("e")[1]));
}

/** The digits of a figure that has no interval: two decimals, fewer for large ones, two significant digits for small. */
export function placesOf(value: number): Places {
	const size = Math.abs(value);
	if (size >= 1e6) return { decimals: 2, power: Number(size.toExponential(2).split("e")[1]) };
	if (size >= 1000) return { decimals: 0, power: 0 };
	if (size >= 100) return { decimals: 1, power: 0 };
	if (size >= 0.095 || size === 0) return { decimals: 2, power: 0 };
	if (size < 1e-6) return { decimals: 1, power: Number(size.toExponential(1).split("e")[1]) };
	return { decimals: decimalsFor(size), power: 0 };
}

/** A figure that has no interval: a test statistic, a variance, a standard error. What has one is for `printEstimate`. */
export function formatNumber(value: number): string {
	return printPlaces(value, placesOf(value));
}

/** A reported figure in the digits its source prints, with a true minus sign and thousands separated. */
export function formatReported(decimal: string): string {
	const parts = /^(-?)(\d+)((?:\.\d+)?)$/.exec(decimal);
	return parts ? `${parts[1] ? MINUS : ""}${grouped(parts[2] ?? "")}${parts[3]}` : decimal;
}

/** More digits than these are a computer's and nobody typed them. */
const MOST_TYPED = 8;

/** A figure that somebody typed, in the digits typed; one that was computed has three significant digits. */
export function formatTyped(value: number): string {
	const size = Math.abs(value);
	if (size >= 1e9 || (size > 0 && size < 1e-6)) return formatNumber(value);
	const isTyped = String(size).replace(/^0\.0*|\./g, "").length <= MOST_TYPED;
	const kept = isTyped || size >= 1000 ? value : Number(value.toPrecision(3));
	const decimals = isTyped || size < 1000 ? (String(kept).split(".")[1]?.length ?? 0) : 0;
	return formatFixed(kept, decimals);
}

/** A variance with its interval, which holds nothing to compare with: `0.31 [0.12, 1.11]`. */
export function amountText(value: number, ci: readonly [number, number] | null): string {
	return ci ? `${formatNumber(value)} [${ci.map(formatNumber).join(", ")}]` : formatNumber(value);
}

/** A figure with the decimals asked for, and more where two significant digits take them: a derived spread. */
export function formatAtLeast(value: number, decimals: number): string {
	return formatFixed(value, Math.min(MOST_DECIMALS, Math.max(decimals, decimalsFor(Math.abs(value)))));
}

/** A part in percent with one decimal: a weight, I². One that is something is never printed as nothing, or as all. */
export function formatShare(percent: number): string {
	if (percent > 1e-9 && percent < 0.05) return "<0.1%";
	if (percent >= 99.95 && percent < 100 - 1e-9) return ">99.9%";
	return `${formatFixed(percent, 1)}%`;
}

/** A p value with its sign: `p = 0.053`, `p < 0.001`, `p > 0.99`. */
export function formatP(p: number): string {
	const shown = formatPAlone(p);
	return `p ${/^[<>]/.test(shown) ? "" : "= "}${shown}`;
}

/** A p value under the head of a column: three decimals, more where they would round it up to 0.05. */
export function formatPAlone(p: number): string {
	if (p < 0.001) return "< 0.001";
	if (p >= 0.9995) return "> 0.99";
	let decimals = 3;
	while (p < 0.05 && decimals < MOST_DECIMALS && Number(p.toFixed(decimals)) === 0.05) decimals++;
	return p.toFixed(decimals);
}

/** A confidence level in (0, 1): `95%`, `99.9%`. */
export function formatLevel(level: number): string {
	return `${Number((100 * level).toPrecision(6))}%`;
}
