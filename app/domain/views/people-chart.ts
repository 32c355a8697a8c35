import type { ColourRole } from "../arms/arm-colours.ts";

/** Rates as people: of 100 like these, how many would have the outcome. One grid of 100 an arm. */
export interface PeopleChart {
	/** "Of 100 people like these" */
	title: string;
	grids: PeopleGrid[];
	footnotes: string[];
	provenance: string;
}

export interface PeopleGrid {
	key: string;
	label: string;
	colour: ColourRole;
	/** Whole people of 100 with the outcome, 0 to 100. */
	withOutcome: number;
	/** "52 of 100 respond" */
	caption: string;
}
