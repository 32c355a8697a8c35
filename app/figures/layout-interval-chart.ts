import type { IntervalChart } from "../domain/views/interval-chart.ts";
import { chooseDomain } from "./axis-scale.ts";
import { describeIntervalChart } from "./describe.ts";
import { intervalData } from "./interval-data.ts";
import { barMarks, type PlacedRow, placeRow, pointMarks } from "./interval-marks.ts";
import type { Figure, Mark } from "./mark.ts";
import { axisCaption, gridLines, type PlacedAxis, placeAxis, TICK_HEIGHT, tickLabels } from "./place-axis.ts";
import { placeBeside } from "./place-beside.ts";
import type { BodyInput } from "./place-body.ts";
import { canvasOf, type LayoutOptions, placeHeading, placeNotes } from "./place-frame.ts";
import { placeHeadline } from "./place-headline.ts";
import { placeStacked } from "./place-stacked.ts";

/** Drawings taller than this carry their ticks above the rows too. */
const TALL = 560;

/** An interval chart with everything in its place. The SVG draws it whole; the interactive view takes its rows and axis. */
export interface PlacedIntervalChart {
	width: number;
	height: number;
	axis: PlacedAxis;
	/** The stretch that the grid lines cross. */
	plot: { left: number; right: number; top: number; bottom: number };
	rows: PlacedRow[];
	/** The grid, behind everything. */
	grid: Mark[];
	/** All texts and rules. */
	furniture: Mark[];
}

/** Places a chart on a canvas of a width; the height follows. */
export function placeIntervalChart(
	chart: IntervalChart,
	width: number,
	options: LayoutOptions = {},
): PlacedIntervalChart {
	const data = intervalData(chart);
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const domain = chooseDomain(chart, data);
	const input: BodyInput = {
		chart,
		data,
		canvas,
		top: heading.bottom,
		axisOver: (left, right) => placeAxis(chart, domain, [left, right], canvas),
	};
	let body = arrange(input);
	const ticks: Mark[] = [];
	if (body.bottom - body.top > TALL) {
		ticks.push(...tickLabels(body.axis, heading.bottom));
		body = arrange({ ...input, top: heading.bottom + TICK_HEIGHT + 4 });
	}
	ticks.push(...tickLabels(body.axis, body.bottom));
	const caption = axisCaption(chart, body.axis, canvas, body.bottom + TICK_HEIGHT);
	const notes = placeNotes(chart, canvas, caption.bottom, options);
	const [left, right] = body.axis.range;
	return {
		width,
		height: Math.ceil(notes.bottom + 4),
		axis: body.axis,
		plot: { left, right, top: body.top, bottom: body.bottom },
		rows: body.rows.map((row) => placeRow(chart, body.axis, row)),
		grid: gridLines(chart, body.axis, body.spans ?? [[body.top, body.bottom]]),
		furniture: [...heading.marks, ...body.marks, ...ticks, ...caption.marks, ...notes.marks],
	};
}

function arrange(input: BodyInput) {
	return placeHeadline(input) ?? (input.canvas.narrow ? placeStacked(input) : placeBeside(input));
}

/**
 * Draws an interval chart as marks: large for a few arms of one study, as a dense table with bars or points
 * for many groups.
 * @param width 720 for a desktop, 360 for a phone; any width from 280 on works
 */
export function layoutIntervalChart(
	chart: IntervalChart,
	width: number,
	options: LayoutOptions = {},
): Figure {
	const { height, grid, rows, furniture } = placeIntervalChart(chart, width, options);
	return {
		width,
		height,
		title: chart.title,
		description: describeIntervalChart(chart),
		marks: [...grid, ...(chart.mark === "bar" ? barMarks(rows) : pointMarks(rows)), ...furniture],
	};
}
