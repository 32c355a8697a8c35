import {
	type CourseChart,
	type CoursePoint,
	type CourseSeries,
	nameOfSeries,
} from "#app/domain/views/course-chart.ts";
import { type AxisScale, chooseDomain, isOnAxis, positionOn } from "../axis-scale.ts";
import { type TextStyle, widestText, wrapText } from "../measure-text.ts";
import { type PlacedAxis, placeAxis } from "../place-axis.ts";
import type { Canvas } from "../place-frame.ts";
import { heightOfLines } from "../place-text.ts";
import { formatTicks, linearTickSets } from "../ticks.ts";
import { spread } from "./spread.ts";

/** A point of a course in its place, with the part of its interval that lies on the axis. */
export interface PlacedPoint {
	series: number;
	point: CoursePoint;
	x: number;
	y: number;
	low?: { y: number; isEnd: boolean };
	high?: { y: number; isEnd: boolean };
}

export interface PlacedSeries {
	series: CourseSeries;
	points: PlacedPoint[];
	/** Its name, in lines, and the middle of them; on a narrow canvas it stands in the key above. */
	name: { lines: string[]; x: number; y: number };
}

export interface PlacedCourse {
	time: PlacedAxis;
	value: AxisScale & { ticks: { value: number; y: number; label: string }[] };
	plot: { left: number; right: number; top: number; bottom: number };
	series: PlacedSeries[];
	/** Where the drawing ends, the times' labels left out. */
	bottom: number;
}

export const NAME: TextStyle = { size: 13, weight: 500 };
export const TICK: TextStyle = { size: 12.5, weight: 400 };
/** From the last point to the names, and how broad those may be. */
const NAME_GAP = 12;
const WIDEST_NAME = 190;
/** Lines of a key: the mark, then the name. */
export const KEY_MARK = 34;
const KEY_GAP = 6;
/** Points of one time stand so far apart, so that their intervals can be told apart. */
const DODGE = 8;

/** Places a course from a top edge on; the height follows from how many names have to stand beside its lines. */
export function placeCourse(chart: CourseChart, canvas: Canvas, top: number): PlacedCourse {
	const names = chart.series.map((series) =>
		wrapText(
			nameOfSeries(series),
			NAME,
			canvas.narrow ? canvas.right - canvas.left - KEY_MARK : WIDEST_NAME,
			2,
		),
	);
	const heights = names.map((lines) => heightOfLines(lines.length, NAME) + 3);
	const all = heights.reduce((sum, height) => sum + height, 0);
	const plotTop = top + (canvas.narrow ? all + KEY_GAP + 10 : 8);
	const plotHeight = Math.max(canvas.narrow ? 210 : 260, canvas.narrow ? 0 : all);
	const bottom = plotTop + plotHeight;
	const value = valueAxis(chart, [bottom, plotTop]);
	const left =
		canvas.left +
		widestText(
			value.ticks.map(({ label }) => label),
			TICK,
		) +
		10;
	const right = canvas.narrow
		? canvas.right - 12
		: canvas.right - NAME_GAP - widestText(names.flat(), NAME) - 4;
	const half = (DODGE * (chart.series.length - 1)) / 2;
	const inset = Math.min(half, 0.05 * (right - left)) + 6;
	const time = timeAxis(chart, [left + inset, right - inset], canvas);
	const step = chart.series.length > 1 ? (2 * (inset - 6)) / (chart.series.length - 1) : 0;
	const points = chart.series.map((series, index) =>
		series.points.map((point) =>
			placePoint(point, index, positionOn(time, point.time) - (inset - 6) + index * step, value),
		),
	);
	const wanted = points.map((placed) => placed.at(-1)?.y ?? bottom);
	const middles = canvas.narrow ? keyMiddles(heights, top) : spread(wanted, heights, plotTop, bottom);
	return {
		time,
		value,
		plot: { left, right, top: plotTop, bottom },
		series: chart.series.map((series, index) => ({
			series,
			points: points[index] ?? [],
			name: {
				lines: names[index] ?? [],
				x: canvas.narrow ? canvas.left : right + NAME_GAP,
				y: middles[index] ?? bottom,
			},
		})),
		bottom,
	};
}

function keyMiddles(heights: readonly number[], top: number): number[] {
	let bottom = top;
	return heights.map((height) => {
		bottom += height;
		return bottom - height / 2;
	});
}

function valueAxis(chart: CourseChart, range: [number, number]): PlacedCourse["value"] {
	const { unit, label, domain } = chart.axis;
	const axis = { scale: "linear" as const, unit, label, ...(domain && { domain }) };
	const points = chart.series.flatMap((series) => series.points);
	const scale: AxisScale = {
		scale: "linear",
		domain: chooseDomain({ axis, mark: "point" }, points),
		range,
	};
	const [ticks = scale.domain] = linearTickSets(...scale.domain);
	const labels = formatTicks(ticks, "linear", unit);
	return {
		...scale,
		ticks: ticks.map((value, i) => ({ value, y: positionOn(scale, value), label: labels[i] ?? "" })),
	};
}

/** The axis of time: proportional, from the first time that is drawn to the last, with ticks at the times themselves. */
function timeAxis(chart: CourseChart, range: [number, number], canvas: Canvas): PlacedAxis {
	const times = [...new Set(chart.series.flatMap(({ points }) => points.map(({ time }) => time)))].toSorted(
		(a, b) => a - b,
	);
	const [first = 0, last = first] = [times[0], times.at(-1)];
	const domain: [number, number] = first < last ? [first, last] : [first - 0.5, first + 0.5];
	const usual = placeAxis({ axis: { scale: "linear", unit: "", label: "" } }, domain, range, canvas);
	const labels = formatTicks(times.map(Number), "linear");
	const own = times.map((value, i) => {
		const x = positionOn(usual, value);
		return { value, x, label: labels[i] ?? "", labelX: x };
	});
	const isClear = own.every((tick, i) => {
		const before = own[i - 1];
		return !before || tick.x - before.x > widestText([tick.label, before.label], TICK) + 8;
	});
	return isClear ? { ...usual, ticks: own } : usual;
}

function placePoint(point: CoursePoint, series: number, x: number, axis: AxisScale): PlacedPoint {
	const end = (value: number) => ({ y: positionOn(axis, value), isEnd: isOnAxis(axis, value) });
	const { low, high } = point;
	return {
		...{ series, point, x, y: positionOn(axis, point.value) },
		...(low !== undefined && high !== undefined && { low: end(low), high: end(high) }),
	};
}
