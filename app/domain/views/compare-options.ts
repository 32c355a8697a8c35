/** What a comparison can be drawn by, and in which order. */
export const COMPARE_MEASURES = {
	rate: "Rates of all arms",
	RD: "Risk difference",
	RR: "Risk ratio",
	OR: "Odds ratio",
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
