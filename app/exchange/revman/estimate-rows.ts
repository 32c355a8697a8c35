import { cautionOf } from "#app/domain/designs/cautions.ts";
import type { Contrast, Outcome } from "#app/domain/study/outcome.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { contrastEffect } from "#app/domain/synthesis/contrast-effect.ts";
import { isRatio, ORIENTATION_DOUBTS } from "#app/domain/vocabulary.ts";
import { isSynthesisMeasure } from "#app/statistics/effects/measures.ts";
import { analysisNumber, BETWEEN_NAMES, type RevManRow } from "./revman-columns.ts";
import { orientationNote } from "./study-data-notes.ts";

/**
 * The estimates between arms that a source reports for an outcome, as rows for generic inverse variance: `Mean` and
 * the interval as reported, `GIV Mean` and `GIV SE` on the scale of the analysis.
 */
export function estimateRows(
	outcome: Outcome,
	document: Pick<StudyDocument, "arms" | "design">,
): RevManRow[] {
	const { contrasts } = outcome;
	const labelOf = (armId: string) => document.arms.find(({ id }) => id === armId)?.label;
	return contrasts
		.filter(({ estimate }) => estimate !== undefined)
		.map((contrast) => ({
			"Analysis number": analysisNumber(contrast.measure),
			"Experimental label": labelOf(contrast.armId),
			"Control label": labelOf(contrast.referenceArmId),
			"Effect measure": contrast.measure,
			Mean: contrast.estimate,
			"CI start": contrast.ciLow,
			"CI end": contrast.ciHigh,
			p: contrast.p,
			Footnotes: footnoteOf(contrast, cautionOf(document, outcome, contrast)),
			// Of which arm it is has to be known before it is pooled.
			...(contrast.orientation ? {} : onAnalysisScale(contrast)),
		}));
}

const footnoteOf = (
	{ measureReported, orientation }: Contrast,
	caution: string | undefined,
): string | undefined =>
	[measureReported, caution, orientation && orientationNote(ORIENTATION_DOUBTS[orientation])]
		.filter(Boolean)
		.join(". ") || undefined;

/** A logarithm is computed, and so is a standard error that the source does not print. */
function onAnalysisScale(contrast: Contrast): RevManRow {
	const { measure, estimate, se } = contrast;
	if (!isSynthesisMeasure(measure)) return {};
	const isLog = isRatio(measure);
	const effect = contrastEffect(contrast, { measure });
	if (se !== undefined && !isLog) return { "GIV Mean": estimate, "GIV SE": se };
	if (se !== undefined && Number(estimate) > 0)
		return { "GIV Mean": Math.log(Number(estimate)), "GIV SE": se, Derived: "GIV Mean" };
	if (!effect) return {};
	return {
		"GIV Mean": isLog ? effect.estimate : estimate,
		"GIV SE": effect.se,
		Derived: [...(isLog ? ["GIV Mean"] : []), "GIV SE"].join(BETWEEN_NAMES),
	};
}
