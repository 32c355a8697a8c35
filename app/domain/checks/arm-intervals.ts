import type { Finding } from "../finding.ts";
import type { ContinuousResult, TimeToEventResult } from "../study/outcome.ts";
import { checkInterval, type PrintedInterval } from "./interval.ts";
import { resultPath, type Subject } from "./subject.ts";

/** The intervals of single arms: of means, medians and survival times. */
export function* checkArmIntervals({ document }: Subject): Generator<Finding> {
	for (const outcome of document.outcomes) {
		if (outcome.kind === "continuous") {
			for (const result of outcome.results) {
				yield* checkInterval(ofMeasured(result, resultPath(outcome, result)));
			}
		} else if (outcome.kind === "time-to-event") {
			for (const result of outcome.results) {
				yield* checkInterval(ofMedian(result, resultPath(outcome, result)));
			}
		}
	}
}

/** The interval belongs to the mean where there is one; else to the lone value or the median, on no known scale. */
function ofMeasured(result: ContinuousResult, path: string): PrintedInterval {
	const { mean, value, meanType, ciLow, ciHigh, note } = result;
	const shared = { ciLow, ciHigh, tolerance: 0.03, method: note, path };
	if (mean === undefined) {
		return value === undefined
			? ofMedian(result, path)
			: { ...shared, estimate: value, scale: "none", estimateField: "value" };
	}
	const scale = meanType?.startsWith("geometric") ? "log" : "linear";
	return { ...shared, estimate: mean, scale, estimateField: "mean" };
}

function ofMedian(
	{ median, ciLow, ciHigh }: Pick<TimeToEventResult, "median" | "ciLow" | "ciHigh">,
	path: string,
): PrintedInterval {
	return { estimate: median, ciLow, ciHigh, scale: "none", tolerance: 0, path, estimateField: "median" };
}
