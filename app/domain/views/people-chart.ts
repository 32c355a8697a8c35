import type { ColourRole } from "../arms/arm-colours.ts";

/** Rates as people: of 100 like these, how many would have the outcome. One grid of them an arm. */
export interface PeopleChart {
	/** "Of 100 people like these" */
	title: string;
	subtitle?: string;
	/** People in a grid; 100 when absent. */
	of?: 100 | 1000;
	grids: PeopleGrid[];
	footnotes: string[];
	provenance: string;
}

export interface PeopleGrid {
	key: string;
	label: string;
	colour: ColourRole;
	/** Whole people of those in the grid with the outcome. */
	withOutcome: number;
	/** "52 of 100 respond" */
	caption: string;
}
