import type { Finding } from "../finding.ts";
import { type Decimal, roundingHalfWidth } from "../format/decimal.ts";
import { formatWhole } from "../format/format.ts";
import { printed } from "../printed/printed-range.ts";
import type { Outcome } from "../study/outcome.ts";
import { DAYS_IN, TIME_UNITS } from "../time-units.ts";
import { error, warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** The order of the study's dates, and time points and publications against them. */
export function* checkDates(subject: Subject): Generator<Finding> {
	yield* checkOrder(subject);
	yield* checkTimePoints(subject);
	yield* checkPublication(subject);
}

function* checkOrder({ document }: Subject): Generator<Finding> {
	const { start, primaryCompletion, completion } = document.dates;
	if (isAfter(start, completion)) {
		yield error(
			"start-after-completion",
			"dates.completion",
			`The study started (${start}) after it was completed (${completion}): correct one of the dates`,
		);
	} else if (isAfter(start, primaryCompletion)) {
		yield error(
			"start-after-completion",
			"dates.primaryCompletion",
			`The study started (${start}) after its primary completion (${primaryCompletion}): correct one of the dates`,
		);
	} else if (isAfter(primaryCompletion, completion)) {
		yield error(
			"primary-completion-after-completion",
			"dates.primaryCompletion",
			`The primary completion (${primaryCompletion}) is after the completion (${completion}): correct one of the dates`,
		);
	}
}

/** Whether one partial date is certainly after another: 2012 is after 2011-07, but not after 2012-03. */
function isAfter(date: string | undefined, other: string | undefined): boolean {
	if (!date || !other) return false;
	const known = Math.min(date.length, other.length);
	return date.slice(0, known) > other.slice(0, known);
}

/** Those that are a number of days. */
type Unit = keyof typeof DAYS_IN;

/** How much 24 weeks may fall short of "6 months", and 12 weeks of "3 months", in everybody's usage. */
const LOOSE_UNITS = 0.1;

function* checkTimePoints({ document }: Subject): Generator<Finding> {
	const { followUp } = document.design;
	const longest = longestDuration(document.dates.start, document.dates.completion);
	for (const outcome of document.outcomes) {
		const { value, unit } = outcome.timePoint ?? {};
		if (value && !unit) {
			yield error(
				"time-without-unit",
				`outcomes.${outcome.id}.timePoint.unit`,
				`${printed(value)} of what? Choose the unit of time`,
			);
		}
		const point = timePointOf(outcome);
		if (!point) continue;
		const path = `outcomes.${outcome.id}.timePoint.value`;
		const said = `${printed(point.value)} ${TIME_UNITS[point.unit]}`;
		if (
			followUp?.value &&
			followUp.unit &&
			followUp.unit !== "cycles" &&
			earliest(point) > latest(followUp.value, followUp.unit, point.unit)
		) {
			yield warning(
				"time-point-after-end",
				path,
				`${said} is after the end of follow-up at ${printed(followUp.value)} ${TIME_UNITS[followUp.unit]}: correct one of them`,
			);
		} else if (longest !== null && earliest(point) > longest) {
			yield warning(
				"time-point-after-end",
				path,
				`${said} is longer than the whole study, which ran for at most ${formatWhole(longest)} days (${document.dates.start} to ${document.dates.completion}): correct one of them`,
			);
		}
	}
}

function timePointOf({ timePoint }: Outcome): { value: Decimal; unit: Unit } | null {
	const { value, unit } = timePoint ?? {};
	return value && unit && unit !== "cycles" ? { value, unit } : null;
}

const earliest = ({ value, unit }: { value: Decimal; unit: Unit }) => Number(value) * DAYS_IN[unit];

function latest(value: Decimal, unit: Unit, otherUnit: Unit): number {
	const days = Number(value) * DAYS_IN[unit];
	const exact = unit === otherUnit || (DAYS_IN[unit] <= 7 && DAYS_IN[otherUnit] <= 7);
	return exact ? days : (days + roundingHalfWidth(value) * DAYS_IN[unit]) * (1 + LOOSE_UNITS);
}

/** Days from the earliest start to the latest end that two partial dates allow, both days included. */
function longestDuration(start: string | undefined, end: string | undefined): number | null {
	if (!start || !end) return null;
	const first = Date.parse(`${start}${"-01-01".slice(start.length - 4)}T00:00:00Z`);
	const [year = 0, month = 12, day] = end.split("-").map(Number);
	// Day 0 of the next month is the last day of this one.
	const last = day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
	return Math.round((last - first) / 86_400_000) + 1;
}

/** Protocols and registrations come before the start; reviews may be of anything. */
const RESULT_REPORTS = new Set(["primary", "secondary"]);

function* checkPublication({ document }: Subject): Generator<Finding> {
	const started = Number(document.dates.start?.slice(0, 4) ?? Number.NaN);
	for (const report of document.reports) {
		if (!report.role || !RESULT_REPORTS.has(report.role) || !report.year || !(report.year < started))
			continue;
		yield warning(
			"published-before-start",
			`reports.${report.id}.year`,
			`Published in ${report.year}, before the study started in ${started}: correct one of them, or mark the report as a protocol`,
		);
	}
}
