import type { ColourRole } from "../arms/arm-colours.ts";
import type { Basis } from "../arms/arm-rate.ts";
import type { FigureParts } from "../format/figure-parts.ts";
import { joinParts } from "../format/figure-parts.ts";
import type { TimeUnit } from "../time-units.ts";
import type { TabledChart } from "./synthesis/chart.ts";

/**
 * Figures of arms over time: of one study's outcome, or of several studies' outcomes on one scale. The SVG, the
 * interactive view, the exports and whoever reads aloud all have this and nothing else.
 */
export interface CourseChart {
	title: string;
	subtitle?: string;
	/** What is measured: drawn values are in this unit. */
	axis: { unit: string; label: string; domain?: [number, number] };
	/** What the times are in, and what stands below their axis: "Weeks". */
	time: { unit: TimeUnit; label: string };
	series: CourseSeries[];
	/** What has no place on the axis of time, and why, in sentences. */
	unplaced: string[];
	footnotes: string[];
	provenance: string;
}

/** One arm of one study over time. */
export interface CourseSeries {
	key: string;
	label: string;
	/** The study it is of; empty where the chart is of one study. */
	study: string;
	href?: string;
	colour: ColourRole;
	/** Two or more, by time; fewer where the arm was measured less often. */
	points: CoursePoint[];
}

export interface CoursePoint extends FigureParts {
	/** In the chart's unit of time. */
	time: number;
	/** The time as recorded: "Week 6", "3 months". */
	when: string;
	value: number;
	low?: number;
	high?: number;
	/** The interval as printed. */
	interval?: string;
	basis: Basis;
}

/** A series as it is called where a chart has several studies: "Finzi 2014: placebo". */
export const nameOfSeries = ({ study, label }: CourseSeries): string =>
	[study, label].filter(Boolean).join(": ");

/** A point's figure as printed, with the mark of what is derived: "52% (17/33)†". */
export const printedPoint = (point: CoursePoint): string =>
	joinParts(point) + (point.basis === "derived" ? "†" : "");

/** The same figures as a table: a line for each time, a column for each series. */
export function courseTable({ series, time, title, subtitle }: CourseChart): TabledChart {
	const moments = new Map(
		series.flatMap(({ points }) => points.map((point) => [point.time, point.when] as const)),
	);
	const rows = [...moments]
		.toSorted(([a], [b]) => a - b)
		.map(([moment, when]) => ({
			...{ key: String(moment), header: when },
			cells: series.map(({ points }) => {
				const point = points.find((one) => one.time === moment);
				return point ? [printedPoint(point), point.interval].filter(Boolean).join(" ") : "";
			}),
		}));
	return {
		title,
		...(subtitle && { subtitle }),
		table: {
			columns: [
				{ label: time.label, numeric: false },
				...series.map((one) => ({ label: nameOfSeries(one), numeric: true })),
			],
			rows,
		},
	};
}
