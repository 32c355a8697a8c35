/** A part of the benchmark: a file of this folder that exports one as `section`, listed in `run.ts`. */
export interface Section {
	name: string;
	/** What is measured and how, in a sentence or two. */
	about: string;
	measure(options: BenchOptions): Promise<Measurement>;
}

export interface BenchOptions {
	/** The largest sizes as well, which take half an hour to make. */
	full: boolean;
	/** A folder where made-up libraries are kept for the next run; without one they are taken away. */
	keep: string | undefined;
}

export interface Measurement {
	/** What holds on any machine, with what is aimed at. */
	ratios: Ratio[];
	/** The figures of this machine that the ratios were made of; the first row is the head. */
	table: string[][];
}

export interface Ratio {
	what: string;
	value: number;
	aim?: { atLeast: number } | { atMost: number };
}

/** Middle value; of an even number the lower one. */
export function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}
