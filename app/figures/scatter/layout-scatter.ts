import type { ScatterChart } from "../../domain/views/synthesis/chart.ts";
import { isOnAxis, positionOn } from "../axis-scale.ts";
import { figureName } from "../figure-name.ts";
import type { Figure, Mark, Target } from "../mark.ts";
import { axisCaption, TICK_HEIGHT, tickLabels } from "../place-axis.ts";
import { type Canvas, canvasOf, type LayoutOptions, placeHeading, placeNotes } from "../place-frame.ts";
import { centredBaseline, placeText } from "../place-text.ts";
import { tenth } from "../tenth.ts";
import { placeNames } from "./place-names.ts";
import { placeScatterFrame, type ScatterFrame, TICK } from "./scatter-axes.ts";
import { scatterKey } from "./scatter-key.ts";
import {
	lineMarks,
	linesInPixels,
	type PlacedPoint,
	placePoints,
	pointMarks,
	regionMarks,
} from "./scatter-marks.ts";

/** Room at the right of a plot that takes its key. */
const BESIDE = 200;

/** A scatter plot with everything in its place. */
export interface PlacedScatter {
	height: number;
	frame: ScatterFrame;
	points: PlacedPoint[];
	marks: Mark[];
	targets: Target[];
}

/** A scatter plot with everything in its place, before it is drawn. @param width in pixels, from 320 */
export function placeScatter(chart: ScatterChart, width: number, options: LayoutOptions = {}): PlacedScatter {
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const heads = placeHeads(chart, canvas, heading.bottom);
	const frame = placeScatterFrame(chart, canvas, heads.bottom + 8);
	const { box } = frame;
	const points = placePoints(chart, frame, canvas.narrow ? 13 : 18);
	const caption = axisCaption({ axis: chart.x }, frame.x, canvas, box.bottom + TICK_HEIGHT + 4);
	const beside = canvas.right - box.right >= BESIDE;
	const key = beside
		? scatterKey(chart, { left: box.right + 28, right: canvas.right }, box.top, true)
		: scatterKey(chart, canvas, caption.bottom + 8);
	const names = placeNames(points, linesInPixels(chart, frame), box);
	const unnamed = placeText(unnamedWords(names.unnamed, chart), TICK, {
		...{ x: canvas.left, top: Math.max(caption.bottom, key.bottom) + 4 },
		...{ width: canvas.right - canvas.left, fill: "muted" },
	});
	const below = Math.max(caption.bottom, key.bottom) + (unnamed.height > 0 ? unnamed.height + 4 : 0);
	const notes = placeNotes(chart, canvas, below, options);
	return {
		height: Math.ceil(notes.bottom + 4),
		frame,
		points,
		marks: [
			...regionMarks(chart, frame),
			...gridMarks(chart, frame),
			...lineMarks(chart, frame),
			...names.leaders,
			...pointMarks(points),
			...names.texts,
			...emptyMarks(chart, frame),
			...heading.marks,
			...heads.marks,
			...sideTicks(frame),
			...tickLabels(frame.x, box.bottom + 4),
			...caption.marks,
			...key.marks,
			...unnamed.marks,
			...notes.marks,
		],
		targets: points.toSorted((a, b) => a.cx - b.cx || a.cy - b.cy).map(pointTarget),
	};
}

/** Says that names are missing, and where they are: never by how many points there are alone. */
function unnamedWords(count: number, { points }: ScatterChart): string {
	if (count === 0) return "";
	const of = points.filter(({ rank }) => rank !== undefined).length;
	return `${count} of ${of} names ${count === 1 ? "does" : "do"} not fit in the drawing; the table names every point.`;
}

/** A finger or a pointer need not hit a small point to the pixel. */
const REACH = 10;

function pointTarget({ key, cx, cy, r }: PlacedPoint): Target {
	const reach = Math.max(r + 2, REACH);
	return { key, x: cx - reach, y: cy - reach, width: 2 * reach, height: 2 * reach, round: true };
}

/** What the vertical axes show, above them: no text lies on its side. */
function placeHeads({ y, right }: ScatterChart, canvas: Canvas, top: number) {
	const width = canvas.right - canvas.left;
	const common = { top, fill: "muted" as const };
	const half = right ? width - 90 : width;
	const own = placeText(y.label, TICK, { ...common, x: canvas.left, width: half });
	const other = placeText(right?.label ?? "", TICK, { ...common, x: canvas.right, width: 80, anchor: "end" });
	return { marks: [...own.marks, ...other.marks], bottom: top + Math.max(own.height, other.height) };
}

function gridMarks(chart: ScatterChart, { box, x, y }: ScatterFrame): Mark[] {
	const across = y.ticks.map((tick) => `M${tenth(box.left)} ${tenth(tick.y)}H${tenth(box.right)}`);
	const up = x.ticks.map((tick) => `M${tenth(tick.x)} ${tenth(box.top)}V${tenth(box.bottom)}`);
	// Over shaded regions a grid would read as one more boundary.
	const shaded = chart.regions.length > 1;
	const marks: Mark[] = shaded ? [] : [{ type: "path", d: [...across, ...up].join(""), stroke: "grid" }];
	const frame: Mark = {
		type: "path",
		d: `M${tenth(box.left)} ${tenth(box.top)}V${tenth(box.bottom)}H${tenth(box.right)}`,
		stroke: "rule",
	};
	return [...marks, ...referenceMarks(chart, { box, x, y, right: [] }), frame, ...tickStubs(x, y, box)];
}

function tickStubs(x: ScatterFrame["x"], y: ScatterFrame["y"], box: ScatterFrame["box"]): Mark[] {
	const left = y.ticks.map((tick) => `M${tenth(box.left)} ${tenth(tick.y)}h-4`);
	const below = x.ticks.map((tick) => `M${tenth(tick.x)} ${tenth(box.bottom)}v4`);
	return [{ type: "path", d: [...left, ...below].join(""), stroke: "rule" }];
}

/** Lines of no difference. */
function referenceMarks(chart: ScatterChart, { box, x, y }: ScatterFrame): Mark[] {
	const lines: string[] = [];
	const [across, up] = [chart.x.reference, chart.y.reference];
	if (across !== undefined && isOnAxis(x, across)) {
		lines.push(`M${tenth(positionOn(x, across))} ${tenth(box.top)}V${tenth(box.bottom)}`);
	}
	if (up !== undefined && isOnAxis(y, up)) {
		lines.push(`M${tenth(box.left)} ${tenth(positionOn(y, up))}H${tenth(box.right)}`);
	}
	return lines.length > 0 ? [{ type: "path", d: lines.join(""), stroke: "rule", strokeWidth: 1.25 }] : [];
}

function sideTicks({ box, y, right }: ScatterFrame): Mark[] {
	const text = (label: string, at: number, x: number, anchor: "start" | "end"): Mark => {
		const place = { x, y: centredBaseline(at, TICK), anchor };
		return { type: "text", text: label, ...TICK, ...place, fill: "muted" };
	};
	const stubs = right.map((tick) => `M${tenth(box.right)} ${tenth(tick.y)}h4`).join("");
	const edge: Mark[] =
		right.length > 0
			? [
					{
						type: "path",
						d: `M${tenth(box.right)} ${tenth(box.top)}V${tenth(box.bottom)}${stubs}`,
						stroke: "rule",
					},
				]
			: [];
	return [
		...edge,
		...y.ticks.map((tick) => text(tick.label, tick.y, box.left - 8, "end")),
		...right.map((tick) => text(tick.label, tick.y, box.right + 8, "start")),
	];
}

function emptyMarks({ empty = "" }: ScatterChart, { box }: ScatterFrame): Mark[] {
	const width = box.right - box.left - 24;
	const place = { x: (box.left + box.right) / 2, top: (box.top + box.bottom) / 2 - 20, width };
	return placeText(empty, { size: 14, weight: 500 }, { ...place, anchor: "middle", halo: true }).marks;
}

/** @param width 720 for a page, 360 for a phone; any width from 320 on works */
export function layoutScatter(chart: ScatterChart, width: number, options: LayoutOptions = {}): Figure {
	const { height, marks, targets } = placeScatter(chart, width, options);
	return {
		width,
		height,
		title: figureName(chart),
		description: chart.description,
		marks,
		targets,
	};
}
