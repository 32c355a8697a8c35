import { type Decimal, decimalPlaces, parseDecimal, parseWhole, roundingHalfWidth } from "./decimal.ts";

/** What a source prints of a rate: any of responders, analysed and percentage. */
export interface ReportedRate {
	events?: number;
	n?: number;
	percent?: Decimal;
}

export type ParsedRate = { ok: true; rate: ReportedRate } | { ok: false; message: string };

const NUMBER = String.raw`[\d][\d.,\s\u00a0\u2009\u202f]*`;
const OF = String.raw`\s*(?:\/|of|out\s+of)\s*`;
const PERCENT = String.raw`\s*(?:%|per\s?cent|percent)`;

const COUNT_OF_N = new RegExp(`^(${NUMBER})${OF}(${NUMBER})$`, "i");
const PERCENT_ONLY = new RegExp(`^(${NUMBER})${PERCENT}$`, "i");
const PERCENT_OF_N = new RegExp(`^(${NUMBER})${PERCENT}${OF}(${NUMBER})$`, "i");
const COUNT = new RegExp(`^(${NUMBER})$`);
/** Two parts as papers join them: `52% (17/33)`, `17/33 = 52%`, `17/33, 52%`, `17 [52%]`. */
const TWO_PARTS = /^(.+?)\s*(?:[([]\s*(.+?)\s*[)\]]|[=;:]\s*(.+)|,\s+(.+))$/;

/**
 * Reads a result cell as papers print it: `17/33`, `17 of 33`, `52%`, `52,0 %`, `52% (17/33)`,
 * `17/33 (51.5%)`, `17 (52%)`, `17 (51.5)` (a table headed "n (%)"), `52% of 33`, `17`.
 * Nothing is computed: what is not printed stays absent. Blank gives an empty rate.
 */
export function parseReportedRate(cell: string): ParsedRate {
	const text = cell.slice(0, 200).trim();
	if (text === "") return { ok: true, rate: {} };
	const whole = onePart(text);
	if (whole) return { ok: true, rate: whole };
	const parts = TWO_PARTS.exec(text);
	const first = parts?.[1];
	const second = parts?.[2] ?? parts?.[3] ?? parts?.[4];
	if (first && second) {
		const merged = merge(onePart(first), onePart(second) ?? bareParenthesis(second));
		if (merged) return { ok: true, rate: merged };
	}
	return {
		ok: false,
		message: `Cannot read “${text.length > 40 ? `${text.slice(0, 39)}…` : text}”. Type it as the source prints it: 17/33, 52%, or 52% (17/33)`,
	};
}

function onePart(text: string): ReportedRate | null {
	const fraction = COUNT_OF_N.exec(text);
	if (fraction) return definite({ events: wholeAt(fraction, 1), n: wholeAt(fraction, 2) });
	const percentOf = PERCENT_OF_N.exec(text);
	if (percentOf) return definite({ percent: percentAt(percentOf), n: wholeAt(percentOf, 2) });
	const percent = PERCENT_ONLY.exec(text);
	if (percent) return definite({ percent: percentAt(percent) });
	const count = COUNT.exec(text);
	if (count) return definite({ events: wholeAt(count, 1) });
	return null;
}

/** `17 (51.5)`: in a table of counts with percentages the sign is often left to the column's head. */
function bareParenthesis(text: string): ReportedRate | null {
	const percent = parseDecimal(text);
	return percent && decimalPlaces(percent) > 0 && Number(percent) <= 100 ? { percent } : null;
}

function merge(first: ReportedRate | null, second: ReportedRate | null): ReportedRate | null {
	if (!first || !second) return null;
	for (const key of Object.keys(first) as (keyof ReportedRate)[]) {
		if (second[key] !== undefined) return null;
	}
	return { ...first, ...second };
}

const wholeAt = (match: RegExpExecArray, group: number) => parseWhole(match[group] ?? "");
const percentAt = (match: RegExpExecArray) => parseDecimal(match[1] ?? "");

function definite(parts: { [K in keyof ReportedRate]: ReportedRate[K] | null }): ReportedRate | null {
	return Object.values(parts).some((value) => value === null) ? null : (parts as ReportedRate);
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

/**
 * The same numbers one by one: `52` of 33 → [17]; `50` of 200 → [99, 100, 101]; `52.0` of 33 → [].
 * @param percent 0 to 100 @param n analysed, n ≥ 1; large ones make long lists
 */
export function countsThatRoundTo(percent: Decimal, n: number): number[] {
	const range = countRangeThatRoundsTo(percent, n);
	return range ? Array.from({ length: range.last - range.first + 1 }, (_, index) => range.first + index) : [];
}
