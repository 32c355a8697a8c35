import type { Counts, Means, Rates } from "./arm-figures.ts";

/** What a row brings into the analysis. */
export type RowFigures =
	| { kind: "counts"; experimental: Counts; control: Counts }
	| { kind: "means"; experimental: Means; control: Means }
	| { kind: "rates"; experimental: Rates; control: Rates }
	| { kind: "proportion"; arm: Counts }
	/** On the analysis scale. */
	| { kind: "contrast"; estimate: number; se: number };

/** Which side of a comparison has a derived figure. */
export interface DerivedSides {
	experimental: boolean;
	control: boolean;
}

/** What was done for a row as its study's design needs it. */
export type DesignRule =
	/** Sizes divided by the design effect of clusters. */
	| "effective-size"
	/** A reported error times the square root of it. */
	| "inflated"
	/** A reported estimate that allows for clustering or pairing. */
	| "reported"
	/** The correlation within people gave the error. */
	| "paired"
	/** The first period of a crossover alone. */
	| "first-period"
	/** Nothing: the row is marked. */
	| "ignored";

export type RowReading =
	| {
			ok: true;
			figures: RowFigures;
			derived: string[];
			derivedSides: DerivedSides;
			/** Absent where the design asks for nothing. */
			rule?: DesignRule;
			/** People analysed, where the figures are effective sizes. */
			people?: number | undefined;
			/** What it ignores of the design, for its label: "clustering ignored". */
			flag?: string;
	  }
	| {
			ok: false;
			reason: string;
			/** Refused for what the design needs and nobody said. */
			byDesign?: true;
	  };

/** What a row lacks that its study's design asks for. */
export const refusedByDesign = (reason: string) => ({ ok: false, reason, byDesign: true }) as const;
