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
	return eventVerb(outcome) ?? `had the outcome “${nameOutcome(withoutMoment(outcome))}”`;
}

/** The verb of a concept, where the outcome is of one that has its own: "died". */
export function eventVerb(outcome: Named): string | undefined {
	const named = withoutMoment(outcome);
	const event = named.className === undefined ? eventOf(named) : undefined;
	return event && VERBS[event];
}

/** Whom a rate is of, for its axis: "Responders", "People who died"; "People with the outcome" where it has no word of its own. */
export function peopleWith(outcome: Named & Pick<Outcome, "kind">): string {
	const verb = eventVerb(outcome);
	if (verb === VERBS.response) return "Responders";
	if (verb !== undefined) return `People who ${verb}`;
	return `People with the ${outcome.kind === "time-to-event" ? "event" : "outcome"}`;
}

/** "had the outcome (worsening heart failure or cardiovascular death)" */
export function hadOutcome(outcome: Named): string {
	const name = nameOutcome(withoutMoment(outcome));
	return `had the ${/^time (?:to|until|from)\b/i.test(name) ? "event" : "outcome"} (${inParentheses(name)})`;
}

/** Words that begin outcomes and are no names, which keep their capital. */
const FIRST_WORD =
	/^(?:all|any|bleeding|cardiac|cardiovascular|clinical|composite|deaths?|disease|exacerbations?|falls?|first|fractures?|heart|hospitali[sz]ations?|hypoglyca?emi[ac]|incidence|infections?|major|moderate|mortality|myocardial|new|occurrence|overall|primary|progression|recurrences?|recurrent|relapses?|serious|severe|strokes?|symptomatic|time|treatment|venous|worsening)\b/i;

/** An outcome's name within a sentence: its first letter is small where it begins with a common word. */
export function inParentheses(name: string): string {
	return FIRST_WORD.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The moment is said elsewhere in the sentence. */
function withoutMoment(outcome: Named): Named {
	const { className, ...rest } = outcome;
	return className !== undefined && !isItsMoment(outcome) ? outcome : rest;
}

function isItsMoment({ className = "", timePoint }: Named): boolean {
	const moment = readMoment(className);
	return moment !== undefined && moment.value === timePoint?.value && moment.unit === timePoint?.unit;
}

/** Whether more people with the outcome is good or bad; undefined where nobody said which is better. */
export function eventMeaning({ direction }: Pick<Outcome, "direction">): "good" | "bad" | undefined {
	return direction && (direction === "higher-is-better" ? "good" : "bad");
}
