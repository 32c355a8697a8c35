import { sameWords } from "#app/domain/same-words.ts";

/** Rhythms, routes and comparators in their one spelling; an earlier one wins. */
const SPELLINGS: readonly [RegExp, string][] = [
	[/(?<=\d),(?=\d{3}(?!\d))/g, ""],
	[/(?<=\p{L})['’]s\b/gu, ""],
	[/(?<=\p{L})\s?\/\s?24\s?-?(?:h|hr|hrs|hours?)\b/gu, "/day"],
	[/≥\s*|(?:>=|=>)\s*/g, ">="],
	[/≤\s*|(?:<=|=<)\s*/g, "<="],
	[/([<>])\s+(?=\d)/g, "$1"],
	[/\b(?:two|2)[\s-]weekly\b/g, " q2w "],
	[/\b(?:three|3)[\s-]weekly\b/g, " q3w "],
	[/\b(?:four|4)[\s-]weekly\b/g, " q4w "],
	[/\b(?:every other|every second|alternate|alternating) (day|week|month)s?\b|\beow\b/g, " q2$1 "],
	[/\bevery (?:two|2) weeks?\b|\bfortnightly\b/g, " q2w "],
	[/\b(?:once )?every three (day|week|month|hour)s?\b/g, " q3$1 "],
	[/\b(?:once )?every four (day|week|month|hour)s?\b/g, " q4$1 "],
	[
		/\b(?:once )?(?:every|each|q)[\s-]?(\d{1,2})[\s-]?(hour|day|week|month|h|d|w|m|wk|mo)(?:ly|s)?\b/g,
		" q$1$2 ",
	],
	[/\bq2(?= |$)/g, " q2w "],
	[/\bq(\d{1,2})(?:hour|hr)\b/g, "q$1h"],
	[/\bq(\d{1,2})day\b/g, "q$1d"],
	[/\bq(\d{1,2})(?:week|wk)\b/g, "q$1w"],
	[/\bq(\d{1,2})(?:month|mo)\b/g, "q$1m"],
	[
		/\b(?:twice|two times|2 ?times|2x|2 x)(?:[\s-](?:daily|a day|per day|each day)|\/day)(?!\p{L})|\bb\.?i\.?d\b\.?/gu,
		" bid ",
	],
	[
		/\b(?:thrice|three times|3 ?times|3x|3 x)(?:[\s-](?:daily|a day|per day|each day)|\/day)(?!\p{L})|\bt\.?i\.?d\b\.?/gu,
		" tid ",
	],
	[/\b(?:four times|4 ?times|4x)(?:[\s-](?:daily|a day|per day)|\/day)(?!\p{L})|\bq\.?i\.?d\b\.?/gu, " qid "],
	[/\b(?:twice|two times|2x)(?:[\s-](?:weekly|a week|per week)|\/(?:week|wk))\b|\bbiw\b/g, " 2xw "],
	[/\b(?:thrice|three times|3x)(?:[\s-](?:weekly|a week|per week)|\/(?:week|wk))\b|\btiw\b/g, " 3xw "],
	[
		/\b(?:once|one time|1x)(?:[\s-]?(?:weekly|a week|per week)|\/(?:week|wk))\b|\bweekly\b|\bevery week\b|\bqw\b/g,
		" q1w ",
	],
	[/\b(?:once|one time)[\s-]?(?:monthly|a month|per month)\b|\bmonthly\b|\bevery month\b|\bqm\b/g, " q1m "],
	[
		/\b(?:once|one time|1x)[\s-]?(?:daily|a day|per day|each day)\b|\bdaily\b|\bevery day\b|\bq\.?d\b\.?|\bo\.?d\b\.?/g,
		" qd ",
	],
	[
		/(?<!\b(?:arm|group|cohort|phase|stage|type|grade|class|part|factor|level)s? )\bi\.?v\b\.?|\bintra-?venous(?:ly)?\b/g,
		" iv ",
	],
	[/\bs\.c\b\.?|\bsub-?cutaneous(?:ly)?\b|\bsub-?q\b|\bsq\b/g, " sc "],
	[/\bi\.m\b\.?|\bintra-?muscular(?:ly)?\b/g, " im "],
	[/\bp\.o\b\.?|\borally\b|\bby mouth\b|\bper os\b|\boral\b/g, " po "],
	[/\bintra-?nasal(?:ly)?\b/g, " nasal "],
	[/\binhal(?:ed|ation)\b/g, " inhaled "],
	[/\btopical(?:ly)?\b/g, " topical "],
	[/\bstandard[\s-]of[\s-]care\b|\bsoc\b/g, " standard care "],
	[/\btreatments? as usual\b|\btau\b/g, " usual care "],
	[/\bbest supportive care\b|\bbsc\b/g, " supportive care "],
	[/\bwait(?:ing)?[\s-]?list(?:ed)?\b/g, " waitlist "],
	[/\bchemo[\s-]?radio[\s-]?therapy\b|\bchemo[\s-]?radiation\b/g, " chemotherapy radiotherapy "],
	[/\bradiation(?: therapy)?\b/g, " radiotherapy "],
	[/\b(?:in the )?morning\b|\ba\.m\.(?!\p{L})/gu, " am "],
	[/\b(?:in the )?evening\b|\bp\.m\.(?!\p{L})/gu, " pm "],
	[/\bversus\b|\bvs\.?(?!\p{L})/gu, " vs "],
];

/** What a word is denied by: "without vitamin C", "non-smokers"; the denial stays with the word. */
const DENIAL =
	/\b(?:without|no|not|non)(?:-|\s+)(?:a |an |the |any |on |receiving |treated with )?(?=\p{L}{3})/gu;

/**
 * A title in the one spelling that titles are compared in: lower case, without accents, each rhythm, route and
 * usual comparator said in one way ("b.i.d." and "twice daily" → "bid"), and a denial joined with its word.
 */
export function spelled(title: string): string {
	let text = sameWords(title.normalize("NFKD").replace(/\p{M}/gu, ""));
	for (const [pattern, spelling] of SPELLINGS) text = text.replace(pattern, spelling);
	return text.replace(DENIAL, " no_").replace(/\s+/g, " ").trim();
}

const RHYTHM = /^(?:qd|bid|tid|qid|\dxw|q\d{1,2}[hdwm])$/;
const ROUTES = new Set(["iv", "sc", "im", "po", "nasal", "inhaled", "topical"]);

export const rhythmsIn = (words: Iterable<string>): Set<string> =>
	new Set([...words].filter((word) => RHYTHM.test(word)));
export const routesIn = (words: Iterable<string>): Set<string> =>
	new Set([...words].filter((word) => ROUTES.has(word)));
