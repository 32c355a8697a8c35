import type { ScatterAxis, ScatterChart } from "../../domain/views/synthesis/chart.ts";
import { type AxisScale, positionOn } from "../axis-scale.ts";
import { type TextStyle, widestText } from "../measure-text.ts";
import { type PlacedAxis, placeAxis } from "../place-axis.ts";
import type { Canvas } from "../place-frame.ts";
import { formatTicks, linearTickSets, logTickSets, niceLinearDomain } from "../ticks.ts";
import type { Box } from "./clip.ts";

/** The axes of a scatter plot and the box between them. */

export const TICK: TextStyle = { size: 12.5, weight: 400 };
const LEAST_STEP = 26;

export interface SideTick {
	value: number;
	y: number;
	label: string;
}

export interface ScatterFrame {
	box: Box;
	x: PlacedAxis;
	y: AxisScale & { ticks: SideTick[] };
	right: SideTick[];
}

/** Ends that differ, are finite and that the scale can hold. */
function soundDomain({ scale, domain: [low, high], fixed }: ScatterAxis): [number, number] {
	if (scale === "log") {
		const from = Math.min(1e15, Math.max(1e-15, low));
		const to = Math.min(1e15, Math.max(1e-15, high));
		return to > from * 1.001 ? [from, to] : [from / 2, from * 2];
	}
	const from = Math.max(-1e15, Math.min(1e15, low));
	const to = Math.max(-1e15, Math.min(1e15, high));
	const apart: [number, number] =
		to - from > 1e-9 * Math.max(1e-6, Math.abs(from), Math.abs(to)) ? [from, to] : [from - 1, from + 1];
	return fixed ? apart : niceLinearDomain(...apart);
}

/** Places the plot's box and both axes; the room at the sides is what the ticks' labels need. */
export function placeScatterFrame(chart: ScatterChart, canvas: Canvas, top: number): ScatterFrame {
	const domains = { x: soundDomain(chart.x), y: soundDomain(chart.y) };
	const tickTexts = sideValues(chart.y, domains.y, 300).labels;
	const rightTexts = chart.right ? rightValues(chart.right, domains.y, 300).labels : [];
	const left = canvas.left + widestText(tickTexts, TICK) + 10;
	const sideRoom = chart.right ? widestText(rightTexts, TICK) + 12 : 6;
	let right = canvas.right - sideRoom;
	if (chart.shape === "square") right = Math.min(right, left + 540);
	const width = right - left;
	const height =
		chart.shape === "square"
			? width
			: Math.round(canvas.narrow ? width * 0.95 : Math.max(240, Math.min(460, 0.6 * width)));
	const box: Box = { left, right, top, bottom: top + height };
	// Points on an axis' end stay inside the box.
	const inset = chart.points.some(({ size }) => size !== undefined) ? 14 : 7;
	const [across, up] = [chart.x.fixed ? 0 : inset, chart.y.fixed ? 0 : inset];
	const x = placeAxis({ axis: chart.x }, domains.x, [left + across, right - across], canvas);
	const ends: [number, number] = [box.bottom - up, box.top + up];
	const range: [number, number] = chart.y.reversed ? [ends[1], ends[0]] : ends;
	const axis: AxisScale = { scale: chart.y.scale, domain: domains.y, range };
	const own = sideValues(chart.y, domains.y, height);
	const ticks = own.values.map((value, i) => ({
		value,
		y: positionOn(axis, value),
		label: own.labels[i] ?? "",
	}));
	return { box, x, y: { ...axis, ticks }, right: chart.right ? rightTicks(chart.right, axis, height) : [] };
}

function sideValues(
	{ scale, unit }: Pick<ScatterAxis, "scale" | "unit">,
	domain: [number, number],
	height: number,
) {
	const sets = scale === "log" ? logTickSets(...domain) : linearTickSets(...domain, 7);
	const most = Math.max(2, Math.floor(height / LEAST_STEP));
	const at = scale === "log" ? Math.log : (value: number) => value;
	const fits = (set: number[]) =>
		set.length <= most &&
		set.every((value, i) => {
			const before = set[i - 1];
			if (before === undefined) return true;
			const part = (at(value) - at(before)) / (at(domain[1]) - at(domain[0]));
			return part * height >= LEAST_STEP * 0.7;
		});
	const values = sets.find(fits) ?? [domain[0]];
	return { values, labels: formatTicks(values, scale, unit) };
}

type RightAxis = NonNullable<ScatterChart["right"]>;

function rightValues(right: RightAxis, [low, high]: [number, number], height: number) {
	const ends = [low / right.at, high / right.at] as const;
	if (right.scale === "linear") {
		return sideValues({ scale: "linear", unit: "" }, [ends[0] * right.per, ends[1] * right.per], height);
	}
	const domain = [Math.exp(Math.max(-34, ends[0])), Math.exp(Math.min(34, ends[1]))] as const;
	if (!(domain[1] > domain[0] * 1.001)) return { values: [], labels: [] };
	return sideValues({ scale: "log", unit: "" }, [...domain], height);
}

function rightTicks(right: RightAxis, axis: AxisScale, height: number): SideTick[] {
	const { values, labels } = rightValues(right, axis.domain, height);
	return values.map((value, i) => {
		const effect = right.scale === "log" ? Math.log(value) : value / right.per;
		return { value, y: positionOn(axis, effect * right.at), label: labels[i] ?? "" };
	});
}

/** Position of a value without keeping it on the axis, so that lines leave the plot at their own angle. */
export function project(
	{ scale, domain: [low, high], range: [start, end] }: AxisScale,
	value: number,
): number {
	const part =
		scale === "log"
			? Math.log(Math.max(value, Number.MIN_VALUE) / low) / Math.log(high / low)
			: (value - low) / (high - low);
	// Beyond this a line's slope cannot be told from a vertical one.
	const bounded = Math.max(-1e6, Math.min(1e6, Number.isNaN(part) ? 0 : part));
	return start + (end - start) * bounded;
}
