import { type Decimal, roundingHalfWidth } from "../format/decimal.ts";
import {
	type CellContext,
	type CellReading,
	means,
	type PrintedFigures,
	shown,
	stateOf,
	unreadable,
} from "./cell-reading.ts";
import { endsOf, NUMBER, type ReadNumber, readOpen, withoutLevel } from "./numbers.ts";

const PLUS_MINUS = new RegExp(`^(${NUMBER})\\s*(?:±|\\+\\/[-\\u2212]|\\+-)\\s*(.+)$`);
const BRACKETS = new RegExp(`^(${NUMBER})\\s*[([{]\\s*(.+?)\\s*[)\\]}]$`);
const SPREAD = String.raw`(?:s\.?d\.?|standard deviation|s\.?e\.?m?\.?|standard error)(?![a-z])`;
const WORD = new RegExp(`^${SPREAD}\\s*[:=,]?\\s*`, "i");
/** `12.4 ± 0.6 (SE)`, `12.4 (3.1 SD)`. */
const WORD_BEHIND = new RegExp(`\\s*\\(?${SPREAD}\\)?$`, "i");
/** `12.4, SD 3.1`. */
const SAID = new RegExp(`^(.*?\\d)[,;]?\\s+(${SPREAD}.*\\d)$`, "i");
const QUARTILES = /^(iqr|inter-?quartile range|q1\s*[,–-]\s*q3|quartiles)\s*[:=,]?\s*/i;
const RANGE = /^(range|min\s*[,–-]\s*max)\s*[:=,]?\s*/i;

/**
 * Reads a mean or a median with what stands behind it: `12.4`, `12.4 ± 3.1`, `12.4 (SE 0.6)`, `12·4 (11·2 to 13·6)`,
 * `8 [5–12]`. A spread of unsaid kind stays `spread`; two numbers that may be quartiles or an interval are asked for.
 */
export function readMean(text: string, context: CellContext): CellReading {
	const state = stateOf(text);
	if (state) return means({ state });
	const { decimalSign } = context;
	const bare = text.replace(/^mean\s*[:=,]?\s*/i, "");
	const plain = readOpen((number) => one("mean", number(bare)), decimalSign);
	if (plain) return plain;
	const [, centre = "", behind = ""] = PLUS_MINUS.exec(bare) ?? SAID.exec(bare) ?? BRACKETS.exec(bare) ?? [];
	const spread = readOpen((number) => withSpread(number(centre), behind, number, context), decimalSign);
	if (spread) return spread;
	const asInterval = rangeReading(centre, behind, context, "interval");
	const said = context.range ?? rangeSaid(behind) ?? (isMiddle(asInterval) ? "interval" : undefined);
	const asSaid = said && rangeReading(centre, behind, context, said);
	if (asSaid) return asSaid;
	const asQuartiles = rangeReading(centre, behind, context, "quartiles");
	if (asQuartiles?.is !== "means" || asInterval?.is !== "means")
		return asQuartiles ?? unreadable(`${shown(text)} is not a number, such as 3.52`);
	return {
		is: "ask",
		question: `${shown(text)} can be a median with its quartiles or a mean with its interval: say which`,
		readings: [
			{ says: "a median with its quartiles", figures: asQuartiles.figures, isProposed: true },
			{ says: "a mean with its interval", figures: asInterval.figures },
		],
	};
}

function one(field: "mean" | "value", value: Decimal | null): PrintedFigures | null {
	return value && { [field]: value };
}

function withSpread(
	mean: Decimal | null,
	behind: string,
	number: ReadNumber,
	{ spread }: CellContext,
): PrintedFigures | null {
	const [word = ""] = WORD.exec(behind) ?? WORD_BEHIND.exec(behind) ?? [];
	const value = number(behind.replace(word, ""));
	if (mean === null || value === null || Number(value) < 0) return null;
	const said = word === "" ? spread : /s\.?d|deviation/i.test(word) ? "sd" : "se";
	return { mean, [said === "sd" || said === "se" ? said : "spread"]: value };
}

const rangeSaid = (behind: string) =>
	QUARTILES.test(behind)
		? ("quartiles" as const)
		: RANGE.test(behind)
			? ("range" as const)
			: withoutLevel(behind).isSaid
				? ("interval" as const)
				: undefined;

function rangeReading(
	centre: string,
	behind: string,
	{ decimalSign }: CellContext,
	kind: "interval" | "quartiles" | "range",
): CellReading | null {
	const { text, level } = withoutLevel(behind.replace(QUARTILES, "").replace(RANGE, ""));
	const ends = endsOf(text);
	if (!ends) return null;
	return readOpen((number) => {
		const [middle, low, high] = [centre, ...ends].map(number);
		if (!middle || !low || !high || Number(low) > Number(high)) return null;
		if (kind === "quartiles") return { median: middle, q1: low, q3: high };
		if (kind === "range") return { median: middle, min: low, max: high };
		const ciLevel = level === undefined ? null : number(level);
		return { mean: middle, ciLow: low, ciHigh: high, ...(ciLevel && { ciLevel }) };
	}, decimalSign);
}

/** Whether the mean is the middle of the two, as of an interval and seldom of anything else; whole numbers are too coarse to tell. */
function isMiddle(reading: CellReading | null): boolean {
	if (reading?.is !== "means") return false;
	const { mean, ciLow, ciHigh } = reading.figures;
	if (!mean || !ciLow || !ciHigh || !mean.includes(".")) return false;
	return Math.abs((Number(ciLow) + Number(ciHigh)) / 2 - Number(mean)) < roundingHalfWidth(mean) * (1 + 1e-9);
}
