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

export type RowReading =
	| { ok: true; figures: RowFigures; derived: string[]; derivedSides: DerivedSides }
	| { ok: false; reason: string };
