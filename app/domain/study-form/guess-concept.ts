import type { OUTCOME_CONCEPTS } from "../vocabulary.ts";

type Concept = keyof typeof OUTCOME_CONCEPTS;

/** Words that name a concept in the label of an outcome; the first that fits decides. */
const WORDS: [Concept, RegExp][] = [
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

/**
 * The concept an outcome's label names, where nobody chose one: "Responders at week 6" is a response. It only
 * files the outcome, and the form shows it to be changed; undefined when no word says it.
 */
export function guessConcept(label: string): Concept | undefined {
	return WORDS.find(([, pattern]) => pattern.test(label))?.[0];
}
