import { eventOf } from "../concepts/concept-of.ts";
import type { Concept } from "../concepts/concept-terms.ts";
import { nameOutcome } from "../describe.ts";
import type { Outcome } from "../study/outcome.ts";
import { readMoment } from "../time-frame.ts";

type Named = Pick<Outcome, "concept" | "label" | "className" | "category" | "timePoint">;

/** Of those who had it, where the concept has a verb of its own. */
const VERBS: Partial<Record<Concept, string>> = {
	response: "responded",
	remission: "reached remission",
	relapse: "relapsed",
	mortality: "died",
	recovery: "recovered",
	discontinuation: "discontinued",
	hospitalisation: "were admitted to hospital",
};

/**
 * What having the outcome is called in a sentence: "52% … responded with A". A verb comes from a concept that somebody
 * chose, or that the label says and can say nothing else by; anything else is called by its name, and so is one class
 * or category of a measure, because it may be the contrary: those who did not respond.
 */
export function verbOf(outcome: Named): string {
	const { className, ...rest } = outcome;
	// The moment is said at the end of the sentence.
	const named: Named = className !== undefined && !isItsMoment(outcome) ? outcome : rest;
	const event = named.className === undefined ? eventOf(named) : undefined;
	return (event && VERBS[event]) ?? `had the outcome “${nameOutcome(named)}”`;
}

function isItsMoment({ className = "", timePoint }: Named): boolean {
	const moment = readMoment(className);
	return moment !== undefined && moment.value === timePoint?.value && moment.unit === timePoint?.unit;
}

/** Whether more people with the outcome is good or bad; undefined where nobody said which is better. */
export function eventMeaning({ direction }: Pick<Outcome, "direction">): "good" | "bad" | undefined {
	return direction && (direction === "higher-is-better" ? "good" : "bad");
}
