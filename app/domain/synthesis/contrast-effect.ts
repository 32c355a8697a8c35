import { logRatioFromInterval, logRatioFromP } from "#app/statistics/effects/hazard-ratio.ts";
import { normalCritical } from "#app/statistics/numerics/distributions.ts";
import type { Contrast } from "../study/outcome.ts";
import { type SynthesisMeasure, scaleOf } from "./vocabulary.ts";

/**
 * A reported estimate on its analysis scale (the logarithm of a ratio), with the standard error that its interval
 * or exact p value implies.
 * @returns null where it has neither, or one that does not fit it
 */
export function contrastEffect(
	contrast: Contrast,
	measure: SynthesisMeasure,
): { estimate: number; se: number; how: string } | null {
	const { estimate, ciLow, ciHigh } = contrast;
	if (estimate === undefined) return null;
	const value = Number(estimate);
	const ciLevel = Number(contrast.ciLevel ?? 95) / 100;
	const interval =
		ciLow !== undefined && ciHigh !== undefined ? ([Number(ciLow), Number(ciHigh)] as const) : null;
	const p = contrast.p && /^=?\s*(0?[.,]\d+)$/.exec(contrast.p)?.[1]?.replace(",", ".");
	try {
		if (scaleOf(measure) === "log") {
			const effect = interval
				? logRatioFromInterval(value, [...interval], { ciLevel })
				: p
					? logRatioFromP(value, Number(p))
					: null;
			if (effect?.status !== "estimated") return null;
			return { estimate: effect.estimate, se: Math.sqrt(effect.variance), how: effect.method };
		}
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return null;
	}
	if (!interval || !(interval[0] <= value && value <= interval[1] && interval[0] < interval[1])) return null;
	const se = (interval[1] - interval[0]) / (2 * normalCritical(ciLevel));
	return {
		estimate: value,
		se,
		how: `Standard error from its ${Number((100 * ciLevel).toFixed(3))}% interval`,
	};
}
