import type { IntervalChart } from "../domain/views/interval-chart.ts";
import { type AxisScale, isOnAxis, positionOn } from "./axis-scale.ts";
import type { Mark, PathMark, TextMark } from "./mark.ts";
import { measureText, type TextStyle } from "./measure-text.ts";
import type { Canvas } from "./place-frame.ts";
import { placeText } from "./place-text.ts";
import { tenth } from "./tenth.ts";
import { formatTicks, linearTickSets, logTickSets } from "./ticks.ts";

interface Tick {
	value: number;
	x: number;
	label: string;
	/** Where the label's middle stands: `x`, unless that would leave the canvas. */
	labelX: number;
}

/** A stretch of the canvas from top to bottom. */
export type Span = [top: number, bottom: number];

export interface PlacedAxis extends AxisScale {
	ticks: Tick[];
}

const TICK_STYLE: TextStyle = { size: 12.5, weight: 400 };
const LABEL_GAP = 10;
/** Between the reference and the words on either side of it. */
const FAVOURS_GAP = 8;

/** What of a chart its axis is drawn from. */
export type WithAxis = Pick<IntervalChart, "axis">;

/** An axis over a stretch of the canvas, with the densest ticks whose labels keep clear of each other. */
export function placeAxis(
	{ axis: { scale, unit, reference } }: WithAxis,
	domain: [number, number],
	range: [number, number],
	canvas: Canvas,
): PlacedAxis {
	const axis: AxisScale = { scale, domain, range };
	const sets = scale === "log" ? logTickSets(...domain) : linearTickSets(...domain);
	const placed = sets.map((set) => placeTicks(axis, set, unit, canvas));
	const [low] = domain;
	const single = () => placeTicks(axis, [low], unit, canvas);
	const clear = placed.filter(labelsKeepClear);
	// A ratio is read against 1, from either side of it.
	const besides = clear.find(
		(ticks) =>
			scale === "log" &&
			reference !== undefined &&
			ticks.some(({ value }) => value < reference) &&
			ticks.some(({ value }) => value > reference),
	);
	return { ...axis, ticks: besides ?? clear[0] ?? single() };
}

function placeTicks(axis: AxisScale, values: number[], unit: string, canvas: Canvas): Tick[] {
	const labels = formatTicks(values, axis.scale, unit);
	return values.map((value, i) => {
		const [x, label] = [positionOn(axis, value), labels[i] ?? ""];
		const half = measureText(label, TICK_STYLE) / 2;
		return { value, x, label, labelX: Math.max(canvas.left + half, Math.min(canvas.right - half, x)) };
	});
}

function labelsKeepClear(ticks: readonly Tick[]): boolean {
	return ticks.every((tick, i) => {
		const before = ticks[i - 1];
		if (!before) return true;
		const halves = (measureText(tick.label, TICK_STYLE) + measureText(before.label, TICK_STYLE)) / 2;
		return tick.labelX - before.labelX >= halves + LABEL_GAP;
	});
}

/** Height that a line of tick labels takes. */
export const TICK_HEIGHT = 20;

export function tickLabels({ ticks }: PlacedAxis, top: number): TextMark[] {
	return ticks.map(({ label, labelX }) => ({
		type: "text",
		x: labelX,
		y: top + 14,
		text: label,
		...TICK_STYLE,
		anchor: "middle",
		fill: "muted",
	}));
}

/** The lines behind the rows: the grid, stronger the value of no difference or, for bars, zero, and dashed the margins. */
export function gridLines(
	chart: WithAxis & Partial<Pick<IntervalChart, "mark">>,
	axis: PlacedAxis,
	spans: readonly Span[],
): Mark[] {
	const down = (x: number) =>
		spans.map(([top, bottom]) => `M${tenth(x)} ${tenth(top)}V${tenth(bottom)}`).join("");
	const baseline = chart.axis.reference ?? (chart.mark === "bar" ? 0 : undefined);
	const { margins = [] } = chart.axis;
	const at = (value: number | undefined) =>
		value === undefined || !isOnAxis(axis, value) ? "" : down(positionOn(axis, value));
	const lines: PathMark[] = [
		{ type: "path", d: axis.ticks.map(({ x }) => down(x)).join(""), stroke: "grid" },
		{ type: "path", d: at(baseline), stroke: "rule", strokeWidth: 1.25 },
		{ type: "path", d: margins.map(at).join(""), stroke: "ink", strokeWidth: 1.25, dash: "5 4" },
	];
	return lines.filter(({ d, stroke }) => d !== "" || stroke === "grid");
}

/** What stands below the ticks: which way is which, and what the axis shows. */
export function axisCaption(chart: WithAxis, axis: PlacedAxis, canvas: Canvas, top: number) {
	const favours = placeFavours(chart, axis, canvas, top);
	const { label, unit } = chart.axis;
	const text = ["", "%", "year"].includes(unit) || label.includes(unit) ? label : `${label} (${unit})`;
	const x = canvas.narrow ? canvas.left : axis.range[0];
	const placed = placeText(text, TICK_STYLE, {
		x,
		top: favours.bottom + 2,
		width: canvas.right - x,
		fill: "muted",
	});
	const gap = placed.marks.length > 0 ? 2 : 0;
	return { marks: [...favours.marks, ...placed.marks], bottom: favours.bottom + gap + placed.height };
}

/**
 * The two directions, on either side of the reference where there is room; else side by side, wherever that
 * leaves both whole; else under one another.
 */
function placeFavours(
	{ axis: { favours, reference } }: WithAxis,
	axis: PlacedAxis,
	canvas: Canvas,
	top: number,
) {
	if (!favours) return { marks: [], bottom: top };
	const [low, high] = [`← ${favours.low}`, `${favours.high} →`];
	const style: TextStyle = { ...TICK_STYLE, weight: 500 };
	const [lowWidth, highWidth] = [measureText(low, style), measureText(high, style)];
	const width = canvas.right - canvas.left;
	if (lowWidth + highWidth + 2 * FAVOURS_GAP > width) {
		const first = placeText(low, style, { x: canvas.left, top, width });
		const second = placeText(high, style, { x: canvas.right, top: top + first.height, width, anchor: "end" });
		return { marks: [...first.marks, ...second.marks], bottom: top + first.height + second.height };
	}
	const centre = reference === undefined ? (axis.range[0] + axis.range[1]) / 2 : positionOn(axis, reference);
	const least = canvas.left + lowWidth + FAVOURS_GAP;
	const most = canvas.right - highWidth - FAVOURS_GAP;
	const middle = Math.max(least, Math.min(most, centre));
	const common = { top, width };
	const left = placeText(low, style, { ...common, x: middle - FAVOURS_GAP, anchor: "end" });
	const right = placeText(high, style, { ...common, x: middle + FAVOURS_GAP });
	return { marks: [...left.marks, ...right.marks], bottom: top + left.height };
}
