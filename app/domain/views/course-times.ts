import { describeTimePoint } from "../describe.ts";
import type { Outcome } from "../study/outcome.ts";
import { isBaseline } from "../time-frame.ts";
import { inDays, TIME_UNITS, type TimeUnit } from "../time-units.ts";

/** A time as it is recorded, where that is a number of a unit. */
interface RecordedTime {
	value: number;
	unit: TimeUnit;
}

/** When outcomes were measured, on one scale of time. */
export interface CourseTimes {
	unit: TimeUnit;
	/** The time in the unit; undefined where it cannot be told on this scale. */
	at: (outcome: Pick<Outcome, "timePoint">) => number | undefined;
	/** What was made of times in other units, in a sentence. */
	said?: string;
}

/** The start itself, where the source calls a time point that and nothing else, is a time without a unit. */
const isStart = ({ timePoint }: Pick<Outcome, "timePoint">): boolean =>
	timePoint !== undefined &&
	timePoint.value === undefined &&
	timePoint.text !== undefined &&
	isBaseline(timePoint.text);

function recorded({ timePoint }: Pick<Outcome, "timePoint">): RecordedTime | undefined {
	const { value, unit } = timePoint ?? {};
	return value === undefined || unit === undefined ? undefined : { value: Number(value), unit };
}

/**
 * One scale for the times of outcomes: their own unit where they share it, else the one that most are in, the shorter of
 * two. Cycles of treatment have no length, so that they are on one scale with nothing else.
 */
export function courseTimes(outcomes: readonly Pick<Outcome, "timePoint">[]): CourseTimes | undefined {
	const times = outcomes.flatMap((outcome) => recorded(outcome) ?? []);
	const counts = Map.groupBy(times, (time) => time.unit);
	const lengthOf = (unit: TimeUnit) => inDays(1, unit) ?? Number.POSITIVE_INFINITY;
	const [unit] = [...counts.keys()].toSorted(
		(a, b) => (counts.get(b)?.length ?? 0) - (counts.get(a)?.length ?? 0) || lengthOf(a) - lengthOf(b),
	);
	if (unit === undefined) return undefined;
	const own = inDays(1, unit);
	const others = [...counts.keys()].filter((other) => other !== unit && own && inDays(1, other));
	const asUnit = (time: RecordedTime) => {
		if (time.unit === unit) return time.value;
		const days = inDays(time.value, time.unit);
		return days === undefined || own === undefined ? undefined : days / own;
	};
	return {
		unit,
		at: (outcome) => {
			const time = recorded(outcome);
			return time ? asUnit(time) : isStart(outcome) ? 0 : undefined;
		},
		...(others.length > 0 && {
			said: `Times given in ${others.map((other) => TIME_UNITS[other]).join(" and ")} are drawn in ${TIME_UNITS[unit]}; a month is taken as 30.4 days and a year as 365.25.`,
		}),
	};
}

/** "Week 6", or that the time is not recorded. */
export function nameOfTime({ timePoint }: Pick<Outcome, "timePoint">): string {
	const words = describeTimePoint(timePoint) || "time not recorded";
	return words.charAt(0).toUpperCase() + words.slice(1);
}
