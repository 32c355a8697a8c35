import type { Contrast, Outcome } from "../study/outcome.ts";
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
				(result) => result.events !== undefined || medianTime(result) !== undefined,
			);
	}
}

function idsWhere<R extends { armId: string }>(results: R[], hasFigure: (result: R) => boolean): Set<string> {
	return new Set(results.filter(hasFigure).map((result) => result.armId));
}

/** What a source reports between two arms of an outcome: the first estimate, else the first p value. */
export function reportedContrast({ contrasts }: Outcome): Contrast | undefined {
	return (
		contrasts.find(({ estimate }) => estimate !== undefined) ?? contrasts.find(({ p }) => p !== undefined)
	);
}
