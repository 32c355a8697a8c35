import { doubleZeroReason, NO_EVENTS } from "../effects/zero-cells.ts";
import type { AnalysisRequest } from "./request.ts";

/**
 * Why each row says nothing of a ratio, by itself: nobody against nobody (or everybody against everybody) is 0
 * against 0. Null where it does, and for measures that are no ratio of events.
 */
export function noRatioReasons(request: AnalysisRequest): (string | null)[] {
	switch (request.measure) {
		case "RR":
		case "OR":
		case "PETO":
			return request.rows.map(doubleZeroReason);
		case "IRR":
			return request.rows.map(({ experimental, control }) =>
				experimental.events + control.events === 0 ? NO_EVENTS : null,
			);
		default:
			return request.rows.map(() => null);
	}
}

/** Why rows have no ratio together, whatever is added to their cells; null where one of them tells the arms apart. */
export function noRatioOf(reasons: readonly (string | null)[]): string | null {
	if (reasons.length === 0 || reasons.includes(null)) return null;
	const kinds = [...new Set(reasons)].map((reason) => (reason ?? "").replace(/^\p{Lu}/u, lower));
	return `A ratio cannot be estimated from 0 against 0: ${kinds.join("; ")}`;
}

const lower = (letter: string) => letter.toLowerCase();
