import { namesOf } from "#app/statistics/effects/measures.ts";

/** The measures a page compares two arms' rates by. */
export const BINARY_MEASURES = namesOf(["RD", "RR", "OR"]);
export type BinaryMeasure = keyof typeof BINARY_MEASURES;

/** What a comparison can be drawn by, and in which order. */
export const COMPARE_MEASURES = {
	rate: "Rates of all arms",
	...BINARY_MEASURES,
	mean: "Means of all arms",
	...namesOf(["MD", "SMD"]),
	median: "Medians of all arms",
	HR: "Hazard ratio, as reported",
	medianTime: "Median times of all arms",
	incidence: "Events per person-time of all arms",
	IRR: "Rate ratio",
	reported: "Effects as reported",
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
	MD: "mean",
	SMD: "mean",
	median: "median",
	HR: "HR",
	medianTime: "medianTime",
	incidence: "incidence",
	IRR: "incidence",
	reported: "reported",
} as const satisfies Record<CompareMeasure, CompareMeasure>;
export type ComparedFigures = (typeof FIGURES_OF_MEASURE)[CompareMeasure];

/** How much person-time rates can be given per. */
export const RATES_PER = [1, 10, 100, 1000, 10_000, 100_000] as const;

/** How figures of arms are drawn; an effect is a point on its interval in each of them. */
export const COMPARE_VIEWS = {
	pairs: "Both arms on one line",
	bars: "One line per arm",
	time: "Over time",
	harms: "Adverse events",
} as const;
export type CompareLook = keyof typeof COMPARE_VIEWS;

/** Measures that show figures of arms, and no effect between them. */
export const isOfArms = (measure: CompareMeasure): boolean =>
	FIGURES_OF_MEASURE[measure] === measure && measure !== "HR" && measure !== "reported";

export const COMPARE_ORDERS = {
	people: "Most people first",
	gap: "By the difference",
	chosen: "As chosen",
	name: "By name",
	year: "By year",
	"first-arm": "By the first arm's figure",
} as const;
export type CompareOrder = keyof typeof COMPARE_ORDERS;
