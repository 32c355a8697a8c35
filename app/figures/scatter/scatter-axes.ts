import type { ScatterAxis, ScatterChart } from "../../domain/views/synthesis/chart.ts";
import { type AxisScale, positionOn } from "../axis-scale.ts";
import { type TextStyle, widestText } from "../measure-text.ts";
import { type PlacedAxis, placeAxis } from "../place-axis.ts";
import type { Canvas } from "../place-frame.ts";
import { formatTicks, linearTickSets, logTickSets, niceLinearDomain } from "../ticks.ts";
import type { Box } from "./clip.ts";

/** The axes of a scatter plot and the box between them. */

export const TICK: TextStyle = { size: 12.5, weight: 400 };
const LEAST_STEP = 20;

interface SideTick {
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
	// The labels' width must be known before the box, and the box before which labels fit: the widest that may occur.
	const rehearsal: AxisScale = { scale: chart.y.scale, domain: domains.y, range: [300, 0] };
	const room = (ticks: SideTick[]) =>
		widestText(
			ticks.map(({ label }) => label),
			TICK,
		);
	const left = canvas.left + Math.max(room(sideTicks(chart.y, rehearsal)), 24) + 10;
	const sideRoom = chart.right ? Math.max(room(rightTicks(chart.right, rehearsal)), 24) + 12 : 6;
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
	const fitting = (ticks: SideTick[], most: number) =>
		room(ticks) <= most + 1 ? ticks : ticks.filter(({ label }) => widestText([label], TICK) <= most + 1);
	return {
		box,
		x,
		y: { ...axis, ticks: fitting(sideTicks(chart.y, axis), left - canvas.left - 10) },
		right: chart.right ? fitting(rightTicks(chart.right, axis), sideRoom - 12) : [],
	};
}

/** Ticks of the densest set whose labels keep clear of each other. */
function sideTicks({ scale, unit }: Pick<ScatterAxis, "scale" | "unit">, axis: AxisScale): SideTick[] {
	return chooseTicks({ scale, unit }, axis.domain, (value) => positionOn(axis, value));
}

function chooseTicks(
	{ scale, unit }: Pick<ScatterAxis, "scale" | "unit">,
	domain: readonly [number, number],
	place: (value: number) => number,
): SideTick[] {
	const sets = scale === "log" ? logTickSets(...domain) : linearTickSets(...domain, 7);
	const placed = sets.map((values) => {
		const labels = formatTicks(values, scale, unit);
		return values.map((value, i) => ({ value, y: place(value), label: labels[i] ?? "" }));
	});
	const clear = (ticks: SideTick[]) =>
		ticks.every(({ y }, i) => i === 0 || Math.abs(y - (ticks[i - 1]?.y ?? y)) >= LEAST_STEP);
	return placed.find(clear) ?? placed.at(-1)?.slice(0, 1) ?? [];
}

type RightAxis = NonNullable<ScatterChart["right"]>;

/** e to the power of this is as far as effects are shown. */
const LARGEST_LOG = 34;

function rightTicks({ scale, at, per }: RightAxis, axis: AxisScale): SideTick[] {
	const [low, high] = axis.domain.map((end) => end / at);
	if (low === undefined || high === undefined) return [];
	if (scale === "linear") {
		return chooseTicks({ scale, unit: "" }, [low * per, high * per], (value) =>
			positionOn(axis, (value / per) * at),
		);
	}
	const domain = [Math.exp(Math.max(-LARGEST_LOG, low)), Math.exp(Math.min(LARGEST_LOG, high))] as const;
	if (!(domain[1] > domain[0] * 1.001)) return [];
	return chooseTicks({ scale, unit: "" }, domain, (value) => positionOn(axis, Math.log(value) * at));
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
