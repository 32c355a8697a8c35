/**
 * Numbers as people type them. A reported decimal is kept as text in one spelling (`52.0`, `-3.7`), because
 * the digits typed are part of the report: 52 % allows other counts than 52.0 %.
 */

/** A decimal number in canonical spelling: optional minus, digits, optional point and digits. */
export type Decimal = string & { readonly decimal: unique symbol };

const CANONICAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const MAX_LENGTH = 40;

/** The sign between whole part and fraction, where a person or a whole column says which it is. */
export type DecimalSign = "." | ",";

/**
 * What a text says as a number. `open`: one sign and three digits, as in `3,250`, is 3250 to one writer and 3.250 to
 * another; only its neighbours or a person can tell, and nobody chooses in silence.
 */
export type NumberReading =
	| { is: "number"; value: Decimal }
	| { is: "open"; thousands: Decimal; decimal: Decimal }
	| { is: "none" };

const SIGN = /^([-+\u2010-\u2015\u2212\ufe63\uff0d])\s*(?=[\d.,])/;
/**
 * Spaces that papers put between groups of three digits, thin and non-breaking ones included. A space
 * anywhere else parts two numbers: `17 33` is not 1733.
 */
const GROUPING_SPACE = /(?<=(?<!\d)\d{1,3})\s(?=\d{3}(?!\d))/g;
/** Between groups of three as the Swiss write them: `12'345`. */
const GROUPING_APOSTROPHE = /(?<=\d)['\u2019\u02bc\u2032\u066c](?=\d{3}(?!\d))/g;
/** The Lancet's decimal point, and those that stand for it in copied text. */
const MIDDLE_DOT = /(?<=\d|^-?)[\u00b7\u0387\u2219\u22c5\u2027\u066b](?=\d)/;
/** Digits of other scripts, by the code of their zero: full width, Arabic, Persian. */
const ZEROS = [0xff10, 0x0660, 0x06f0];
const OTHER_DIGIT = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;

/** A typed number with a plain minus or no sign, in Latin digits, and without what parts its groups of digits. */
function compacted(text: string): string {
	return text
		.trim()
		.replace(OTHER_DIGIT, (digit) => {
			const code = digit.charCodeAt(0);
			return String(code - (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? code));
		})
		.replace(SIGN, (_, sign) => (sign === "+" ? "" : "-"))
		.replace(GROUPING_SPACE, "")
		.replace(GROUPING_APOSTROPHE, "");
}

const GROUPS_BY_COMMA = /^-?(?:\d{1,3}(?:,\d{3}){2,}|\d{1,2}(?:,\d{2})+,\d{3})$/;
const GROUPS_BY_POINT = /^-?\d{1,3}(?:\.\d{3}){2,}$/;
const ONE_GROUP_BY_COMMA = /^-?[1-9]\d{0,2},\d{3}$/;
const ONE_GROUP_BY_POINT = /^-?[1-9]\d{0,2}\.\d{3}$/;

/**
 * Reads a number as typed: `3.52`, `3,52`, `52·0`, `.5`, `−3.7`, `1 234.5`, `12'345`, `1,234.5`, `1.234,5`, `5e-8`.
 * A single comma is a decimal comma, unless three digits follow that may be a thousand's: then it is open. A point
 * before three digits is a decimal point where nobody says otherwise.
 * @param sign which sign parts the fraction, where that is known
 */
export function readNumber(text: string, sign?: DecimalSign): NumberReading {
	const compact = compacted(text);
	if (compact === "" || compact.length > MAX_LENGTH) return { is: "none" };
	const numberFrom = (plain: string): NumberReading => {
		const value = canonical(plain);
		return value === null ? { is: "none" } : { is: "number", value };
	};
	if (MIDDLE_DOT.test(compact)) {
		const whole = compact.split(MIDDLE_DOT)[0] ?? "";
		const grouped = whole.includes(",") ? withoutGroups(whole, ",") : whole;
		return grouped === null
			? { is: "none" }
			: numberFrom(compact.replace(whole, grouped).replace(MIDDLE_DOT, "."));
	}
	const [comma, point] = [compact.lastIndexOf(","), compact.lastIndexOf(".")];
	if (comma >= 0 && point >= 0) {
		const last = Math.max(comma, point);
		const whole = withoutGroups(compact.slice(0, last), comma > point ? "." : ",");
		return whole === null ? { is: "none" } : numberFrom(`${whole}.${compact.slice(last + 1)}`);
	}
	if (GROUPS_BY_COMMA.test(compact)) return numberFrom(compact.replaceAll(",", ""));
	if (GROUPS_BY_POINT.test(compact)) return numberFrom(compact.replaceAll(".", ""));
	if (sign === "," && ONE_GROUP_BY_POINT.test(compact)) return numberFrom(compact.replace(".", ""));
	if (!ONE_GROUP_BY_COMMA.test(compact)) return numberFrom(compact.replace(",", "."));
	const [thousands, decimal] = [canonical(compact.replace(",", "")), canonical(compact.replace(",", "."))];
	if (thousands === null || decimal === null) return { is: "none" };
	if (sign !== undefined) return { is: "number", value: sign === "," ? decimal : thousands };
	return { is: "open", thousands, decimal };
}

/**
 * A decimal as typed, see `readNumber`. @returns null when the text is not one number, or may be two: `3,250`
 */
export function parseDecimal(text: string, sign?: DecimalSign): Decimal | null {
	const reading = readNumber(text, sign);
	return reading.is === "number" ? reading.value : null;
}

/** Digits without the signs between groups of three; null where the groups are no groups. */
function withoutGroups(whole: string, by: DecimalSign): string | null {
	const groups =
		by === "," ? /^-?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})$/ : /^-?\d{1,3}(?:\.\d{3})+$/;
	return groups.test(whole) ? whole.replaceAll(by, "") : null;
}

/** The canonical spelling of digits with at most one point, and an exponent. */
function canonical(plain: string): Decimal | null {
	const match = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(plain);
	if (!match) return null;
	const [, minus = "", whole = "", fraction = "", exponent] = match;
	if (whole === "" && fraction === "") return null;
	const shifted = exponent ? shiftPoint(whole, fraction, Number(exponent)) : { whole, fraction };
	const digits = shifted.whole.replace(/^0+(?=\d)/, "") || "0";
	const text = `${digits}${shifted.fraction === "" ? "" : `.${shifted.fraction}`}`;
	return `${minus === "-" && /[1-9]/.test(text) ? "-" : ""}${text}` as Decimal;
}

function shiftPoint(whole: string, fraction: string, by: number) {
	const digits = by >= 0 ? whole + fraction.padEnd(by, "0") : whole.padStart(-by + 1, "0") + fraction;
	const point = by >= 0 ? whole.length + by : digits.length - fraction.length + by;
	return { whole: digits.slice(0, point), fraction: digits.slice(point) };
}

/**
 * Reads a whole number as typed; a comma, space or apostrophe between groups of three digits separates thousands
 * (`13,598`). A point does not, as `33.000` is how some programs export 33, unless the decimal sign is known to be
 * the comma.
 * @returns null when the text is not a whole number, or too large to be exact
 */
export function parseWhole(text: string, sign?: DecimalSign): number | null {
	const compact = compacted(text);
	const grouped = withoutGroups(compact, ",") ?? (sign === "," ? withoutGroups(compact, ".") : null);
	const plain = grouped ?? (GROUPS_BY_POINT.test(compact) ? compact.replaceAll(".", "") : compact);
	if (!/^-?\d{1,16}$/.test(plain)) return null;
	const value = Number(plain);
	return Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : null;
}

/** Whether a text already is in canonical spelling. */
export function isDecimal(text: string): text is Decimal {
	return CANONICAL.test(text) && !/^-[0.]+$/.test(text);
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
