import type { Outcome } from "../study/outcome.ts";
import { readMoment } from "../time-frame.ts";
import { conceptOfLabel } from "./concept-of-label.ts";
import { type Concept, isOfEvent } from "./concept-terms.ts";

type Labelled = Pick<Outcome, "label" | "className" | "category"> &
	Partial<Pick<Outcome, "concept" | "kind">>;

/**
 * What an outcome is about: the concept that a person or the source chose, else the one that its label says. The
 * latter is read again each time and never stored, so that what was chosen stays apart from what was concluded.
 */
export function conceptOf(outcome: Labelled): Concept | undefined {
	return outcome.concept ?? concludedConcept(outcome);
}

/**
 * The concept that a label says of an outcome for which none was chosen. One class or category of a measure is not
 * the measure: only a class that is a moment, and the category "yes", are. What is measured on a scale is not what
 * happens to people, even where it bears the name of it.
 */
export function concludedConcept(outcome: Labelled): Concept | undefined {
	if (!isWholeMeasure(outcome)) return undefined;
	const concept = conceptOfLabel(outcome.label);
	return concept && outcome.kind === "continuous" && isOfEvent(concept) ? undefined : concept;
}

/** Whether an outcome's figures are of its whole measure, and not of one class or category that may be the contrary. */
function isWholeMeasure({ className, category }: Pick<Outcome, "className" | "category">): boolean {
	if (category !== undefined && !/^yes$/i.test(category.trim())) return false;
	return className === undefined || readMoment(className) !== undefined;
}

/** Words by which a label says the contrary of what it is filed under: "Freedom from death", "Non-response". */
const CONTRARY =
	/\b(?:no|not|non|without|free|freedom|loss|lost|lack|absence|absent|never|fail(?:ed|ure|ures)?|surviv\w*|alive|avoid\w*|prevent\w*)\b|\btime (?:to|until)\b|\bnon(?=respon|remi|relaps)/i;

/**
 * The concept whose word holds for those who had the outcome: who responded, who died. None where the label says the
 * contrary, whatever it was filed under.
 */
export function eventOf(outcome: Labelled): Concept | undefined {
	if (!isWholeMeasure(outcome) || CONTRARY.test(outcome.label)) return undefined;
	return conceptOf(outcome);
}
