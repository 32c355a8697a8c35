import type { ColourRole } from "../arms/arm-colours.ts";
import type { Basis } from "../arms/arm-rate.ts";
import type { FigureParts } from "../format/figure-parts.ts";

/**
 * A chart of values with intervals in named groups: the arms' rates of one study, of forty studies, or their
 * contrasts. The SVG figure, the interactive view, the table beside them and the exports all show this and
 * nothing else.
 */
export interface IntervalChart {
	/** One line that says what is shown: "Response at week 6". */
	title: string;
	/** What the title leaves open: the definition, the population. */
	subtitle?: string;
	/** `bar` from zero for rates, `point` for effects and means. */
	mark: "bar" | "point";
	axis: {
		scale: "linear" | "log";
		/** Drawn values are in this unit; a rate of 0.52 is drawn as 52 with unit "%". */
		unit: string;
		label: string;
		/** Fixed ends, such as 0 to 100 for rates; computed from the rows when absent. */
		domain?: [number, number];
		/** The value of no difference, drawn as a line. */
		reference?: number;
		/** Margins of non-inferiority or equivalence, drawn as dashed lines. */
		margins?: number[];
		/** What lies on either side of the reference: "favours placebo", "favours onabotulinumtoxinA". */
		favours?: { low: string; high: string };
	};
	groups: IntervalGroup[];
	/** Method and marks: "95% Wilson intervals", "† count derived from the percentage". */
	footnotes: string[];
	/** Which data made it: "Version 3, 23 November 2026". */
	provenance: string;
}

export interface IntervalGroup {
	key: string;
	/** Empty when the chart has one group whose name is the title. */
	label: string;
	href?: string;
	/** When its figures were measured, in a comparison of several studies. */
	time?: string;
	rows: IntervalRow[];
}

export interface IntervalRow extends FigureParts {
	key: string;
	label: string;
	colour: ColourRole;
	/** Absent when it cannot be given; `figure` then says why. */
	value?: number;
	low?: number;
	high?: number;
	/** The interval as printed, where `detail` leaves it out. */
	interval?: string;
	basis: Basis;
}
