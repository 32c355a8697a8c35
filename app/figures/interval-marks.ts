import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import type { IntervalChart } from "../domain/views/interval-chart.ts";
import { isOnAxis, positionOn } from "./axis-scale.ts";
import type { IntervalDatum } from "./interval-data.ts";
import type { Mark, PathMark, Tone } from "./mark.ts";
import type { PlacedAxis } from "./place-axis.ts";
import { tenth } from "./tenth.ts";

/** A row with its place: everything the SVG and the interactive view draw of it. */
export interface PlacedRow {
	datum: IntervalDatum;
	/** Centre of bar or point, and how thick a bar there is. */
	y: number;
	thickness: number;
	/** The band that belongs to the row, for a pointer or the keyboard's focus. */
	top: number;
	bottom: number;
	/** Where bars begin. */
	origin: number;
	/** Position of the value; absent when there is none or it lies beyond the axis. */
	x?: number;
	/** The part of the interval that lies on the axis, and how it ends: an arrow where it goes on beyond. */
	interval?: { low: number; high: number; lowEnd: IntervalEnd; highEnd: IntervalEnd };
}

type IntervalEnd = "cap" | "arrow" | "none";

export type RowPlace = Pick<PlacedRow, "datum" | "y" | "thickness" | "top" | "bottom">;

export function placeRow(chart: IntervalChart, axis: PlacedAxis, place: RowPlace): PlacedRow {
	const { value, low = value, high = value } = place.datum;
	const origin = positionOn(axis, axis.scale === "log" ? (chart.axis.reference ?? axis.domain[0]) : 0);
	if (value === undefined || low === undefined || high === undefined) return { ...place, origin };
	const onAxis = isOnAxis(axis, value);
	const [start, end] = axis.domain;
	const interval: PlacedRow["interval"] = {
		low: positionOn(axis, low),
		high: positionOn(axis, high),
		lowEnd: isOnAxis(axis, low) ? "cap" : low < start ? "arrow" : "none",
		highEnd: isOnAxis(axis, high) ? "cap" : high > end ? "arrow" : "none",
	};
	const drawn = place.datum.low !== undefined || !onAxis;
	return {
		...place,
		origin,
		...((onAxis || chart.mark === "bar") && { x: positionOn(axis, value) }),
		...(drawn && { interval }),
	};
}

/** The bars and, over them, their intervals, which share a few paths however many rows there are. */
export function barMarks(rows: readonly PlacedRow[]): Mark[] {
	const bars = rows.flatMap((row): Mark[] => {
		if (row.x === undefined) return [];
		const { colour, key } = row.datum;
		const [x, y] = [Math.min(row.origin, row.x), row.y - row.thickness / 2];
		return [bar(colour, { x, y, width: Math.abs(row.x - row.origin), height: row.thickness }, key)];
	});
	return [...bars, ...barWhiskers(rows)];
}

/** An arm's bar: solid, and of comparators patterned within an outline. */
function bar(colour: ColourRole, { x, y, width, height }: Box, of?: string): Mark {
	const isPatterned = isComparatorRole(colour);
	const inset = isPatterned ? 0.6 : 0;
	return {
		...{ type: "rect", x, y: y + inset, width, height: height - 2 * inset, fill: colour },
		...(of !== undefined && { of }),
		...(isPatterned && { patterned: true, stroke: colour, strokeWidth: 1.2 }),
	};
}

type Box = Record<"x" | "y" | "width" | "height", number>;

/** What stands for an arm beside its name: its bar, or its point. */
export function swatchMarks(
	colour: ColourRole,
	mark: IntervalChart["mark"],
	width: number,
	height: number,
): Mark[] {
	if (mark === "point") return [pointMark(width / 2, height / 2, height * 0.4, colour, colour)];
	return [bar(colour, { x: 1, y: 0.5, width: width - 2, height: height - 1 })];
}

/** The intervals over bars: light inside a solid bar and dark outside; over a pattern dark, with a halo. */
function barWhiskers(rows: readonly PlacedRow[]): Mark[] {
	const large = rows.some((row) => row.thickness >= 24);
	const paths = { halo: "", inside: "", outside: "" };
	for (const row of rows) {
		const whole = whiskerPath(row, row.thickness * 0.22);
		paths.outside += whole;
		if (isComparatorRole(row.datum.colour)) paths.halo += whole;
		else paths.inside += insidePath(row, row.thickness * 0.22);
	}
	const path = (d: string, stroke: Tone, strokeWidth: number): Mark[] =>
		d === "" ? [] : [{ type: "path", d, stroke, strokeWidth }];
	return [
		...path(paths.halo, "surface", large ? 6 : 4),
		...path(paths.outside, "ink", large ? 2 : 1.4),
		...path(paths.inside, "surface", large ? 2.4 : 1.8),
	];
}

/** The part of a whisker that lies on its bar. */
function insidePath({ interval, x, origin, y }: PlacedRow, cap: number): string {
	if (!interval || x === undefined) return "";
	const [from, to] = [Math.min(origin, x), Math.max(origin, x)];
	const [start, end] = [Math.max(from, interval.low), Math.min(to, interval.high)];
	if (end - start < 1) return "";
	const capAt = (at: number, kind: IntervalEnd) =>
		kind === "cap" && at > from + 1 && at < to - 1 ? `M${tenth(at)} ${tenth(y - cap)}v${tenth(2 * cap)}` : "";
	const { low, high, lowEnd, highEnd } = interval;
	return `M${tenth(start)} ${tenth(y)}H${tenth(end)}${capAt(low, lowEnd)}${capAt(high, highEnd)}`;
}

/** Points on their intervals, in the arm's colour; comparators are hollow. */
export function pointMarks(rows: readonly PlacedRow[]): Mark[] {
	return rows.flatMap((row): Mark[] => {
		const { colour, key } = row.datum;
		const d = whiskerPath(row, 0);
		const marks: Mark[] = d === "" ? [] : [{ type: "path", d, stroke: colour, strokeWidth: 1.8 }];
		if (row.x !== undefined) marks.push(pointMark(row.x, row.y, row.thickness * 0.4, colour, key));
		return marks;
	});
}

/** The line of an interval with caps of the given half-height, or an arrow head where it runs off the axis. */
function whiskerPath({ interval, y }: PlacedRow, cap: number): string {
	if (!interval) return "";
	const { low, high, lowEnd, highEnd } = interval;
	const [from, to, at] = [tenth(low), tenth(high), tenth(y)];
	const end = (x: number, kind: IntervalEnd, inwards: number) => {
		if (kind === "arrow") return `M${tenth(x + inwards * 5)} ${tenth(at - 4)}L${x} ${at}l${inwards * 5} 4`;
		return kind === "cap" && cap > 0 ? `M${x} ${tenth(at - cap)}v${tenth(2 * cap)}` : "";
	};
	return `M${from} ${at}H${to}${end(from, lowEnd, 1)}${end(to, highEnd, -1)}`;
}

export function isComparatorRole(role: ColourRole): boolean {
	return role.startsWith("comparator");
}

/** Disc, square, diamond and triangle, one for each arm of its family. */
export function pointMark(x: number, y: number, r: number, colour: ColourRole, of: string): Mark {
	const hollow = isComparatorRole(colour);
	const paint = {
		of,
		fill: hollow ? ("surface" as const) : colour,
		stroke: colour,
		strokeWidth: hollow ? 2 : 1,
	};
	const shape = Number(colour.at(-1));
	if (shape === 1) return { type: "circle", cx: x, cy: y, r: tenth(r), ...paint };
	const [cx, cy] = [tenth(x), tenth(y)];
	const path = (d: string): PathMark => ({ type: "path", d, ...paint });
	const [s, e] = [tenth(r * 0.9), tenth(r * 1.25)];
	if (shape === 2)
		return path(`M${tenth(cx - s)} ${tenth(cy - s)}h${tenth(2 * s)}v${tenth(2 * s)}h${tenth(-2 * s)}z`);
	if (shape === 3) return path(`M${cx} ${tenth(cy - e)}l${e} ${e}l${-e} ${e}l${-e} ${-e}z`);
	return path(`M${cx} ${tenth(cy - e)}L${tenth(cx + e)} ${tenth(cy + s)}H${tenth(cx - e)}z`);
}
