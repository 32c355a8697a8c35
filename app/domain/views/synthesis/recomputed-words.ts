import { counted } from "#app/domain/format/format.ts";
import type { SynthesisAnalysis } from "../../synthesis/analyse-synthesis.ts";
import { type Recomputed, recomputedSince } from "../../synthesis/computation.ts";
import type { SynthesisDocument } from "../../synthesis/synthesis-document.ts";
import { effectText } from "./effect-text.ts";

/** What formulas alone have changed in a synthesis since it was last saved, a sentence each; mostly nothing. */
export function recomputedWords(
	{ computation = 1 }: Pick<SynthesisDocument, "computation">,
	analysis: SynthesisAnalysis,
): string[] {
	return recomputedSince(computation, analysis).map((change) => wordsOf(change, analysis));
}

function wordsOf(change: Recomputed, analysis: SynthesisAnalysis): string {
	switch (change.kind) {
		case "arcsine-uncorrected":
			return `Nothing is added any more where nobody, or everybody, of a study had the outcome, as in metafor. The pooled effect was ${pooledText(change.before, analysis)}; it is ${pooledText(analysis.response, analysis)} now.`;
		case "peto-rows":
			return `The Peto odds ratios of ${counted(change.rows, "study", "studies")} with a zero cell are computed without ½ now, as the pooled one always was, which stays as it is.`;
		case "no-ratio":
			return `${change.reason}. The pooled ratio that stood here was one of what was added to the cells.`;
		case "pairs-left-out":
			return `${counted(change.rows.length, "comparison", "comparisons")} of people who had both treatments (${change.rows.join("; ")}) ${change.rows.length === 1 ? "is" : "are"} left out now: they were pooled as if each arm were other people. Give their correlation, their first period or a paired estimate, or say that they are to be taken so.`;
	}
}

function pooledText({ pooled }: SynthesisAnalysis["response"], { settings }: SynthesisAnalysis): string {
	return pooled ? effectText(settings, pooled.estimate, pooled.ci, pooled.harmonicN) : "without a result";
}
