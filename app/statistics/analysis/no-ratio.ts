import { MEASURES } from "../effects/measures.ts";
import { noEventsReason } from "../effects/rate-ratio.ts";
import { doubleZeroReason, NO_EVENTS } from "../effects/zero-cells.ts";
import { type AnalysisRequest, byFigures } from "./request.ts";

/**
 * Why each row says nothing of a ratio, by itself: nobody against nobody (or everybody against everybody) is 0
 * against 0. Null where it does, and for measures that are no ratio of events.
 */
export function noRatioReasons(request: AnalysisRequest): (string | null)[] {
	const none = request.rows.map(() => null);
	if (MEASURES[request.measure].scale !== "log") return none;
	return byFigures<(string | null)[]>(request, {
		...{ means: () => none, proportion: () => none, contrast: () => none },
		counts: (rows) => rows.map(doubleZeroReason),
		rates: (rows) => rows.map(noEventsReason),
	});
}

/** Why rows have no ratio together, whatever is added to their cells; null where one of them tells the arms apart. */
export function noRatioOf(reasons: readonly (string | null)[]): string | null {
	if (reasons.length === 0 || reasons.includes(null)) return null;
	return reasons.every((reason) => reason === NO_EVENTS)
		? "Nobody in any arm had the event, so that a ratio cannot be estimated; the difference is 0"
		: "Nobody, or everybody, had the event in both arms of every study, so that a ratio cannot be estimated; the difference is 0";
}
