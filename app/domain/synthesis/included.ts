import type { AnalysedRow, SynthesisAnalysis } from "./analyse-synthesis.ts";

/** The rows that went into the analysis, in the order of its request: `response.rows[i]` is of the i-th of these. */
export function analysedRows({ rows }: SynthesisAnalysis): AnalysedRow[] {
	return rows.filter(({ result }) => result !== undefined);
}

/** The rows that have no figures for it, or were left out, each with the reason. */
export function unanalysedRows({ rows }: SynthesisAnalysis): AnalysedRow[] {
	return rows.filter(({ result }) => result === undefined);
}
