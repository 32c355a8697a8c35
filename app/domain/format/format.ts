/**
 * How figures are printed, the same in pages, figures and exports for reading. Everything is in English
 * notation with a true minus sign, and independent of the machine's locale.
 */

export const MINUS = "\u2212";

/** A number's text with a true minus sign, and none before a zero. */
export function withMinus(text: string): string {
	return text.replace(/^-/, /[1-9]/.test(text) ? MINUS : "");
}

/** A number with a fixed count of decimals, thousands separated by a comma, and a true minus sign. */
export function formatFixed(value: number, decimals: number): string {
	const [whole = "", fraction] = value.toFixed(decimals).split(".");
	return withMinus(`${grouped(whole)}${fraction === undefined ? "" : `.${fraction}`}`);
}

/** Digits before the point with thousands separated. */
export const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ",");

/** A whole number with thousands separated by a comma: 13,598. */
export function formatWhole(value: number): string {
	return withMinus(grouped(String(Math.round(value))));
}

/** One person of a billion, the most a study document holds, is 0.00000010%. */
export const MOST_DECIMALS = 12;

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

/** An interval that is printed already: `[1.57, 7.91]`. */
export function inBrackets({ low, high }: { low: string; high: string }): string {
	return `[${low}, ${high}]`;
}

/** A noun with its count: "1 study", "2 studies". */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${formatWhole(count)} ${count === 1 ? one : many}`;
}

/** Sentences after one another, a stop between them where the one before ends in none of its own ("…?", "Wang et al."). */
export const joinSentences = (parts: readonly (string | false | undefined)[]): string =>
	parts
		.filter(Boolean)
		.join(". ")
		.replaceAll(/([.?!])\. /g, "$1 ");

/** A text as one line: what breaks lines, or no page shows, is a space. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim();
