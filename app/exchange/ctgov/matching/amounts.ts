/** Doses, volumes and times that a text gives in one unit. */
export interface Amount {
	/** "mg", "mg/kg", "week"; masses are all in mg. */
	unit: string;
	/** In the order they are given in. */
	values: number[];
	/** One figure; from one to another ("5-10 mg"); or several side by side ("5 or 10 mg", "5/10 mg"). */
	form: "one" | "range" | "several";
}

/** Each unit with its spellings and what one of it is in the unit it is compared in. */
const UNITS: readonly [spellings: string, unit: string, factor: number][] = [
	["mcg|μg|ug|micrograms?|microg", "mg", 0.001],
	["ng|nanograms?", "mg", 1e-6],
	["mg|milligrams?|mgs", "mg", 1],
	["gm|gms|grams?|g", "mg", 1000],
	["ml|milliliters?|millilitres?|cc", "ml", 1],
	["microliters?|μl|ul", "ml", 0.001],
	["l|liters?|litres?", "ml", 1000],
	["iu|international units?", "iu", 1],
	["units?|u", "u", 1],
	["%|percent", "%", 1],
	["cgy", "gy", 0.01],
	["gy", "gy", 1],
	["mmol", "mmol", 1],
	["meq", "meq", 1],
	["mci", "mci", 1],
	["mbq", "mbq", 1],
	["joules?|j", "j", 1],
	["hertz|hz", "hz", 1],
	["kilocalories?|kcal", "kcal", 1],
	["mm ?hg", "mmhg", 1],
	["hours?|hrs?|h", "hour", 1],
	["days?|d", "day", 1],
	["weeks?|wks?|w", "week", 1],
	["months?|mos?", "month", 1],
	["years?|yrs?", "year", 1],
	["minutes?|mins?", "minute", 1],
];
const ANY_UNIT = UNITS.map(([spellings]) => spellings).join("|");
const SPELLED = UNITS.map(([spellings, unit, factor]) => ({
	...{ pattern: new RegExp(`^(?:${spellings})$`, "u"), unit, factor },
}));
const PER =
	"(?:\\s?(?:/|\\bper\\b)\\s?(kg|m\\^?2|ml|l|dl|h|hr|hour|min|day|d|dose|week|wk)(?:\\s?/\\s?(?:h|hr|hour|min|day|d|dose|week|wk|month)(?!\\p{L}))?)?";
const UNIT = `\\s?-?\\s?(${ANY_UNIT})(?![\\p{L}\\d])(?!-\\p{L})${PER}(?!\\p{L})`;
/** The same, where it is not asked which. */
const A_UNIT = UNIT.replaceAll(/\((?!\?)/g, "(?:");
const NUMBER = "\\d+(?:\\.\\d+)?";
const BETWEEN = "\\s*(?:,?\\s*(?:\\band\\b|\\bor\\b|&)|-|–|→|->|\\bto\\b|\\bup to\\b|/|\\+|,)\\s*";
const QUANTITY = new RegExp(
	`(?<![\\p{L}\\d.])(${NUMBER}(?:(?:${A_UNIT})?${BETWEEN}${NUMBER})*)${UNIT}`,
	"gu",
);
const ONE = new RegExp(`(${NUMBER})(?:${UNIT})?`, "gu");
/** A point in time: "Day 3", "Weeks 56 to 260". */
const POINT = new RegExp(
	`\\b(day|week|month|year|hour)s? (${NUMBER}(?:${BETWEEN}${NUMBER})*)(?![\\d.]|\\s?(?:${ANY_UNIT})(?!\\p{L}))`,
	"gu",
);
const EACH_NUMBER = new RegExp(NUMBER, "g");
const RANGE = /-|–|→|->|\bto\b/;

/** The amounts of a text in its one spelling, and the text with a sign in the place of each. */
export function amountsOf(text: string): { amounts: Amount[]; rest: string } {
	const amounts: Amount[] = [];
	const take = (unit: string, values: number[], words: string) => {
		const form = values.length < 2 ? "one" : RANGE.test(words) ? "range" : "several";
		amounts.push({ unit, values, form });
		return " § ";
	};
	const rest = text
		.replace(POINT, (words: string, unit: string, list: string) =>
			take(unit, list.match(EACH_NUMBER)?.map(Number) ?? [], words),
		)
		.replace(QUANTITY, (words: string, list: string, last: string, per: string | undefined) => {
			const found = [...`${list} ${last}`.matchAll(ONE)].map(([, number, own]) => ({
				number: Number(number),
				own,
			}));
			const { unit } = unitOf(last, per);
			const values = found.map(({ number, own }) => rounded(number * unitOf(own ?? last, per).factor));
			return take(unit, values, words);
		});
	return { amounts, rest };
}

function unitOf(spelling: string, per: string | undefined): { unit: string; factor: number } {
	const { unit = spelling, factor = 1 } = SPELLED.find(({ pattern }) => pattern.test(spelling)) ?? {};
	const below = per?.replace("^", "");
	// What is given a day or a dose is mostly said without it.
	return { unit: below && /^(?:kg|m2|ml|l|dl)$/.test(below) ? `${unit}/${below}` : unit, factor };
}

const AMOUNT_WORD = new RegExp(
	`^[\\d.e-]+(?:${[...new Set(UNITS.map(([, unit]) => unit))].join("|")})(?:/\\w+)?$`,
);
/** Whether a word is an amount as its figure and unit in one: "10mg/kg". */
export const isAmountWord = (word: string): boolean => AMOUNT_WORD.test(word);

const rounded = (value: number) => Number(value.toPrecision(10));

const TIMES = new Set(["hour", "day", "week", "month", "year", "minute"]);
/** Whether a unit is one of time and not of a dose. */
export const isTime = (unit: string): boolean => TIMES.has(unit);

/** An amount as people write it: "5-10 mg". */
export const written = ({ unit, values, form }: Amount): string =>
	`${values.join(form === "range" ? "-" : " and ")} ${unit}`;
