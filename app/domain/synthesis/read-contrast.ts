import { type DesignParts, dependenceOf } from "../designs/dependence.ts";
import { orientationDoubt } from "../orientation.ts";
import type { Outcome } from "../study/outcome.ts";
import { refused } from "./arm-figures.ts";
import { contrastEffect } from "./contrast-effect.ts";
import { contrastMeasureOf, isOfMeasure, type Measured, scaleOf } from "./measured.ts";
import { pairedContrast } from "./paired-contrast.ts";
import type { RowReading } from "./row-reading.ts";
import type { SynthesisRow } from "./synthesis-document.ts";

const REFUSALS = {
	"not-said":
		"The source does not say which of the two arms the estimate is against: say so in the study first",
	contradicted:
		"The arms’ own figures say that the estimate is the other way round: correct it in the study first",
} as const;

/** A reported estimate of the measure asked for, on its analysis scale. */
export function readContrast(
	row: SynthesisRow,
	outcome: Outcome,
	measured: Measured,
	study: DesignParts,
): RowReading {
	const contrast = outcome.contrasts[row.contrast ?? 0];
	if (!contrast) return refused("The study no longer has this reported estimate");
	const wanted = contrastMeasureOf(measured);
	if (!isOfMeasure(contrast, wanted)) {
		return refused(`What is reported is no ${wanted}, and cannot be pooled as one`);
	}
	const doubt = orientationDoubt(outcome, contrast);
	if (doubt) return refused(REFUSALS[doubt]);
	const { nature, allowance } = dependenceOf(study, outcome, contrast);
	const isPaired = nature === "pairing" && allowance === "allowed" && contrast.measure === "MD";
	const effect = (isPaired ? pairedContrast(contrast, outcome) : null) ?? contrastEffect(contrast, measured);
	if (!effect) {
		return refused(
			scaleOf(measured) === "log"
				? "The estimate has neither an interval, a standard error nor an exact p value that fit it"
				: "The estimate has neither an interval nor a standard error above 0 that fits it",
		);
	}
	// A contrast names its own arms; a row that wants them the other way round takes the other sign.
	const reversed = row.control.includes(contrast.armId);
	const sign = reversed !== Boolean(row.flipped) ? -1 : 1;
	const { estimate, se, how } = effect;
	return {
		ok: true,
		figures: { kind: "contrast", estimate: sign * estimate, se },
		derived: how === undefined ? [] : [how],
		derivedSides: { experimental: how !== undefined, control: false },
	};
}
