import { namesOf } from "#app/statistics/effects/measures.ts";
import type { Outcome } from "../study/outcome.ts";

/** The measures a page compares two arms' rates by. */
export const BINARY_MEASURES = namesOf(["RD", "RR", "OR"]);
export type BinaryMeasure = keyof typeof BINARY_MEASURES;

/** What a comparison can be drawn by, and in which order. */
export const COMPARE_MEASURES = {
	rate: "Rates of all arms",
	...BINARY_MEASURES,
	mean: "Means of all arms",
	HR: "Hazard ratio, as reported",
	incidence: "Events per person-time of all arms",
	IRR: "Rate ratio",
} as const;
export type CompareMeasure = keyof typeof COMPARE_MEASURES;

/** The kind of outcome that each measure is of. */
export const KIND_OF_MEASURE = {
	rate: "binary",
	RD: "binary",
	RR: "binary",
	OR: "binary",
	mean: "continuous",
	HR: "time-to-event",
	incidence: "count",
	IRR: "count",
} as const satisfies Record<CompareMeasure, Outcome["kind"]>;

/** What a kind of outcome is first shown by. */
export const FIRST_MEASURE = {
	binary: "rate",
	continuous: "mean",
	"time-to-event": "HR",
	count: "incidence",
} as const satisfies Record<Outcome["kind"], CompareMeasure>;

export const COMPARE_ORDERS = {
	chosen: "As chosen",
	name: "By name",
	year: "By year",
	"first-arm": "By the first arm's figure",
} as const;
export type CompareOrder = keyof typeof COMPARE_ORDERS;
