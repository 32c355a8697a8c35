import { countRangeThatRoundsTo } from "../arms/reported-rate.ts";
import { type Decimal, decimalPlaces, parseDecimal, parseWhole } from "../format/decimal.ts";
import {
	type CellContext,
	type CellReading,
	means,
	type PrintedFigures,
	shown,
	stateOf,
	unreadable,
} from "./cell-reading.ts";
import { endsOf, NUMBER, withoutLevel } from "./numbers.ts";

const OF = String.raw`\s*(?:\/|\u2044|\u2215|of|out\s+of)\s*`;
const PERCENT = String.raw`\s*(?:%|per\s?cent|percent)`;
const COUNT_OF_N = new RegExp(`^(${NUMBER})${OF}(${NUMBER})$`, "i");
const PERCENT_ONLY = new RegExp(`^(${NUMBER})${PERCENT}$`, "i");
const PERCENT_OF_N = new RegExp(`^(${NUMBER})${PERCENT}${OF}(${NUMBER})$`, "i");
const COUNT = new RegExp(`^(${NUMBER})$`);
const LIMIT = new RegExp(`^[<>≤≥]\\s*${NUMBER}${PERCENT}?$`, "i");
/** A figure with others in brackets behind it. */
const BRACKETS = /^(.+?)\s*[([{]\s*(.+?)\s*[)\]}]$/;

/**
 * Reads how many of how many had an outcome: `17/33`, `17 of 33`, `52%`, `52·0 %`, `52% (17/33)`, `17/33 (51.5%)`,
 * `17 (52)` where it fits the number analysed, `52% (35–68)`, `52% of 33`, `<1%`, `17`.
 */
export function readRate(text: string, context: CellContext): CellReading {
	const state = stateOf(text);
	if (state) return means({ state });
	if (LIMIT.test(text)) return means({ limit: text });
	if (/^(none|nil|no)$/i.test(text)) {
		return {
			is: "ask",
			question: `${shown(text)} can be nobody or not reported: type 0 or leave it blank`,
			readings: [
				{ says: "0: nobody", figures: { events: 0 } },
				{ says: "blank: not reported", figures: { state: "not-reported" } },
			],
		};
	}
	const whole = onePart(text);
	if (whole) return means(whole);
	// What stands in brackets of its own, `17/33 (52%) [35 to 68]`, is read as in one pair.
	const [first = "", inside = ""] = partsOf(text.replace(/[)\]]\s*[([]/g, "; "));
	const head = onePart(first);
	const behind = head && insideOf(inside, head.percent !== undefined);
	if (!head || !behind) return refused(text);
	const { bare, ...rest } = behind;
	const merged = merge(head, rest);
	if (!merged) return refused(text);
	if (rest.ciLow !== undefined && merged.percent === undefined) return refused(text);
	return bare === undefined ? means(merged) : withBare(merged, bare, context, text);
}

function refused(text: string): CellReading {
	return unreadable(
		`Cannot read ${shown(text)}. Type it as the source prints it: 17/33, 52%, or 52% (17/33)`,
	);
}

/** A figure and what stands behind it: in brackets, or after a sign. */
function partsOf(text: string): string[] {
	const bracketed = BRACKETS.exec(text);
	if (bracketed) return bracketed.slice(1);
	const at = /\s*[=;:]\s*|,\s+/.exec(text);
	return at ? [text.slice(0, at.index), text.slice(at.index + at[0].length)] : [];
}

type Behind = PrintedFigures & { bare?: Decimal };

/** What stands in brackets: an interval, another part of the rate, a bare number, or several of them. */
function insideOf(text: string, isPercent: boolean): Behind | null {
	const one = pieceOf(text, isPercent);
	if (one) return one;
	const pieces = text.split(/\s*;\s*|,\s+/).map((piece) => pieceOf(piece, isPercent));
	return pieces.length > 1
		? pieces.reduce((sum, piece) => sum && piece && (merge(sum, piece) as Behind | null), {} as Behind | null)
		: null;
}

function pieceOf(piece: string, isPercent: boolean): Behind | null {
	const { text, level } = withoutLevel(piece);
	// `12 (40,0)` and `12 (40,0%)` are one number, `52% [35,68]` has two.
	const lone = isPercent || !COUNT.test(text) ? null : percentIn(text);
	if (lone) return { bare: lone };
	if (!isPercent && PERCENT_ONLY.test(text)) return onePart(text);
	const ends = endsOf(text.replaceAll("%", ""))?.map(percentIn);
	if (ends?.[0] && ends[1]) {
		const ciLevel = level === undefined ? null : parseDecimal(level);
		return Number(ends[0]) <= Number(ends[1])
			? { ciLow: ends[0], ciHigh: ends[1], ...(ciLevel && { ciLevel }) }
			: null;
	}
	// Behind a percentage stands its count.
	if (isPercent || !COUNT.test(text)) return onePart(text);
	const bare = percentIn(text);
	return bare && { bare };
}

/** `17 (52)`: the usual column of counts with percentages, where it fits the number analysed or the head says so. */
function withBare(figures: PrintedFigures, bare: Decimal, context: CellContext, text: string): CellReading {
	const { events } = figures;
	const n = figures.n ?? context.n;
	if (events === undefined || figures.percent !== undefined) return refused(text);
	const withPercent = { ...figures, percent: bare };
	if (n !== undefined ? fits(bare, events, n) : context.spread === "percent" || decimalPlaces(bare) > 0)
		return means(withPercent);
	const countAlone = { says: `${events} with the outcome; ${bare} is something else`, figures };
	// A percentage that contradicts the count is no reading to choose.
	if (n !== undefined)
		return {
			is: "ask",
			question: `${shown(text)}: ${events} of ${n} is not ${bare}%. Correct one of them, or say that ${bare} is something else`,
			readings: [countAlone],
		};
	return {
		is: "ask",
		question: `${shown(text)}: say whether ${bare} is a percentage: type ${events} (${bare}%) or ${events}`,
		readings: [{ says: `${events} with the outcome, ${bare}%`, figures: withPercent }, countAlone],
	};
}

/** Whether a percentage is of this count; one that is cut off instead of rounded is, and the checks say so. */
function fits(percent: Decimal, events: number, n: number): boolean {
	const range = n > 0 ? countRangeThatRoundsTo(percent, n) : null;
	const over = (100 * events) / n - Number(percent);
	return (
		(range !== null && events >= range.first && events <= range.last) ||
		(over > 0 && over < 10 ** -decimalPlaces(percent))
	);
}

function onePart(text: string): PrintedFigures | null {
	const fraction = COUNT_OF_N.exec(text);
	if (fraction) return definite({ events: wholeIn(fraction[1]), n: wholeIn(fraction[2]) });
	const percentOf = PERCENT_OF_N.exec(text);
	if (percentOf) return definite({ percent: percentIn(percentOf[1]), n: wholeIn(percentOf[2]) });
	const percent = PERCENT_ONLY.exec(text);
	if (percent) return definite({ percent: percentIn(percent[1]) });
	return COUNT.test(text) ? definite({ events: wholeIn(text) }) : null;
}

function merge(first: PrintedFigures, second: PrintedFigures): PrintedFigures | null {
	const isTwice = Object.keys(first).some((key) => Object.hasOwn(second, key));
	return isTwice ? null : { ...first, ...second };
}

/** Counts of people are whole and not below 0: a comma before three digits parts thousands. */
function wholeIn(text = ""): number | null {
	// A point before three digits that are not all 0 parts thousands, as counts have no fraction.
	const isGrouped = /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(text.trim()) && !/^\d+\.000$/.test(text.trim());
	const whole = parseWhole(text, isGrouped ? "," : undefined);
	return whole !== null && whole >= 0 ? whole : null;
}

/** A percentage of people is no thousand. */
function percentIn(text = ""): Decimal | null {
	const percent = parseDecimal(text) ?? parseDecimal(text, ",");
	return percent !== null && Number(percent) >= 0 && Number(percent) <= 100 ? percent : null;
}

function definite(parts: { [K in keyof PrintedFigures]: PrintedFigures[K] | null }): PrintedFigures | null {
	return Object.values(parts).some((value) => value === null) ? null : (parts as PrintedFigures);
}
