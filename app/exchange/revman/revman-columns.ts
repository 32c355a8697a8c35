import { CONTRAST_MEASURES, keysOf, OUTCOME_CONCEPTS } from "#app/domain/vocabulary.ts";

/**
 * The columns of the `data-rows.csv` in the analysis data that RevMan Web writes and the Cochrane Library gives out
 * with a review, in its order. R's meta reads them by these names (`read.cdir`).
 */
const OF_REVMAN = [
	...[
		"Analysis group",
		"Analysis number",
		"Analysis name",
		"Subgroup",
		"Applicability",
		"Study",
		"Study year",
	],
	...["GIV Mean", "GIV SE", "Experimental mean", "Experimental SD", "Experimental cases", "Experimental N"],
	...["Control mean", "Control SD", "Control cases", "Control N", "O-E", "Variance", "Weight"],
	...["Mean", "CI start", "CI end", "Footnotes"],
] as const;

/** What RevMan keeps elsewhere in its files, after its own columns; readers go by names and pass over these. */
const OF_OURS = [
	...["Title", "NCT number", "Concept", "Instrument", "Time point"],
	...["Experimental label", "Control label", "Effect measure", "p", "Derived"],
] as const;

export const REVMAN_COLUMNS = [...OF_REVMAN, ...OF_OURS] as const;
export type RevManRow = Partial<Record<(typeof REVMAN_COLUMNS)[number], string | number | undefined>>;

/** Between the names in `Derived`, which have spaces. */
export const BETWEEN_NAMES = "; ";

const CONCEPTS = keysOf(OUTCOME_CONCEPTS);
const MEASURES = keysOf(CONTRAST_MEASURES);

/** Analyses are numbered by what is in them, so that a number means the same in every file, and rows need no look ahead. */
export function analysisGroup(concept: string | undefined): number {
	const place = CONCEPTS.indexOf(concept as (typeof CONCEPTS)[number]);
	return place < 0 ? CONCEPTS.length + 1 : place + 1;
}

/** 1 people with the event, 2 means, from 3 on reported estimates by their measure, the last of none that is said. */
export function analysisNumber(rows: "cases" | "means" | keyof typeof CONTRAST_MEASURES | undefined): number {
	if (rows === "cases") return 1;
	if (rows === undefined) return 3 + MEASURES.length;
	return rows === "means" ? 2 : 3 + MEASURES.indexOf(rows);
}
