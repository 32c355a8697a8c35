import type { ForestChart } from "../../domain/views/synthesis/chart.ts";
import { chooseDomain, isOnAxis, positionOn } from "../axis-scale.ts";
import { lightSymbols } from "../bias/light-marks.ts";
import { figureName } from "../figure-name.ts";
import type { Figure, Mark, Target } from "../mark.ts";
import {
	axisCaption,
	gridLines,
	type PlacedAxis,
	placeAxis,
	TICK_HEIGHT,
	tickLabels,
} from "../place-axis.ts";
import { canvasOf, type LayoutOptions, placeHeading, placeNotes } from "../place-frame.ts";
import { tenth } from "../tenth.ts";
import type { ForestBody, ForestInput, PlacedForestRow } from "./forest-body.ts";
import { forestMarks } from "./forest-marks.ts";
import { placeForestBeside } from "./place-forest-beside.ts";
import { placeForestStacked } from "./place-forest-stacked.ts";

/** Bodies taller than this carry their ticks above the rows too. */
const TALL = 560;

/** A forest with everything in its place. */
export interface PlacedForest {
	height: number;
	axis: PlacedAxis;
	rows: PlacedForestRow[];
	/** Behind everything: grid, line of no difference, pooled estimate. */
	lines: Mark[];
	/** Texts, rules and lights. */
	furniture: Mark[];
	targets: Target[];
}

/** A forest with everything in its place, before it is drawn. @param width in pixels, from 320 */
export function placeForest(chart: ForestChart, width: number, options: LayoutOptions = {}): PlacedForest {
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const domain = chooseDomain({ axis: chart.axis, mark: "point" }, effectsOf(chart));
	const input: ForestInput = {
		chart,
		canvas,
		top: heading.bottom,
		ticksAbove: 0,
		axisOver: (left, right) => placeAxis(chart, domain, [left, right], canvas),
	};
	let body = arrange(input);
	const ticks: Mark[] = [];
	if (body.bottom - body.top > TALL) {
		body = arrange({ ...input, ticksAbove: TICK_HEIGHT + 4 });
		ticks.push(...tickLabels(body.axis, body.ticksTop));
	}
	ticks.push(...tickLabels(body.axis, body.bottom + 3));
	const caption = axisCaption(chart, body.axis, canvas, body.bottom + TICK_HEIGHT + 3);
	const notes = placeNotes(chart, canvas, caption.bottom, options);
	return {
		height: Math.ceil(notes.bottom + 4),
		axis: body.axis,
		rows: body.rows,
		targets: body.targets,
		lines: [...gridLines(chart, body.axis, body.spans), ...axisLine(body), ...pooledLine(chart, body)],
		furniture: [...heading.marks, ...body.marks, ...ticks, ...caption.marks, ...notes.marks],
	};
}

function arrange(input: ForestInput): ForestBody {
	return (input.canvas.narrow ? null : placeForestBeside(input)) ?? placeForestStacked(input);
}

function effectsOf({ rows }: ForestChart) {
	return rows.flatMap((row) => ("effect" in row ? [row.effect] : []));
}

/** The axis under the last row, with a stub at every tick. */
function axisLine({ axis, bottom }: ForestBody): Mark[] {
	const [from, to] = axis.range;
	const stubs = axis.ticks.map(({ x }) => `M${tenth(x)} ${bottom}v4`).join("");
	return [{ type: "path", d: `M${from} ${bottom}H${to}${stubs}`, stroke: "rule" }];
}

/** The pooled estimate as a broken line from the first row to its diamond. */
function pooledLine({ line }: ForestChart, { axis, rows, spans }: ForestBody): Mark[] {
	const overall = rows.find(({ row }) => row.kind === "diamond" && row.rank === "overall");
	if (line === undefined || !overall || !isOnAxis(axis, line)) return [];
	const x = tenth(positionOn(axis, line));
	const d = spans
		.filter(([from]) => from < overall.y)
		.map(([from, to]) => `M${x} ${Math.round(from)}V${Math.round(Math.min(to, overall.y))}`)
		.join("");
	return [{ type: "path", d, stroke: "experimental-1", dash: "3 3" }];
}

/**
 * Draws a forest plot as marks: a table with the drawing in it, or stacked where there is no room for that.
 * @param width 1100 for a page, 360 for a phone; any width from 320 on works
 */
export function layoutForest(chart: ForestChart, width: number, options: LayoutOptions = {}): Figure {
	const { height, axis, rows, lines, furniture, targets } = placeForest(chart, width, options);
	return {
		width,
		height,
		title: figureName({ subtitle: "forest plot", ...chart }),
		description: chart.description,
		marks: [...lines, ...forestMarks(rows, axis), ...furniture],
		symbols: lightSymbols(furniture),
		targets,
	};
}
