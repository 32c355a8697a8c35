import type { ForestChart, ForestRow } from "../../domain/views/synthesis/chart.ts";
import type { Mark, Target } from "../mark.ts";
import type { TextStyle } from "../measure-text.ts";
import type { PlacedAxis, Span } from "../place-axis.ts";
import type { Canvas } from "../place-frame.ts";

/** Rows that are drawn on the axis. */
export type DrawnRow = Extract<ForestRow, { kind: "study" | "diamond" | "prediction" }>;

/** A drawn row with its place. */
export interface PlacedForestRow {
	row: DrawnRow;
	/** Centre of the square, dot or diamond. */
	y: number;
	/** Side of the square that the largest weight has; diamonds are as tall. */
	size: number;
}

export interface ForestInput {
	chart: ForestChart;
	canvas: Canvas;
	top: number;
	/** Room left above the rows for a second line of ticks. */
	ticksAbove: number;
	axisOver: (left: number, right: number) => PlacedAxis;
}

export interface ForestBody {
	axis: PlacedAxis;
	rows: PlacedForestRow[];
	/** The rows that have figures, with all of their width. */
	targets: Target[];
	/** Texts, rules and lights. */
	marks: Mark[];
	/** Where a line of ticks above the rows would begin. */
	ticksTop: number;
	top: number;
	bottom: number;
	/** Stretches that the grid's lines cross. */
	spans: Span[];
}

/** A body under its head, before its first row. @param plot left and right end of the axis */
export function emptyBody(
	{ ticksAbove, axisOver }: ForestInput,
	head: { marks: Mark[]; bottom: number },
	plot: readonly [number, number],
): ForestBody {
	const top = head.bottom + ticksAbove;
	return {
		axis: axisOver(...plot),
		...{ rows: [], targets: [], spans: [], marks: head.marks },
		...{ ticksTop: head.bottom, top, bottom: top },
	};
}

export interface ForestDensity {
	size: number;
	row: number;
	square: number;
}

/** The more rows, the closer they stand. */
export function densityOf({ rows }: ForestChart): ForestDensity {
	const count = rows.filter(({ kind }) => kind === "study" || kind === "unpooled").length;
	if (count <= 24) return { size: 13.5, row: 26, square: 18 };
	if (count <= 60) return { size: 13, row: 22, square: 15 };
	return { size: 12.5, row: 19, square: 13 };
}

export function forestStyles({ size }: ForestDensity) {
	const plain: TextStyle = { size, weight: 400 };
	const strong: TextStyle = { size, weight: 600 };
	const small: TextStyle = { size: 12, weight: 400 };
	return { plain, strong, small };
}

export type ForestStyles = ReturnType<typeof forestStyles>;

/** A row as the reader's pointer finds it; names of groups and notes have no figures to tell. */
export function rowTarget(
	{ key, kind }: ForestRow,
	{ left, right }: Canvas,
	top: number,
	bottom: number,
): Target[] {
	if (kind === "heading" || kind === "note") return [];
	return [{ key, x: left - 4, y: top, width: right - left + 8, height: bottom - top }];
}

/** How a row's name is set: a study's plain, all others strong. */
export function labelStyle({ kind }: ForestRow, styles: ForestStyles): TextStyle {
	if (kind === "note") return styles.small;
	return kind === "study" || kind === "unpooled" || kind === "prediction" ? styles.plain : styles.strong;
}
