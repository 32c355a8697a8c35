import { garwoodInterval } from "#app/statistics/rates/poisson-interval.ts";
import { formatWhole, inBrackets } from "../format/format.ts";
import { printEstimate, RATE } from "../format/format-estimate.ts";
import { formatReported } from "../format/format-number.ts";
import type { CountOutcome } from "../study/outcome.ts";
import { isTimedCount, type RateUnit, rateUnit } from "./person-time.ts";

/** One arm's rate of events over person-time, computed, with its exact interval. */
export interface ArmIncidence {
	/** Events per `unit.per` of person-time, and its limits. */
	value: number;
	low: number;
	high: number;
	/** "3.04", "[1.31, 5.99]" */
	figure: string;
	interval: string;
	/** "8 in 263": events and person-time that it was computed from. */
	from: string;
	unit: RateUnit;
}

/** @returns undefined where the arm has no events counted over time */
export function incidenceIn(
	outcome: Pick<CountOutcome, "unit" | "results">,
	{ id }: { id: string },
	{ level = 0.95, per }: { level?: number; per?: number } = {},
): ArmIncidence | undefined {
	const result = outcome.results.find(({ armId }) => armId === id);
	if (!isTimedCount(result)) return undefined;
	const own = rateUnit(outcome);
	const unit = per === undefined ? own : { ...own, per };
	const personTime = Number(result.personTime);
	const limits = garwoodInterval(result.count, personTime, level).map((limit) => unit.per * limit);
	const [low = 0, high = 0] = limits;
	const value = (unit.per * result.count) / personTime;
	const printed = printEstimate(value, [low, high], RATE);
	return {
		...{ value, low, high, unit },
		figure: printed.estimate,
		interval: inBrackets(printed),
		from: `${formatWhole(result.count)} in ${formatReported(result.personTime)}`,
	};
}

/** "per 100 person-years"; "per 100 of person-time, unit not said". */
export function perTime({ per, time }: RateUnit): string {
	return `per ${formatWhole(per)} ${time ?? "of person-time (unit not said)"}`;
}
