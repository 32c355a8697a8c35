import { rateIn } from "../arms/arm-rate.ts";
import { isTimedCount } from "../arms/person-time.ts";
import { describeTimePoint, nameOutcome } from "../describe.ts";
import { inSentence } from "../format/in-sentence.ts";
import type { Comparison } from "../headline/comparison.ts";
import { isOfEvent, isOfFreedom } from "../orientation.ts";
import type { CountOutcome, Outcome, OutcomeOf } from "../study/outcome.ts";
import { eventVerb, hadOutcome, inParentheses } from "./outcome-words.ts";

/**
 * "Fewer had the outcome (…) with dapagliflozin": which way a comparison of events goes, in words. Said only where the
 * whole interval lies on one side, the arms' own events lie on the same, and what is counted is the event: its direction
 * is said, or its name can mean nothing else. Undefined where it is not known.
 */
export function directionWords(outcome: Outcome, comparison: Comparison): string | undefined {
	const { side, arm } = comparison;
	const name = nameOutcome(outcome);
	if (side === 0 || isOfFreedom(name) || !isCertain(outcome, name)) return undefined;
	if (sideOfEvents(outcome, comparison) !== side) return undefined;
	const amount = side < 0 ? "Fewer" : "More";
	const when = outcome.timePoint?.value ? `, ${describeTimePoint(outcome.timePoint)}` : "";
	const had =
		outcome.kind === "count"
			? `events (${inParentheses(name)})`
			: (eventVerb(outcome) ?? hadOutcome(outcome));
	return `${amount} ${had} with ${inSentence(arm.label)}${when}`;
}

const isCertain = (outcome: Outcome, name: string) =>
	outcome.category === undefined &&
	(outcome.direction !== undefined || eventVerb(outcome) !== undefined || isOfEvent(name));

/** On which side the arms' own events lie: −1 where the arm has fewer than what it is against. */
function sideOfEvents(outcome: Outcome, comparison: Comparison): number | undefined {
	if (outcome.kind === "count") return sideOfRates(outcome, comparison);
	return outcome.kind === "time-to-event" ? sideOfShares(outcome, comparison) : undefined;
}

function sideOfShares(outcome: OutcomeOf<"time-to-event">, { arm, against }: Comparison) {
	const [one, other] = [rateIn(outcome, arm), rateIn(outcome, against)];
	if (one.kind !== "counted" || other.kind !== "counted") return undefined;
	return Math.sign(one.proportion - other.proportion);
}

function sideOfRates({ results }: CountOutcome, { arm, against }: Comparison) {
	const [one, other] = [arm, against].map(({ id }) => results.find(({ armId }) => armId === id));
	if (!isTimedCount(one) || !isTimedCount(other)) return undefined;
	return Math.sign(one.count / Number(one.personTime) - other.count / Number(other.personTime));
}
