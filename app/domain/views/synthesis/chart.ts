import type { PeopleChart } from "../people-chart.ts";
import type { BiasLight } from "./bias-judgement.ts";

/**
 * The view models of a synthesis' figures: what is shown, in the numbers and words that are printed, and nothing
 * of where it stands. The drawing, the table beside it and the exports all read these.
 */

/** A figure's numbers as a table, for screen readers and for copying. */
export interface ChartTable {
	columns: { label: string; numeric: boolean }[];
	rows: ChartTableRow[];
}

export interface ChartTableRow {
	key: string;
	/** The row's name, which heads it. */
	header: string;
	/** One for each column after the first; empty for a row that only names a group. */
	cells: string[];
	kind?: "group" | "total";
	/** Where its cells lead, in the order of the columns. */
	hrefs?: (string | undefined)[];
}

/** Where a row of a figure leads. */
export interface RowLinks {
	/** The study, on this site. */
	href?: string;
	/** Where its figures were read. */
	sources: { text: string; href?: string }[];
}

export interface ChartFrame {
	/** One line that says what is shown. */
	title: string;
	subtitle?: string;
	/** Method, model and marks. */
	footnotes: string[];
	/** Which data made it and when: "Version 3, 23 November 2026". */
	provenance: string;
	/** What the figure shows, in words. */
	description: string;
	table: ChartTable;
	/** By the keys of the rows. */
	links?: Readonly<Record<string, RowLinks>>;
}

/** A figure as a table of its own. */
export type TabledChart = Pick<ChartFrame, "title" | "subtitle" | "table">;

/** An axis of values as they are read: ratios, not their logarithms. */
export interface ValueAxis {
	scale: "linear" | "log";
	/** "%" is printed at the ticks; with "year" they are years, whose digits stand together. */
	unit: string;
	label: string;
	/** The value of no difference. */
	reference?: number;
	favours?: { low: string; high: string };
}

export interface ForestChart extends ChartFrame {
	kind: "forest";
	axis: ValueAxis;
	headings: { study: string; effect: string; weight?: string };
	/** Columns of figures between the names and the drawing. */
	columns: { key: string; label: string; sub: string }[];
	rows: ForestRow[];
	/** The pooled estimate, drawn as a line behind the rows. */
	line?: number;
	bias?: { domains: BiasDomain[]; colours: BiasColours };
}

interface ForestRowBase {
	key: string;
	label: string;
}

/** A value with its interval, and how they are printed: "3.52 [1.57, 7.91]". */
export interface ForestEffect {
	value: number;
	low: number;
	high: number;
	shown: string;
}

export type ForestRow =
	/** The name of a subgroup. */
	| (ForestRowBase & { kind: "heading" })
	| (ForestRowBase & {
			kind: "study";
			cells: string[];
			effect: ForestEffect;
			/** Percent, drawn as the square's area; without it a dot stands for the row. */
			weight?: number;
			weightShown?: string;
			lights?: (BiasLight | null)[];
	  })
	/** A row that is not in the pooled estimate, and why. */
	| (ForestRowBase & { kind: "unpooled"; cells: string[]; reason: string; lights?: (BiasLight | null)[] })
	| (ForestRowBase & {
			kind: "diamond";
			/** "published" is hollow: an estimate to compare with. */
			rank: "group" | "overall" | "published";
			cells: string[];
			effect: ForestEffect;
			weightShown?: string;
			/** Heterogeneity and tests, small under the name. */
			notes: string[];
	  })
	| (ForestRowBase & { kind: "prediction"; effect: ForestEffect })
	/** A line of text alone. */
	| (ForestRowBase & { kind: "note" });

export type Point = readonly [x: number, y: number];

export interface ScatterAxis extends ValueAxis {
	/** The values at its ends, low below high; the layout may round them outwards. */
	domain: [number, number];
	/** Whether ends are kept as they are. */
	fixed?: boolean;
	/** Low values at the top (or right). */
	reversed?: boolean;
}

export interface ScatterChart extends ChartFrame {
	kind: "scatter";
	x: ScatterAxis;
	y: ScatterAxis;
	/** "square" where both axes show the same. */
	shape: "square" | "wide";
	/** Areas behind everything; a deeper shade is darker. */
	regions: { key: string; label: string; shade: 0 | 1 | 2 | 3; polygon: Point[] }[];
	lines: ScatterLine[];
	points: ScatterPoint[];
	/** What the shapes of points mean, where there are several. */
	legend: { label: string; shape: PointShape }[];
	/**
	 * Effects along the right edge, for lines through the origin: an effect e stands at y = e × `at` (its logarithm
	 * on a log scale; divided by `per` on a linear one).
	 */
	right?: { label: string; scale: "linear" | "log"; at: number; per: number };
	/** Why nothing is drawn. */
	empty?: string;
}

export type LineStyle = "solid" | "dashed" | "dotted" | "fine";
export type PointShape = "disc" | "hollow" | "square" | "triangle" | "diamond";

export interface ScatterLine {
	key: string;
	/** In the legend; empty for none. */
	label: string;
	style: LineStyle;
	tone: "accent" | "ink" | "rule";
	points: Point[];
}

export interface ScatterPoint {
	key: string;
	label: string;
	x: number;
	y: number;
	/** Area as a part of the largest, 0 to 1; all alike when absent. */
	size?: number;
	shape: PointShape;
	/** Written beside the point where there is room, those of a lower rank first; never when absent. */
	rank?: number;
}

export interface BiasDomain {
	key: string;
	/** "D1", "Overall" */
	letter: string;
	label: string;
}

/** The set that the common colour blindnesses keep apart, or the traffic light's. */
export type BiasColours = "safe" | "robvis";

export interface BiasLightsChart extends ChartFrame {
	kind: "bias-lights";
	colours: BiasColours;
	domains: BiasDomain[];
	rows: { key: string; label: string; lights: (BiasLight | null)[] }[];
	/** The judgements that occur, for the key. */
	legend: BiasLight[];
}

export interface BiasSummaryChart extends ChartFrame {
	kind: "bias-summary";
	colours: BiasColours;
	bars: {
		key: string;
		label: string;
		/** Overall is set apart. */
		overall: boolean;
		/** In order of risk; percentages that add up to 100. */
		parts: { light: BiasLight; percent: number; shown: string }[];
	}[];
	legend: BiasLight[];
	axisLabel: string;
}

/** What the pooled effect means for a thousand people. */
export type SynthesisPeopleChart = ChartFrame & PeopleChart & { kind: "people" };

export type SynthesisChart =
	| ForestChart
	| ScatterChart
	| BiasLightsChart
	| BiasSummaryChart
	| SynthesisPeopleChart;
