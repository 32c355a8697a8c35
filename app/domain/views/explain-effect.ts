import { peopleToTell } from "../accounts/people-to-tell.ts";
import { formatWhole } from "../format/format.ts";
import type { BinaryMeasure } from "./compare-options.ts";

/**
 * What an effect means, in a sentence for readers without training.
 * @param estimate as it is read: percentage points for a risk difference  @param against what the arm is read against
 */
export function explainEffect(measure: BinaryMeasure, estimate: number, against: string): string {
	switch (measure) {
		case "RD":
			return explainDifference(estimate / 100, against);
		case "RR":
			return "How many times as likely the outcome is; 1 is no difference.";
		case "OR":
			return `How the odds compare; 1 is no difference.${besideRiskRatio(estimate)}`;
	}
}

function explainDifference(difference: number, against: string): string {
	if (difference === 0) return `As many people have the outcome as with ${against}.`;
	const people = peopleToTell(Math.abs(difference), { from: 100, least: 5 });
	const count = formatWhole(people * Math.abs(difference));
	const more = difference > 0 ? "more" : "fewer";
	return `Of every ${formatWhole(people)} people, ${count} ${more} have the outcome than with ${against}.`;
}

/** An odds ratio lies further from 1 than the risk ratio of the same people, on either side. */
function besideRiskRatio(estimate: number): string {
	if (estimate === 1) return "";
	return estimate > 1
		? " Above 1 it is larger than the risk ratio, the more so the commoner the outcome."
		: " Below 1 it is smaller than the risk ratio, the more so the commoner the outcome.";
}
