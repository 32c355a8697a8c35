import { type Contrast, hasEstimate, type Outcome } from "../study/outcome.ts";
import { armRate } from "./arm-rate.ts";
import { medianTime } from "./median-time.ts";

/** The arms of an outcome that have something to draw. */
export function armsWithFigures(outcome: Outcome): Set<string> {
	switch (outcome.kind) {
		case "binary":
			return idsWhere(
				outcome.results,
				(result) => armRate(result).kind === "counted" || result.percent !== undefined,
			);
		case "continuous":
			return idsWhere(outcome.results, ({ mean, median, value }) => (mean ?? median ?? value) !== undefined);
		case "count":
			return idsWhere(outcome.results, (result) => result.count !== undefined);
		case "time-to-event":
			return idsWhere(
				outcome.results,
				(result) =>
					result.events !== undefined || result.landmark !== undefined || medianTime(result) !== undefined,
			);
	}
}

function idsWhere<R extends { armId: string }>(results: R[], hasFigure: (result: R) => boolean): Set<string> {
	return new Set(results.filter(hasFigure).map((result) => result.armId));
}

/** What each kind of outcome is compared by where a source compares it by several measures. */
const USUAL: Record<Outcome["kind"], Contrast["measure"][]> = {
	binary: ["RR", "RD", "OR"],
	continuous: ["MD"],
	count: ["IRR"],
	"time-to-event": ["HR"],
};

/** The estimate to tell among several of one outcome: by the usual measure of its kind, else the first. */
export function usualEstimate(
	kind: Outcome["kind"],
	contrasts: Contrast[],
): (Contrast & { estimate: string }) | undefined {
	const estimates = contrasts.filter(hasEstimate);
	const usual = USUAL[kind].flatMap((wanted) => estimates.find(({ measure }) => measure === wanted) ?? []);
	return usual[0] ?? estimates[0];
}

/** What a source reports between two arms of an outcome: the estimate to tell, else the first p value. */
export function reportedContrast({ kind, contrasts }: Outcome): Contrast | undefined {
	return usualEstimate(kind, contrasts) ?? contrasts.find(({ p }) => p !== undefined);
}
