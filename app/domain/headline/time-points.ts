import { sameWords } from "../same-words.ts";
import type { Outcome } from "../study/outcome.ts";
import { readMoment, readTimeFrame, type TimePoint } from "../time-frame.ts";
import { inDays } from "../time-units.ts";
import { partsOf } from "./parts-of.ts";

/** One of an outcome's time points that a page opens with, and by what it was chosen. */
export interface ChosenTime<O> {
	outcome: O;
	/** How many there were to choose from, an extension apart; said where the source names none of them. */
	of: number;
	/** Some are of an open-label extension, and were left out. */
	withoutExtension: boolean;
	how: "only" | "planned" | "named" | "latest" | "first" | "nearest";
}

type Timed = Pick<
	Outcome,
	| "kind"
	| "label"
	| "className"
	| "category"
	| "timePoint"
	| "instrument"
	| "unit"
	| "population"
	| "priority"
>;

/** Outcomes that are one but for when they were measured have one key. */
export function measureKey(outcome: Timed): string {
	const { kind, label, category, instrument, unit, population, priority } = outcome;
	const change = /\bchange\b/i.test(outcome.className ?? "") ? "change" : "";
	const parts = [kind, label, change, classApart(outcome), category, instrument, unit, population, priority];
	return sameWords(parts.map((part) => part ?? "").join(" | "));
}

/**
 * The same for a course over time: what counts most at one time and less at others is one measure all the same.
 */
export function courseKey({ priority: _, ...outcome }: Timed): string {
	return measureKey(outcome);
}

/** A class without its moment: "Right eye" of "Right eye, week 12". */
function classApart({ className }: Timed): string {
	if (className === undefined || readMoment(className) !== undefined) return "";
	return partsOf(className)
		.filter((part) => readTimeFrame(part) === undefined && !EXTENSION.test(part) && !MASKED.test(part))
		.join(" ");
}

const EXTENSION = /\bopen[- ]?label\b|\bextension\b|\bOLE\b|\bLTE\b|\bunblinded\b|\broll-?over\b/i;
const MASKED = /\bblind(?:ed)?\b|\bprimary\b/i;

/** Whether figures are of an open-label extension, which is not the later part of what was compared. */
export function isOfExtension({ label, className, timePoint }: Timed): boolean {
	return EXTENSION.test([label, className ?? timePoint?.text ?? ""].join(" "));
}

/** When an outcome's figures are of: its class's own moment, else its time point; in days from the start. */
function daysOf({ className, timePoint }: Timed): number | undefined {
	const own = className === undefined ? undefined : (readMoment(className) ?? readTimeFrame(className));
	if (own) return inDays(Number(own.value), own.unit);
	const { value, unit } = timePoint ?? {};
	return value !== undefined && unit !== undefined ? inDays(Number(value), unit) : undefined;
}

const daysIn = ({ value, unit }: TimePoint) => inDays(Number(value), unit) ?? Number.NaN;

/**
 * The time point to open with among outcomes of one measure: the one that is recorded as the trial's primary, else the
 * one that the source names, else the latest that is no extension, else the first.
 */
export function chooseTime<O extends Timed>(outcomes: readonly [O, ...O[]]): ChosenTime<O> {
	const blinded = outcomes.filter((outcome) => !isOfExtension(outcome));
	const left = blinded.length > 0 ? blinded : outcomes;
	const first = left[0] ?? outcomes[0];
	const found = { of: left.length, withoutExtension: left.length < outcomes.length };
	if (left.length === 1) return { ...found, outcome: first, how: "only" };
	const [planned, ...alsoPlanned] = left.filter(({ timePoint }) => timePoint?.primary);
	if (planned && alsoPlanned.length === 0) return { ...found, outcome: planned, how: "planned" };
	const [named, ...alsoNamed] = left.filter(isNamed);
	if (named && alsoNamed.length === 0) return { ...found, outcome: named, how: "named" };
	const timed = left.flatMap((outcome) => {
		const days = daysOf(outcome);
		return days === undefined ? [] : [{ outcome, days }];
	});
	const days = timed.map((each) => each.days);
	const last = timed.find((each) => each.days === Math.max(...days));
	return last && new Set(days).size > 1
		? { ...found, outcome: last.outcome, how: "latest" }
		: { ...found, outcome: first, how: "first" };
}

/** Whether the label, the time frame or the class itself calls this moment the one that counts. */
function isNamed(outcome: Timed): boolean {
	const { className, label, timePoint } = outcome;
	if (className !== undefined && /\bprimary\b/i.test(className)) return true;
	const days = daysOf(outcome);
	if (days === undefined) return false;
	return [primaryIn(timePoint?.text ?? ""), readTimeFrame(label), readTimeFrame(timePoint?.text ?? "")].some(
		(moment) => moment !== undefined && Math.abs(daysIn(moment) - days) < 0.5,
	);
}

/** "Weeks 4, 8 (primary) and 12", "primary time point: week 8". */
function primaryIn(text: string): TimePoint | undefined {
	const before = /([^,;()]*)\(\s*primary\b[^)]*\)/i.exec(text)?.[1];
	const after = /\bprimary\b[^,;.()]*/i.exec(text)?.[0];
	return (before ? readTimeFrame(before) : undefined) ?? (after ? readTimeFrame(after) : undefined);
}
