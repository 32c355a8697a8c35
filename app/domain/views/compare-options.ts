import { namesOf } from "#app/statistics/effects/measures.ts";

/** The measures a page compares two arms' rates by. */
export const BINARY_MEASURES = namesOf(["RD", "RR", "OR"]);
export type BinaryMeasure = keyof typeof BINARY_MEASURES;

/** What a comparison can be drawn by, and in which order. */
export const COMPARE_MEASURES = {
	rate: "Rates of all arms",
	...BINARY_MEASURES,
	mean: "Means of all arms",
	median: "Medians of all arms",
	HR: "Hazard ratio, as reported",
	medianTime: "Median times of all arms",
	incidence: "Events per person-time of all arms",
	IRR: "Rate ratio",
} as const;
export type CompareMeasure = keyof typeof COMPARE_MEASURES;

/**
 * What each measure is computed from, by the measure that shows just that: who has rates has risk ratios. Nothing else
 * shares an axis: means and medians of one outcome are two things.
 */
export const FIGURES_OF_MEASURE = {
	rate: "rate",
	RD: "rate",
	RR: "rate",
	OR: "rate",
	mean: "mean",
	median: "median",
	HR: "HR",
	medianTime: "medianTime",
	incidence: "incidence",
	IRR: "incidence",
} as const satisfies Record<CompareMeasure, CompareMeasure>;
export type ComparedFigures = (typeof FIGURES_OF_MEASURE)[CompareMeasure];

export const COMPARE_ORDERS = {
	chosen: "As chosen",
	name: "By name",
	year: "By year",
	"first-arm": "By the first arm's figure",
} as const;
export type CompareOrder = keyof typeof COMPARE_ORDERS;
