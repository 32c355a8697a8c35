import type { Finding } from "../finding.ts";
import { checkInterval } from "./interval.ts";
import { error, warning } from "./levels.ts";
import { armName, resultPath, type Subject } from "./subject.ts";

/** Kaplan–Meier estimates at a time: their intervals, what they are of, and when. */
export function* checkLandmarks(subject: Subject): Generator<Finding> {
	for (const outcome of subject.document.outcomes) {
		if (outcome.kind !== "time-to-event") continue;
		for (const result of outcome.results) {
			const { landmark, landmarkLow: ciLow, landmarkHigh: ciHigh, landmarkOf } = result;
			const path = resultPath(outcome, result);
			const whose = armName(subject, result.armId);
			const interval = { estimate: landmark, ciLow, ciHigh, scale: "none", tolerance: 0 } as const;
			for (const finding of checkInterval({ ...interval, path, estimateField: "landmark" }))
				yield finding.path === `${path}.ciLow` ? { ...finding, path: `${path}.landmarkLow` } : finding;
			if (landmark === undefined) {
				if ((ciLow ?? ciHigh ?? landmarkOf) !== undefined)
					yield error(
						"landmark-missing",
						`${path}.landmark`,
						`${whose}: there is an interval of a Kaplan–Meier estimate and no estimate: type it, or clear the interval`,
					);
				continue;
			}
			if (landmarkOf === undefined)
				yield warning(
					"landmark-of-what",
					`${path}.landmarkOf`,
					`${whose}: say whether ${landmark}% are free of the event at this time, or have had it`,
				);
			if (outcome.timePoint?.value === undefined && outcome.timePoint?.text === undefined)
				yield warning(
					"landmark-without-time",
					`${path}.landmark`,
					`${whose}: a Kaplan–Meier estimate of ${landmark}% says nothing without its time: give the outcome a time point`,
				);
		}
	}
}
