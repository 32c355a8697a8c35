import type { ColourRole } from "../arms/arm-colours.ts";
import type { Basis } from "../arms/arm-rate.ts";
import type { FigureParts } from "../format/figure-parts.ts";
import type { IntervalChart } from "./interval-chart.ts";

/**
 * Both arms of each trial on one line: what the arms had as marks, the difference as the line that joins them, and in
 * figures beside it. Marks of different scales stand in panels of their own.
 */
export interface PairChart {
	title: string;
	subtitle?: string;
	panels: PairPanel[];
	/** What the filled and the hollow mark are: "OnabotulinumtoxinA" and "Placebo", or the roles. */
	sides: { arm: string; against: string };
	footnotes: string[];
	provenance: string;
}

export interface PairPanel {
	key: string;
	/** The scale; empty where there is one panel. */
	label: string;
	axis: IntervalChart["axis"];
	/** Over the last column: "Difference, points [95%]"; absent where no figure compares the arms. */
	compares?: string;
	rows: PairRow[];
}

export interface PairRow {
	/** Unique in the chart: "finzi-2014/a1". */
	key: string;
	/** The study's slug; the rows of one study follow each other. */
	study: string;
	/** The study's name; empty in its further rows. */
	label: string;
	href: string;
	/** Which arms the row is of; empty where the study has one row, and the legend tells. */
	arms: string;
	/** What a reader must know of the design, or why no two arms are compared. */
	note?: string;
	/** In the order of the source; joined by a line where they are two. */
	marks: PairMark[];
	isJoined: boolean;
	/** How many were analysed in the row's arms; absent where one is not said. */
	people?: number;
	difference?: PairDifference;
}

export interface PairMark extends FigureParts {
	key: string;
	label: string;
	colour: ColourRole;
	/** Where the figure's source stands. */
	href: string;
	/** Absent where there is none; `figure` says why. */
	value?: number;
	/** The interval as printed. */
	interval?: string;
	basis: Basis;
}

export interface PairDifference extends FigureParts {
	value?: number;
	basis: Basis;
}

/** "52% (17/33), interval [35.2, 67.5]" */
export function tellMark({ figure, detail, interval, basis, value }: PairMark): string {
	const behind = detail === undefined || detail.startsWith("[") ? "" : ` (${detail})`;
	const dagger = basis === "derived" && value !== undefined ? "†" : "";
	return `${figure}${behind}${dagger}${value !== undefined && interval ? ` ${interval}` : ""}`;
}

/** "+37.0 [15.6, 55.1]†" */
export function tellDifference({ figure, detail, basis, value }: PairDifference): string {
	const behind = detail === undefined ? "" : ` ${detail}`;
	return `${figure}${behind}${basis === "derived" && value !== undefined ? "†" : ""}`;
}
