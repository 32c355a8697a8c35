import type { IntervalChart } from "../domain/views/interval-chart.ts";
import type { IntervalDatum } from "./interval-data.ts";
import type { RowPlace } from "./interval-marks.ts";
import type { Mark } from "./mark.ts";
import type { PlacedAxis, Span } from "./place-axis.ts";
import type { Canvas } from "./place-frame.ts";

/** What each way of arranging rows is given. */
export interface BodyInput {
	chart: IntervalChart;
	data: IntervalDatum[];
	canvas: Canvas;
	/** Where the body may begin. */
	top: number;
	/** The chart's axis over a stretch of the canvas. */
	axisOver: (left: number, right: number) => PlacedAxis;
}

/** Rows with their texts, the axis they share, and the stretch that its grid lines cross. */
export interface PlacedBody {
	axis: PlacedAxis;
	rows: RowPlace[];
	/** Texts and rules between groups. */
	marks: Mark[];
	top: number;
	bottom: number;
	/** Stretches that the grid lines cross; from top to bottom when absent. */
	spans?: Span[];
}
