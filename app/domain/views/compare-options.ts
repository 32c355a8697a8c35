import { namesOf } from "#app/statistics/effects/measures.ts";

/** The measures a page compares two arms' rates by. */
export const BINARY_MEASURES = namesOf(["RD", "RR", "OR"]);
export type BinaryMeasure = keyof typeof BINARY_MEASURES;

/** What a comparison can be drawn by, and in which order. */
export const COMPARE_MEASURES = {
	rate: "Rates of all arms",
	...BINARY_MEASURES,
	mean: "Means of all arms",
} as const;
export type CompareMeasure = keyof typeof COMPARE_MEASURES;

export const COMPARE_ORDERS = {
	chosen: "As chosen",
	name: "By name",
	year: "By year",
	"first-arm": "By the first arm's figure",
} as const;
export type CompareOrder = keyof typeof COMPARE_ORDERS;
