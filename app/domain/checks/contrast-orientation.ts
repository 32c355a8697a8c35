import type { Finding } from "../finding.ts";
import { orientationDoubt } from "../orientation.ts";
import { printed } from "../printed/printed-range.ts";
import { saidMeasure } from "../vocabulary.ts";
import { remark, warning } from "./levels.ts";
import { armName, type Subject } from "./subject.ts";

/**
 * Which of its two arms a reported estimate is of: where that is open, it is said; where the arms' own figures
 * are the other way round, that is a warning, adjusted or not. Neither is pooled.
 */
export function* checkContrastOrientation(subject: Subject): Generator<Finding> {
	for (const outcome of subject.document.outcomes) {
		for (const [index, contrast] of outcome.contrasts.entries()) {
			const doubt = orientationDoubt(outcome, contrast);
			if (!doubt) continue;
			const path = `outcomes.${outcome.id}.contrasts.${index}.estimate`;
			const [arm, reference] = [armName(subject, contrast.armId), armName(subject, contrast.referenceArmId)];
			const given =
				`${saidMeasure(contrast.measure)} ${contrast.estimate ? printed(contrast.estimate) : ""}`.trim();
			if (doubt === "not-said")
				yield remark(
					"contrast-orientation-not-said",
					path,
					`${given}: the source does not say whether it is ${arm} against ${reference} or the other way round. It is not pooled until somebody says so`,
				);
			else if (contrast.orientation)
				yield warning(
					"contrast-orientation-contradicted",
					path,
					`${given}: the source’s words make it ${arm} against ${reference}, and the arms’ own figures the other way round. Say which it is; until then it is not pooled`,
				);
			else
				yield warning(
					"contrast-turned-round",
					path,
					`${given}: by the arms’ own figures it reads as ${reference} against ${arm}. Swap the two arms, or correct the estimate; until then it is not pooled`,
				);
		}
	}
}
