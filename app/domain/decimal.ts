/**
 * Numbers as people type them. A reported decimal is kept as text in one spelling (`52.0`, `-3.7`), because
 * the digits typed are part of the report: 52 % allows other counts than 52.0 %.
 */

/** A decimal number in canonical spelling: optional minus, digits, optional point and digits. */
export type Decimal = string & { readonly decimal: unique symbol };

const CANONICAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const MAX_LENGTH = 40;

/**
 * Spaces that papers put between groups of three digits, thin and non-breaking ones included. A space
 * anywhere else parts two numbers: `17 33` is not 1733.
 */
const GROUPING_SPACE = /(?<=(?<!\d)\d{1,3})\s(?=\d{3}(?!\d))/g;
const SIGN = /^([-+\u2212\u2012\u2013\u2014\ufe63\uff0d])\s*(?=[\d.,])/;

/** A typed number with a plain minus or no sign, and without spaces between its groups of digits. */
function compacted(text: string): string {
	return text
		.trim()
		.replace(SIGN, (_, sign) => (sign === "+" ? "" : "-"))
		.replace(GROUPING_SPACE, "");
}

/**
 * Reads a decimal as typed: `3.52`, `3,52`, `.5`, `−3.7`, `1 234.5`, `1,234.5`, `1.234,5`, `5e-8`.
 * A single comma is a decimal comma. @returns null when the text is not one number
 */
export function parseDecimal(text: string): Decimal | null {
	let compact = compacted(text);
	if (compact === "" || compact.length > MAX_LENGTH) return null;
	const lastComma = compact.lastIndexOf(",");
	const lastPoint = compact.lastIndexOf(".");
	if (lastComma >= 0 && lastPoint >= 0) {
		const thousands = lastComma > lastPoint ? /\./g : /,/g;
		const whole = compact.slice(0, Math.max(lastComma, lastPoint));
		if (!/^-?\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
		compact = compact.replace(thousands, "").replace(",", ".");
	} else if (/^-?\d{1,3}(?:,\d{3}){2,}$/.test(compact)) {
		compact = compact.replaceAll(",", "");
	} else {
		compact = compact.replace(",", ".");
	}
	const match = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(compact);
	if (!match) return null;
	const [, sign = "", whole = "", fraction = "", exponent] = match;
	if (whole === "" && fraction === "") return null;
	const plain = exponent ? shiftPoint(whole, fraction, Number(exponent)) : { whole, fraction };
	const digits = plain.whole.replace(/^0+(?=\d)/, "") || "0";
	const text_ = `${digits}${plain.fraction === "" ? "" : `.${plain.fraction}`}`;
	const negative = sign === "-" && /[1-9]/.test(text_);
	return `${negative ? "-" : ""}${text_}` as Decimal;
}

function shiftPoint(whole: string, fraction: string, by: number) {
	const digits = by >= 0 ? whole + fraction.padEnd(by, "0") : whole.padStart(-by + 1, "0") + fraction;
	const point = by >= 0 ? whole.length + by : digits.length - fraction.length + by;
	return { whole: digits.slice(0, point), fraction: digits.slice(point) };
}

/**
 * Reads a whole number as typed; a comma or space between groups of three digits separates thousands
 * (`13,598`). A point does not, as `33.000` is how some programs export 33.
 * @returns null when the text is not a whole number, or too large to be exact
 */
export function parseWhole(text: string): number | null {
	const compact = compacted(text);
	const plain = /^-?\d{1,3}(?:,\d{3})+$/.test(compact) ? compact.replaceAll(",", "") : compact;
	if (!/^-?\d{1,16}$/.test(plain)) return null;
	const value = Number(plain);
	return Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : null;
}

/** Whether a text already is in canonical spelling. */
export function isDecimal(text: string): text is Decimal {
	return CANONICAL.test(text) && !/^-[0.]+$/.test(text);
}

/** The number a decimal stands for. */
export function toNumber(decimal: Decimal): number {
	return Number(decimal);
}

/** Digits after the point as typed: 2 for `52.00`, 0 for `52`. */
export function decimalPlaces(decimal: Decimal): number {
	const point = decimal.indexOf(".");
	return point < 0 ? 0 : decimal.length - point - 1;
}

/** Half a unit of the last digit typed: 0.5 for `52`, 0.05 for `52.0`; how far the unrounded value may lie away. */
export function roundingHalfWidth(decimal: Decimal): number {
	return 0.5 * 10 ** -decimalPlaces(decimal);
}
