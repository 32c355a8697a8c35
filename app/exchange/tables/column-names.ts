import { measureNamed } from "#app/domain/printed/measure-names.ts";
import type { CONTRAST_MEASURES } from "#app/domain/vocabulary.ts";
import { type ColumnTarget, type FieldKey, isOfArm, type Side } from "./table-fields.ts";

/** What columns of each field are called, in small letters, as `plain` writes them. */
const NAMES: Partial<Record<FieldKey, string>> = {
	study:
		"study, study id, studlab, study label, trial, slab, author year, study name, name, study or subgroup, studies, label, reference, citation, id, trial name, trial id, study author, author and year, author year of publication, studie, étude, estudio",
	year: "year, study year, publication year, pub year, yr, date, jahr, année, año, year of publication, publication date",
	title: "title, study title, official title",
	authors: "authors, author, first author, au, first authors, author s, autor, autoren",
	journal: "journal, source title",
	nct: "nct, nct id, nct number, nctid, registration, trial registration",
	numbers: "registry numbers",
	doi: "doi",
	pmid: "pmid, pubmed, pubmed id",
	subgroup: "subgroup, sub group, byvar, category, stratum",
	condition: "condition, conditions, disease, diagnosis, indication",
	outcome: "outcome, outcome label, endpoint, outcome name, outcome measure, analysis name",
	concept: "concept, outcome concept",
	kind: "kind, outcome kind, data type",
	instrument: "instrument, scale, measure, questionnaire",
	unit: "unit, units, unit of measure",
	time: "time, time point, timepoint, follow up, followup, time frame",
	timeValue: "time value",
	timeUnit: "time unit",
	timeWeeks: "time weeks, weeks, week, follow up weeks, time in weeks",
	arm: "arm, arm label, group, treatment, treat, condition arm, arm name",
	role: "role, arm role, arm type",
	intervention: "intervention, drug",
	dose: "dose, dosage",
	randomised: "randomised, randomized, n randomised, n randomized, rand n",
	n: "n, analysed, analyzed, total, total n, totaln, sample size, n analysed, at risk, ni, number, patients, participants, people, subjects, size, totals, analysed n, number analysed, number of patients, number of participants, nobs, n total",
	events:
		"events, event, responders, events reported, cases, r, x, xi, number of events, response, responses, remitters, remissions, deaths, deceased, positive, pos, with event, with outcome, n events, events n, no of events",
	nonEvents:
		"non events, nonevents, no event, neg, negatives, event free, non responders, nonresponders, noevents, negative, without event",
	percent: "percent, percentage, percent reported, pct, %, percentages, per cent, % of patients",
	rate: "rate, events/n, n/n, result, events total, response rate, n %, no %, events %, events n %, x/n, events/total, responders n %, responders/n, number %, events/patients, n/total",
	proportion: "proportion, prop, risk, event proportion",
	mean: "mean, m, mi, average, means",
	sd: "sd, std dev, standard deviation, sdi, sds, stdev, st dev, std, std deviation, standard dev, deviation",
	se: "se, sem, standard error, std err, std error, s e, s e m, se mean, se of mean",
	ciLow:
		"ci low, lower, lcl, ci lower, lower ci, lci, ll, l, lower limit, lower bound, low, ci lo, lower confidence limit",
	ciHigh:
		"ci high, upper, ucl, ci upper, upper ci, uci, ul, u, upper limit, upper bound, high, ci hi, upper confidence limit",
	ciLevel: "ci level, level",
	meanSd: "mean sd, mean and sd, m sd, mean standard deviation",
	meanSe: "mean se, mean sem, mean and se, mean standard error",
	meanInterval: "mean ci, mean confidence interval",
	interval: "ci, confidence interval, interval, ci range, confidence limits",
	median: "median, med",
	medianQuartiles:
		"median iqr, median quartiles, median q1 q3, median interquartile range, median and iqr, median q1q3",
	medianRange: "median range, median min max, median and range",
	q1: "q1, lower quartile, p25, 25%, 25th percentile, first quartile, 25th centile, iqr low, iqr lower, lower iqr",
	q3: "q3, upper quartile, p75, 75%, 75th percentile, third quartile, 75th centile, iqr high, iqr upper, upper iqr",
	min: "min, minimum, lowest, range low",
	max: "max, maximum, highest, range high",
	quartiles: "iqr, interquartile range, inter quartile range, quartiles, q1 q3, iqr q1 q3",
	range: "range, min max, range min max",
	meanType: "mean type",
	landmark: "landmark percent",
	landmarkLow: "landmark low",
	landmarkHigh: "landmark high",
	landmarkLevel: "landmark level",
	landmarkOf: "landmark of",
	count: "count, event count, number of events over time",
	personTime:
		"person time, persontime, person years, person years at risk, ti, exposure, time at risk, patient years, patient time, person months, person days, patient months, years at risk, person time at risk",
	isChange: "is change, change, change score",
	measure: "effect measure, contrast measure",
	estimate:
		"estimate, effect, effect size, effect estimate, te, yi, es, estimate ci, effect estimate ci, effect size ci, estimate and ci",
	estimateLow: "estimate low, effect lower, estimate lower, effect low, yi low",
	estimateHigh: "estimate high, effect upper, estimate upper, effect high, yi high",
	estimateInterval: "effect ci, estimate interval, effect interval",
	estimateLevel: "estimate level",
	estimateSe: "sei, sete, se te, estimate se, effect se, se of effect, se estimate, se effect, yi se",
	estimateVariance: "vi, v, var, variance, sampling variance, estimate variance",
	p: "p, p value, pvalue, p val",
	note: "note, notes, comment, comments, footnotes",
	locator: "source locator, locator, page, table, source",
	quote: "source quote, quote, quotation",
};

const BY_NAME = new Map<string, FieldKey>(
	(Object.entries(NAMES) as [FieldKey, string][]).flatMap(([key, names]) =>
		names.split(", ").map((name) => [name, key] as const),
	),
);

/** Names that packages and their data sets give to both arms' columns. */
const WELL_KNOWN: Readonly<Record<string, ColumnTarget>> = {
	// metafor: escalc(ai=, bi=, ci=, di=, n1i=, …) and its BCG data
	ai: { field: "events", side: "first" },
	bi: { field: "nonEvents", side: "first" },
	ci: { field: "events", side: "second" },
	di: { field: "nonEvents", side: "second" },
	tpos: { field: "events", side: "first" },
	tneg: { field: "nonEvents", side: "first" },
	cpos: { field: "events", side: "second" },
	cneg: { field: "nonEvents", side: "second" },
	x1i: { field: "count", side: "first" },
	x2i: { field: "count", side: "second" },
	t1i: { field: "personTime", side: "first" },
	t2i: { field: "personTime", side: "second" },
};

const SIDES: Readonly<Record<Side, string>> = {
	first:
		"1, 1i, arm 1, group 1, e, exp, experimental, t, trt, treat, treated, treatment, intervention, drug, active, active drug, verum",
	second:
		"2, 2i, arm 2, group 2, c, con, ctrl, control, controls, comparator, comparison, placebo, plac, sham, p, ref, reference, usual care, standard care, no treatment",
};
/** What an arm is called whose columns say no more than these words. */
const SAID_NAMES: readonly [string, RegExp][] = [
	["Placebo", /\b(?:placebo|plac)\b/],
	["Sham", /\bsham\b/],
	["Usual care", /\b(?:usual|standard) care\b/],
	["Control", /\b(?:c|con|ctrl|controls?|cpos|cneg)\b/],
	["Experimental", /\b(?:e|exp|experimental)\b/],
	["Treatment", /\b(?:t|trt|treat|treated|treatment|tpos|tneg)\b/],
	["Intervention", /\bintervention\b/],
];

/** `Experimental` of `events e`; undefined where the columns only count the arms: `events 1`. */
export function armSaidBy(names: readonly string[]): string | undefined {
	return SAID_NAMES.find(([, word]) => names.some((name) => word.test(plain(name))))?.[0];
}

const SIDE_WORDS = (["first", "second"] as const).flatMap((side) =>
	SIDES[side].split(", ").map((word) => ({ side, word })),
);

/** Words of a head that change nothing in what the column holds, units among them. */
const FILLERS =
	/\b(?:number|no|of|the|in|with|group|arm|patients?|participants?|people|subjects|and|events? rate|kg|mg|g|mm ?hg|cm|ml|l|points?|days?|months?|hours?|mmol|mol|min|score)\b/g;

/** A name in small letters, with single spaces where it had punctuation: `Events_(E)` → `events e`. */
export function plain(name: string): string {
	return (
		name
			.normalize("NFKC")
			.replace(/([a-z])([A-Z])/g, "$1 $2")
			.toLowerCase()
			.replace(/non[-\s](?=events?|responders?)/g, "non")
			.replace(/[^\p{L}\p{N}%/]+/gu, " ")
			.replace(/([a-z])arm(\d)/g, "$1 arm $2")
			.replace(/\barm(\d)\b/g, "arm $1")
			.replace(/\b(?:\d\d )?(?:\d\d%? )?c i\b|\b\d\d(?: \d)?%? ?ci\b/g, "ci")
			// A level of confidence: "lower 90%", "LCL (97.5%)"; a quartile is none.
			.replace(/\b[89]\d(?: \d+)?%/g, "")
			.replace(/ +/g, " ")
			.trim()
	);
}

/** The field of an unsided name. */
export const fieldNamed = (words: string): FieldKey | undefined => BY_NAME.get(words);

/** What the name of a column says it holds; undefined where it says nothing known. */
export function targetNamed(name: string): ColumnTarget | undefined {
	const words = plain(name);
	const known = levelOf(name) === undefined ? WELL_KNOWN[words] : undefined;
	if (known) return known;
	const field = fieldNamed(words) ?? fieldOfEstimate(name);
	return field ? { field } : (sided(words) ?? looselySided(words) ?? loosely(words));
}

/** Which arm a text names, such as what spans several columns: `Placebo`, `Treatment (n = 30)`. */
export function sideNamed(text: string): Side | undefined {
	const words = plain(text.replace(/\(.*\)/, ""));
	const sides = new Set(
		SIDE_WORDS.filter(({ word }) => ` ${words} `.includes(` ${word} `)).map(({ side }) => side),
	);
	const [side] = sides;
	return sides.size === 1 ? side : undefined;
}

/** `HR`, `HR (95% CI)`, `lnOR`, `SE(logHR)`: an estimate whose measure the name says. */
function fieldOfEstimate(name: string): FieldKey | undefined {
	const words = plain(name);
	if (measureOf(name)) return "estimate";
	const error = /^(?:se|sem|standard error|selog|seln)(?: of)? ?(.+)$/.exec(
		words.replace(/^se(log|ln)/, "se $1"),
	)?.[1];
	return error && measureNamed(error) ? "estimateSe" : undefined;
}

/** The measure that a column of estimates names, and whether it is of its logarithm. */
export function measureOf(
	name: string,
): { measure: keyof typeof CONTRAST_MEASURES; isLog: boolean } | undefined {
	return measureNamed(plain(name.replace(/([a-z])([A-Z])/g, "$1 $2")).replace(/ ?\bci$/, ""));
}

/** Whether the name of a column of rates says that people are counted in it: `n (%)`, `Responders/N`; not `Response rate`. */
export const saysCount = (name: string): boolean =>
	!/\b(?:rates?|results?)\b/.test(plain(name)) || /\bn\b|\bno\b|[%/]/.test(plain(name));

/** The level in percent that a column of intervals names: 99 of `HR (99% CI)`, 90 of `lower 90%`. */
export function levelOf(name: string): string | undefined {
	return /(\d{2}(?:\.\d+)?)\s*%\s*c\.?\s*i|([89]\d(?:\.\d+)?)\s*%/i.exec(name)?.slice(1).find(Boolean);
}

/** `events 1`, `n_arm2`, `Experimental total`, `sd1i`, `mean (control)`: a field's name beside an arm's. */
function sided(words: string): ColumnTarget | undefined {
	for (const { side, word } of SIDE_WORDS) {
		const rest = without(words, word);
		if (rest === undefined) continue;
		if (/^(|label|arm|name|condition)$/.test(rest))
			return /\d/.test(word) && rest === "" ? undefined : { field: "arm", side };
		const field = fieldNamed(rest);
		if (field && isOfArm(field)) return { field, side };
	}
	return undefined;
}

/** The words without an arm's name at their start or end; metafor glues a number on: `sd1i`, `n2`. */
function without(words: string, name: string): string | undefined {
	if (words === name) return "";
	if (words.endsWith(` ${name}`)) return words.slice(0, -name.length - 1).trim();
	if (words.startsWith(`${name} `)) return words.slice(name.length + 1).trim();
	if (/^\d/.test(name) && words.endsWith(name)) return words.slice(0, -name.length).trim();
	return undefined;
}

/** An arm's name among words that say no more than the field and its unit: `Number of events, drug`. */
function looselySided(words: string): ColumnTarget | undefined {
	for (const { side, word } of SIDE_WORDS) {
		if (word.length === 1 && !new RegExp(`(^| )${word}$`).test(words)) continue;
		const at = ` ${words} `.indexOf(` ${word} `);
		if (at < 0) continue;
		const rest = ` ${words} `.replace(` ${word} `, " ").trim();
		const field = fieldNamed(rest) ?? fieldNamed(unfilled(rest));
		if (field && isOfArm(field)) return { field, side };
	}
	return undefined;
}

/** A field's name among its unit and words that change nothing: `Mean (g)`, `Responders, n (%)`. */
function loosely(words: string): ColumnTarget | undefined {
	const field = fieldNamed(unfilled(words));
	if (field) return { field };
	return /\b(study|author|trial)\b/.test(words) && !/\d/.test(words) ? { field: "study" } : undefined;
}

const unfilled = (words: string) => words.replace(FILLERS, " ").replace(/\s+/g, " ").trim();
