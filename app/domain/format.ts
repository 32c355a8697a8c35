/**
 * How figures are printed, the same in pages, figures and exports for reading. Everything is in English
 * notation with a true minus sign, and independent of the machine's locale.
 */

const MINUS = "\u2212";

function withMinus(text: string): string {
	return text.replace(/^-/, /[1-9]/.test(text) ? MINUS : "");
}

/** A number with a fixed count of decimals and a true minus sign. */
export function formatFixed(value: number, decimals: number): string {
	return withMinus(value.toFixed(decimals));
}

/** A whole number with thousands separated by a comma: 13,598. */
export function formatWhole(value: number): string {
	return withMinus(String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ","));
}

/** One person of a billion, the most a study document holds, is 0.00000010%. */
const MOST_DECIMALS = 12;

/**
 * A proportion as a percentage without the sign. As many decimals as the people counted can bear: none below
 * 100 people, one from 100 on; two significant digits under 1 %.
 */
export function formatPercent(proportion: number, n = 100): string {
	const percent = 100 * proportion;
	if (percent === 0 || percent === 100) return withMinus(percent.toFixed(0));
	const size = Math.abs(percent);
	if (size < 0.995)
		return withMinus(percent.toFixed(Math.min(MOST_DECIMALS, 1 - Math.floor(Math.log10(size)))));
	let decimals = n < 100 ? 0 : 1;
	// A rate short of everybody must not be rounded up to everybody, nor one above nobody down to nobody.
	while (size < 100 && decimals < MOST_DECIMALS && Number(size.toFixed(decimals)) === 100) decimals++;
	return withMinus(percent.toFixed(decimals));
}

/** A rate as the house prints it: "52% (17/33)". */
export function rateText({ events, n }: { events: number; n: number }): string {
	return `${formatPercent(events / n, n)}% (${formatWhole(events)}/${formatWhole(n)})`;
}

/** An effect estimate: two decimals, fewer for large values, two significant digits for small ones. */
export function formatEffect(value: number): string {
	if (value === Infinity) return "∞";
	if (value === -Infinity) return `${MINUS}∞`;
	const size = Math.abs(value);
	if (size >= 1e6) return withMinus(value.toExponential(2).replace("e+", " × 10^"));
	if (size >= 1000) return withMinus(value.toFixed(0));
	if (size >= 100) return withMinus(value.toFixed(1));
	if (size >= 0.095 || size === 0) return withMinus(value.toFixed(2));
	if (size < 1e-6) return withMinus(value.toExponential(1).replace("e-", ` × 10^${MINUS}`));
	return withMinus(value.toFixed(1 - Math.floor(Math.log10(size))));
}

/** An interval: `[1.57, 7.91]`. */
export function formatInterval(
	low: number,
	high: number,
	format: (value: number) => string = formatEffect,
): string {
	return `[${format(low)}, ${format(high)}]`;
}

/** A p value: three decimals, `<0.001` below. */
export function formatP(p: number): string {
	return p < 0.001 ? "<0.001" : p.toFixed(3);
}

/** A noun with its count: "1 study", "2 studies". */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${formatWhole(count)} ${count === 1 ? one : many}`;
}
