import type { Outcome } from "#app/domain/study/outcome.ts";

/** Words by which programs up to version 0.1 guessed the concept of an outcome; the first that fits decided. */
const WORDS: [NonNullable<Outcome["concept"]>, RegExp][] = [
	["remission", /\bremi(ssion|tt)/i],
	["relapse", /\brelaps|\brecurrence/i],
	["response", /\brespon[ds]/i],
	["mortality", /\b(mortality|deaths?|died)\b/i],
	["survival", /\bsurviv/i],
	["discontinuation", /\b(discontinu|drop-?outs?|withdr[ae]w)/i],
	["hospitalisation", /\bhospitali[sz]/i],
	["quality-of-life", /\bquality of life\b|\bqol\b/i],
	["incidence", /\bincidence\b|\bnew cases\b/i],
	["recovery", /\brecover/i],
	["pain", /\bpain\b/i],
	["symptom-severity", /\b(severity|symptoms?|score|HAM-?D|HDRS|MADRS|BDI|PHQ)/i],
];

const guess = (label: string) => WORDS.find(([, pattern]) => pattern.test(label))?.[0];

/**
 * Whether a concept is what was guessed of an outcome, by its label, or by its category where a record of the registry
 * has several; "other" stood where a category was none of its own.
 */
export function isOldGuess({
	concept,
	label,
	category,
}: Pick<Outcome, "concept" | "label" | "category">): boolean {
	if (concept === undefined) return false;
	if (concept === guess(label)) return true;
	return (
		category !== undefined &&
		(concept === guess(category) || (concept === "other" && guess(label) !== undefined))
	);
}

/** Words by which a label says the contrary of a guess, or more than one thing: no person took the guess for true. */
const SPEAKS_AGAINST =
	/\b(?:no|not|non|without|free|freedom|loss|lack|absence|fail(?:ed|ure)?|surviv\w*|alive|avoid\w*|prevent\w*|or|and|composite|duration|days)\b|\btime to\b|\/|\bnon-?(?=respon|remi|relaps)/i;

export const speaksAgainst = (label: string): boolean => SPEAKS_AGAINST.test(label);
