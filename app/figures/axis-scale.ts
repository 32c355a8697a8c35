import type { IntervalChart } from "../domain/views/interval-chart.ts";
import type { IntervalDatum } from "./interval-data.ts";
import { logTickSets, niceLinearDomain } from "./ticks.ts";

/** How values of an axis become positions. Plain data, so that a placed chart stays readable. */
export interface AxisScale {
	scale: "linear" | "log";
	/** Values at the axis' ends, low below high; above 0 on a log axis. */
	domain: [number, number];
	/** Positions of those ends in pixels. */
	range: [number, number];
}

/** Position of a value; values beyond the axis (and those a log axis cannot hold) lie at the nearer end. */
export function positionOn(axis: AxisScale, value: number): number {
	const [start, end] = axis.range;
	return start + (end - start) * Math.min(1, Math.max(0, fractionOf(axis, value)));
}

/** Whether a value lies on the axis, with room for rounding. */
export function isOnAxis(axis: AxisScale, value: number): boolean {
	const fraction = fractionOf(axis, value);
	return fraction >= -1e-9 && fraction <= 1 + 1e-9;
}

/** The value itself, or the end of the axis that it lies beyond. */
export function withinAxis({ domain: [low, high] }: AxisScale, value: number): number {
	return Math.min(high, Math.max(low, value));
}

function fractionOf({ scale, domain: [low, high] }: AxisScale, value: number): number {
	if (Number.isNaN(value)) return -Infinity;
	if (scale === "linear") return (value - low) / (high - low);
	if (value <= 0) return -Infinity;
	return Math.log(value / low) / Math.log(high / low);
}

/** Values beyond this (on a log axis, below its inverse too) are drawn as lying off the axis. */
const LARGEST = 1e15;
/** Less apart than this are no two values: there is no step between them to put a tick at. */
const LEAST = 1e-15;

/** Whether an axis can be made to hold a value. */
function canHold(scale: "linear" | "log", value: number | undefined): value is number {
	if (value === undefined || !(Math.abs(value) <= LARGEST)) return false;
	return scale === "linear" || value >= 1 / LARGEST;
}

type Bounds = { low: number; high: number };

/**
 * The ends of a chart's axis: the fixed ones, or ends that hold every value, zero for bars, the reference,
 * and the intervals as far as they do not dwarf everything else (those run off with an arrow).
 */
export function chooseDomain(
	{ axis, mark }: Pick<IntervalChart, "axis" | "mark">,
	data: readonly Pick<IntervalDatum, "value" | "low" | "high">[],
): [number, number] {
	const log = axis.scale === "log";
	const usable = (value: number | undefined): value is number => canHold(axis.scale, value);
	if (axis.domain?.every(usable) && areApart(...axis.domain, log)) return axis.domain;
	const to = log ? Math.log10 : (value: number) => value;
	const values = data.map(({ value }) => value).filter(usable);
	const lines = [axis.reference, mark === "bar" ? 0 : undefined, ...(axis.margins ?? [])];
	const anchors = [...values, ...lines.filter(usable)];
	if (values.length === 0) return log ? [0.1, 10] : [0, axis.unit === "%" ? 100 : 1];
	const points = boundsOf(anchors.map(to));
	const halfWidths = data.flatMap(({ low, value, high }) =>
		usable(value) ? [low, high].filter(usable).map((end) => Math.abs(to(end) - to(value))) : [],
	);
	const reach = Math.max(points.high - points.low, 3 * median(halfWidths), log ? 1 : 0);
	const ends = boundsOf([...anchors, ...data.flatMap(({ low, high }) => [low, high]).filter(usable)].map(to));
	const low = Math.max(ends.low, points.low - reach);
	const high = Math.min(ends.high, points.high + reach);
	if (!usable(axis.reference) || (axis.favours === undefined && !log)) return finish(low, high, log);
	// Both directions are named, or are those of a ratio, so both are shown: a fifth of the axis at least on either side.
	const [reference, fifth] = [to(axis.reference), (high - low) / 5];
	const domain = finish(Math.min(low, reference - fifth), Math.max(high, reference + fifth), log);
	return log ? withTicksBesides(axis.reference, domain) : domain;
}

/** The ends of a ratio's axis, moved out to where a tick stands on either side of no difference. */
function withTicksBesides(reference: number, [low, high]: [number, number]): [number, number] {
	const [ticks = []] = logTickSets(low, high);
	const [below, above] = [ticks.filter((tick) => tick < reference), ticks.filter((tick) => tick > reference)];
	const [nearest, farthest] = [above[0], below.at(-1)];
	const room = 1.02;
	if (below.length === 0 && nearest !== undefined) return [reference ** 2 / nearest / room, high];
	if (above.length === 0 && farthest !== undefined) return [low, (reference ** 2 / farthest) * room];
	return [low, high];
}

/** Rounds the ends outwards and leaves room at a log axis' ends. */
function finish(low: number, high: number, log: boolean): [number, number] {
	if (!log && low === 0 && high === 0) return [0, 1];
	if (!log) return niceLinearDomain(...widened(low, high, Math.max(1, Math.abs(low) * 0.1)));
	const [from, to] = widened(low, high, 0.1);
	const room = 0.03 * (to - from);
	return [10 ** (from - room), 10 ** (to + room)];
}

/** Ends that are equal, or nearly, are moved apart. */
function widened(low: number, high: number, by: number): [number, number] {
	return areApart(low, high) ? [low, high] : [low - by, high + by];
}

/** Whether there is room for ticks between two ends; on a log axis as a ratio. */
function areApart(low: number, high: number, log = false): boolean {
	if (log) return high / low > 1 + 1e-6;
	return high - low > Math.max(LEAST, 1e-9 * Math.abs(low), 1e-9 * Math.abs(high));
}

function boundsOf(values: readonly number[]): Bounds {
	return values.reduce<Bounds>(
		({ low, high }, value) => ({ low: Math.min(low, value), high: Math.max(high, value) }),
		{ low: Infinity, high: -Infinity },
	);
}

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
