import { describeTimePoint } from "./describe.ts";
import type { Decimal } from "./format/decimal.ts";
import type { TimePoint } from "./study/outcome.ts";
import { inDays, TIME_UNITS, type TimeUnit } from "./time-units.ts";

/** Which time points answer a question: those within a window, and of several the nearest to one moment. Each end is optional. */
export interface TimeRule {
	from?: string | undefined;
	to?: string | undefined;
	nearest?: Decimal | undefined;
	unit: TimeUnit;
}

type At = Omit<TimePoint, "id"> | undefined;

/** Whether a time point lies in a window; of one that has no length in the rule's unit, or is not recorded, nobody knows. */
export type Place = "within" | "outside" | "not recorded" | "no length";

/** Half a day, so that "month 3" and "week 13" of one visit are not told apart by rounding. */
const CLOSE = 0.5;

/** Where a time point stands to the window of a rule. */
export function placeIn(rule: TimeRule, at: At): Place {
	if (at?.value === undefined || at.unit === undefined) return "not recorded";
	const value = lengthOf(at.value, at.unit, rule.unit);
	if (value === undefined) return "no length";
	const [from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY] = [rule.from, rule.to].map((end) =>
		end === undefined ? undefined : lengthOf(end, rule.unit, rule.unit),
	);
	const close = rule.unit === "cycles" ? 0 : CLOSE;
	return value < from - close || value > to + close ? "outside" : "within";
}

/** How far a time point is from the moment of a rule, in days (or in cycles); infinite where that cannot be told. */
function distanceFrom(rule: TimeRule, at: At): number {
	if (rule.nearest === undefined || at?.value === undefined || at.unit === undefined)
		return Number.POSITIVE_INFINITY;
	const [value, moment] = [
		lengthOf(at.value, at.unit, rule.unit),
		lengthOf(rule.nearest, rule.unit, rule.unit),
	];
	return value === undefined || moment === undefined ? Number.POSITIVE_INFINITY : Math.abs(value - moment);
}

/** Times on one scale: days, or cycles beside cycles; a cycle is no number of days. */
function lengthOf(value: string, unit: TimeUnit, unitOfRule: TimeUnit): number | undefined {
	if (unitOfRule === "cycles") return unit === "cycles" ? Number(value) : undefined;
	return inDays(Number(value), unit);
}

/**
 * Outcomes of one measure, the nearest to the rule's moment first; of two as near the earlier. Those whose distance
 * nobody knows come last, in their order.
 */
export function nearestFirst<O extends { timePoint?: At }>(rule: TimeRule, outcomes: readonly O[]): O[] {
	const far = ({ timePoint }: O) => distanceFrom(rule, timePoint);
	const when = ({ timePoint }: O) =>
		timePoint?.value === undefined || timePoint.unit === undefined
			? 0
			: (lengthOf(timePoint.value, timePoint.unit, rule.unit) ?? 0);
	return outcomes.toSorted((a, b) => {
		const [ofA, ofB] = [far(a), far(b)];
		if (ofA !== ofB) return ofA - ofB;
		return Number.isFinite(ofA) ? when(a) - when(b) : 0;
	});
}

/** "nearest to week 8, within 4 to 12 weeks"; undefined where the rule asks for nothing. */
export function ruleWords({ from, to, nearest, unit }: TimeRule): string | undefined {
	const moment = nearest === undefined ? undefined : describeTimePoint({ value: nearest, unit });
	const window = windowWords({ from, to, unit });
	if (moment === undefined) return window;
	if (window === undefined) return `nearest to ${moment}`;
	const isClosed = from !== undefined && to !== undefined;
	return `nearest to ${moment}, ${isClosed ? "within " : ""}${window}`;
}

function windowWords({ from, to, unit }: Omit<TimeRule, "nearest">): string | undefined {
	const units = TIME_UNITS[unit];
	if (from !== undefined && to !== undefined) return `${from} to ${to} ${units}`;
	if (from !== undefined) return `from ${from} ${units}`;
	return to === undefined ? undefined : `up to ${to} ${units}`;
}

/** The whole of a rule in words, with what is done where it leaves several: "nearest to week 8; of two as near the earlier". */
export function timeWords(rule: TimeRule | undefined): string {
	const words = rule && ruleWords(rule);
	if (rule?.nearest !== undefined) return `${words}; of two as near the earlier`;
	return [words ?? "any", WITHOUT_MOMENT].join("; ");
}

/** What is done where no moment is asked for, as `chooseTime` does it. */
const WITHOUT_MOMENT =
	"where a trial has several, the one that it planned or its source names, otherwise the latest before an open-label extension";
