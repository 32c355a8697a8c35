import type { TIME_UNITS } from "./time-units.ts";

export interface TimePoint {
	value: string;
	unit: keyof typeof TIME_UNITS;
}

const UNITS: Readonly<Record<string, keyof typeof TIME_UNITS>> = {
	d: "days",
	day: "days",
	w: "weeks",
	wk: "weeks",
	week: "weeks",
	m: "months",
	mo: "months",
	mos: "months",
	month: "months",
	y: "years",
	yr: "years",
	year: "years",
};

const NUMBER_WORDS = [
	"zero",
	"one",
	"two",
	"three",
	"four",
	"five",
	"six",
	"seven",
	"eight",
	"nine",
	"ten",
	"eleven",
	"twelve",
];

const NUMBER = `\\d+(?:\\.\\d+)?|${NUMBER_WORDS.join("|")}`;
const UNIT = "day|week|wk|month|mo|year|yr";
/** "6 weeks", "one-month", "12th week", "4weeks". */
const NUMBER_FIRST = new RegExp(`(?<![\\w.])(${NUMBER})(?:st|nd|rd|th)?[\\s-]*(${UNIT})s?\\b`, "gi");
/** "Week 6", "Day 63". */
const UNIT_FIRST = new RegExp(`\\b(${UNIT})s?[\\s-]+(\\d+(?:\\.\\d+)?)\\b(?!\\s*(?:${UNIT})s?\\b)`, "gi");

/** Several moments in one breath: "Weeks 2, 4 and 6", "1-, 3- and 6-month", "Months 1 and 3". */
const SEVERAL = new RegExp(
	`\\b(?:${UNIT})s?\\s+\\d+(?:\\.\\d+)?\\s*(?:,|and|&|to|through|-|–|\\/)\\s*(?:and\\s*)?\\d|\\d\\s*-?\\s*(?:,|and|&|to|-|–|\\/)\\s*(?:and\\s*)?\\d+(?:st|nd|rd|th)?[\\s-]*(?:${UNIT})s?\\b`,
	"i",
);

/** From the start: "Day 0 - 84", "Weeks 0-12", "Day 1 through Day 29", "0 to 8 weeks". */
const FROM_ZERO = new RegExp(
	`\\b(${UNIT})s?\\s+[01]\\s*(?:-|–|to|through|until)\\s*(?:\\1s?\\s+)?(?=\\d+\\b(?!\\s*(?:-|–|to|,|and)\\s*\\d))`,
	"gi",
);
const ZERO_TO = new RegExp(`\\b0\\s*(?:-|–|to)\\s*(?=\\d+\\s*(?:${UNIT})s?\\b)`, "gi");

/** The same moment said twice: "Week 24 (Day 169)". */
const SAID_AGAIN = new RegExp(`((?:${UNIT})s? \\d+|\\d+ (?:${UNIT})s?)\\s*\\((?:${UNIT})s? \\d+\\)`, "gi");

/** One length in two units: "2 years 6 months", "52 weeks + 4 days". */
const IN_TWO_UNITS = /\d\s*(?:years?|months?|weeks?)\s*(?:and|,|\+)?\s*\d+\s*(?:months?|weeks?|days?)\b/i;

/** How many people a class is of: "Week 12 (n=40, 42)". */
const PEOPLE = /[\s;,:]*[([]?\s*\bn\s*=\s*\d[\d\s,;/]*(?:n\s*=\s*\d+)?[)\]]?/gi;

/** A class or category that is of the start: "Baseline", "Baseline (Day 1)", "Week 0 (baseline)". */
export const isBaseline = (title: string): boolean =>
	/^(?:at |study |the )?baseline(?: (?:visit|values?|score|mean|assessment|measurement))?[\s:.,]*(?:[([][^)\]]*[)\]])?$|^(?:day|week|month|visit) [01]\s*[([-]+\s*baseline\s*[)\]]?$/i.test(
		title.replace(PEOPLE, "").trim(),
	);

/** Time that does not run from the start: "28 days after the last dose". */
const AFTER_THE_LAST = new RegExp(
	`\\b(?:${NUMBER})[\\s-]*(?:${UNIT})s?\\s+(?:after|from|following|since)\\s+(?:the\\s+)?(?:last|final)\\b[^,;()]*`,
	"gi",
);

/**
 * The one moment that a time frame names: "Baseline (Day 1) to Week 6" → 6 weeks, "up to 24 months" → 24
 * months. Undefined where it names none, or several that are not the same: then only its words stand.
 */
export function readTimeFrame(text: string): TimePoint | undefined {
	const words = text
		.replace(/\bbaseline\s*\([^)]*\)/gi, "baseline")
		.replace(FROM_ZERO, "$1 ")
		.replace(/^(?:from )?day [01]\s*(?:to|through|until|-|–)\s/i, "")
		.replace(ZERO_TO, "")
		.replace(SAID_AGAIN, "$1")
		.replace(AFTER_THE_LAST, "")
		.replace(/\b(?:each|a|every|per)\s+cycle[^,;)]*/gi, "")
		.replace(/\(?\b\d+[\s-]*day(?:s)? (?:treatment )?cycles?\)?/gi, "");
	if (IN_TWO_UNITS.test(words)) return undefined;
	if (/\bevery\b|\bannually\b|\bmonthly\b|\bweekly\b|\bdaily\b|cycle/i.test(words)) return upTo(words);
	if (SEVERAL.test(words)) return undefined;
	const moments = momentsIn(words);
	const [first] = moments;
	if (!first) return undefined;
	return moments.every(({ value, unit }) => value === first.value && unit === first.unit)
		? first
		: upTo(words);
}

/** The moment that a class of an outcome is about, where its title is nothing but that: "Week 2", "At 3 months". */
export function readMoment(title: string): TimePoint | undefined {
	const moment = title.replace(PEOPLE, "");
	const rest = moment.replace(NUMBER_FIRST, " ").replace(UNIT_FIRST, " ");
	const only =
		/^[\s(),.:-]*(?:at|on|after|to|visit|month|end|of|study|treatment|post|follow-?up|change|from|baseline|the|[\s(),.:-])*$/i;
	return only.test(rest) ? readTimeFrame(moment) : undefined;
}

function upTo(words: string): TimePoint | undefined {
	const match = new RegExp(
		`\\b(?:up to|maximum of|max\\.?)\\s*(?:approximately|about|a maximum of)?\\s*(${NUMBER})[\\s-]*(${UNIT})s?\\b`,
		"gi",
	);
	const found = [...words.matchAll(match)];
	return found.length === 1 ? momentOf(found[0]?.[1], found[0]?.[2]) : undefined;
}

function momentsIn(words: string): TimePoint[] {
	const found = [
		...[...words.matchAll(NUMBER_FIRST)].map((match) => momentOf(match[1], match[2])),
		...[...words.matchAll(UNIT_FIRST)].map((match) => momentOf(match[2], match[1])),
	];
	return found.filter((moment) => moment !== undefined);
}

function momentOf(number = "", unit = ""): TimePoint | undefined {
	const word = NUMBER_WORDS.indexOf(number.toLowerCase());
	const value = word >= 0 ? String(word) : number.replace(/^0+(?=\d)/, "");
	const known = UNITS[unit.toLowerCase()];
	return known && Number(value) <= 10_000 ? { value, unit: known } : undefined;
}
