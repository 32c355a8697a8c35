import { type Concept, EVENT_TERMS, isOfEvent, MEASURE_TERMS, type TermIndex } from "./concept-terms.ts";
import { beginsLikeAddition, SAYS_HOW_JUDGED, SAYS_WHEN_AND_WHOM, saysOnly } from "./label-additions.ts";
import { inPlainWords, outOfBrackets, plainLetters } from "./plain-label.ts";
import { ANY_SCALE, SEVERITY_SCALE } from "./scale-names.ts";

/**
 * The concept that an outcome's label says: where the whole of it is a term of the vetted list, with what may stand
 * beside one (when, in whom, as which statistic, by which threshold or scale). "Response (≥50% fall in HAM-D)" is a
 * response; "Loss of response", "Non-response" and "Response or death" are nothing that can be said for sure.
 */
export function conceptOfLabel(label: string): Concept | undefined {
	if (label.length > LONGEST) return undefined;
	if (!read.has(label)) {
		if (read.size >= MOST_READ) read.clear();
		read.set(label, readLabel(label));
	}
	return read.get(label);
}

/** Each time point and class of a measure has its label, and several questions ask for its concept. */
const read = new Map<string, Concept | undefined>();
const MOST_READ = 500;

function readLabel(label: string): Concept | undefined {
	const parts = outOfBrackets(plainLetters(label));
	if (!parts) return undefined;
	const outside = inPlainWords(parts.outside);
	const found = findEvent(outside) ?? findMeasure(outside);
	if (!found) return undefined;
	const { concept, rest } = found;
	if (CONTRARY_LIMIT[concept]?.test([rest, ...parts.inside].join(" "))) return undefined;
	const allowed = isOfEvent(concept) && !JUDGED.has(concept) ? SAYS_WHEN_AND_WHOM : SAYS_HOW_JUDGED;
	if (!beginsLikeAddition(rest) || !saysOnly(rest, allowed)) return undefined;
	const fits = parts.inside
		.map(inPlainWords)
		.every(
			(words) =>
				ALSO_SAID[concept]?.test(words) ||
				(isOfEvent(concept) && /^(?:(?:from |for )?(?:any|all) (?:causes?|reasons?))$/.test(words)) ||
				saysOnly(words, allowed),
		);
	return fits ? concept : undefined;
}

/** A longer one is a sentence, and says more than a term. */
const LONGEST = 400;

/** What somebody judges, by a threshold or a scale that a label may name. */
const JUDGED: ReadonlySet<Concept> = new Set<Concept>(["response", "remission", "relapse", "recovery"]);

/** Limits of those who did not: "Response (<50% fall)", "Remission (HAM-D >7)". */
const CONTRARY_LIMIT: Partial<Record<Concept, RegExp>> = {
	response: /(?:[<≤]|\b(?:less|fewer) than) ?\d+(?:\.\d+)? ?%/,
	remission:
		/(?:[>≥]|\b(?:more|greater|higher) than|\bat least) ?\d+(?:\.\d+)?(?! ?(?:%|\d|days?|weeks?|months?|years?|hours?|consecutive))/,
};

/** Short forms and definitions in brackets that say the same again. */
const ALSO_SAID: Partial<Record<Concept, RegExp>> = {
	response: /^(?:orr?|rr|(?:cr|complete response) ?(?:\+|or|and|plus) ?(?:pr|partial response))$/,
	harm: /^(?:s?aes?|teaes?|s?adrs?|teasaes?|traes?)$/,
	"quality-of-life": /^(?:qol|hrqol|hrql)$/,
};

const PEOPLE =
	"participants?|patients?|subjects?|people|persons?|individuals?|women|men|children|adults?|volunteers|pts?";
const HAD =
	"have|has|had|were|was|are|is|achieved?|achieving|experienced?|experiencing|reach(?:ed)?|attain(?:ed)?|met|show(?:ed)?|report(?:ed)?";

/** What may stand before an event: "Percentage of participants who achieved a", "28-day", "HAM-D". */
const BEFORE_EVENT = [
	/^(?:the )?(?:total |overall |cumulative )?(?:numbers?|percentages?|percents?|%|proportions?|shares?|frequency|counts?|rates?|incidence|occurrence|n)(?: %)? (?:of|with) (?:the |all )?/,
	new RegExp(
		`^(?:the )?(?:${PEOPLE})(?: in (?:each|the) (?:arm|group))?(?: (?:with|who|achieving|achieved|experiencing|experienced|having|had|reaching|attaining|meeting|showing|reporting|that|in))?(?: (?:${HAD}))?(?: (?:a|an|the|(?:the )?criteria for|(?:the )?definition of))? `,
	),
	/^(?:\d+|one|two|three|four|five|six|twelve) (?:days?|weeks?|months?|years?|hours?) |^\d+[dwmh] /,
	/^(?:day|week|month|year|visit) \d+ /,
	new RegExp(`^${ANY_SCALE} (?:total )?(?:scores? )?`, "u"),
];

const MOST_PREFIXES = 6;

interface Found {
	concept: Concept;
	/** What stands behind the term. */
	rest: string;
}

function findEvent(label: string): Found | undefined {
	let text = label;
	for (let round = 0; round < MOST_PREFIXES; round++) {
		const found = termAtStart(text, EVENT_TERMS);
		if (found) return found;
		const shorter = BEFORE_EVENT.map((prefix) => text.replace(prefix, "")).find((next) => next !== text);
		if (shorter === undefined) return undefined;
		text = shorter;
	}
	return undefined;
}

/** "Mean change from baseline to week 6 in the". */
const BEFORE_MEASURE =
	/^(?:(?:(?:adjusted |least squares |ls )?mean |(?:percent(?:age)?|%) |absolute )?changes? (?:from (?:baseline|screening|day \d+|pre ?treatment)(?: (?:to|at|through) (?:the )?(?:end of (?:treatment|study)|(?:week|day|month|year|visit)s? \d+|\d+ (?:days?|weeks?|months?|years?)|endpoint|follow ?up))? )?(?:in|of|on) (?:the )?)?(?:mean |average |total |overall )?/;
const SCORE = new RegExp(
	`^${SEVERITY_SCALE}(?: scale)?(?: (?:sum|global|overall))?(?: total)?(?: scores?)?(?= |$)`,
	"u",
);

function findMeasure(label: string): Found | undefined {
	const text = label.replace(BEFORE_MEASURE, "");
	const [score] = SCORE.exec(text) ?? [];
	if (score !== undefined) return { concept: "symptom-severity", rest: text.slice(score.length).trim() };
	return termAtStart(text, MEASURE_TERMS) ?? termAtStart(label, MEASURE_TERMS);
}

function termAtStart(text: string, terms: TermIndex): Found | undefined {
	const [first = ""] = text.split(" ", 1);
	const hit = terms.get(first)?.find(([term]) => text === term || text.startsWith(`${term} `));
	return hit && { concept: hit[1], rest: text.slice(hit[0].length).trim() };
}
