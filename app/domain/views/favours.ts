import { inSentence } from "../format/in-sentence.ts";
import type { Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import type { IntervalChart } from "./interval-chart.ts";

/** Two arms, the first against the second. */
export interface ComparedArms {
	arm: Pick<Arm, "label">;
	against: Pick<Arm, "label">;
}

/**
 * What lies on either side of no difference, for the axis of comparisons: said where it is recorded of every outcome
 * whether more of it is better, and for all of them alike. Of a hazard ratio it is not, for of a time to an event the
 * direction may be that of the time or of the event.
 * @returns nothing where it is not known
 */
export function favoursOf(
	outcomes: readonly Pick<Outcome, "kind" | "direction">[],
	pairs: readonly ComparedArms[],
): Pick<IntervalChart["axis"], "favours"> {
	const directions = new Set(outcomes.map(({ kind, direction }) => kind !== "time-to-event" && direction));
	const [direction] = directions;
	if (directions.size !== 1 || !direction || pairs.length === 0) return {};
	const named = (label: (pair: ComparedArms) => string, several: string) => {
		const labels = new Set(pairs.map(label));
		const [only = several] = labels;
		return `favours ${labels.size === 1 ? inSentence(only) : several}`;
	};
	const arm = named((pair) => pair.arm.label, "what is named first");
	const against = named((pair) => pair.against.label, "the comparator");
	return {
		favours: direction === "higher-is-better" ? { low: against, high: arm } : { low: arm, high: against },
	};
}
