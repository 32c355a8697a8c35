import type { Interval } from "#app/statistics/numerics/interval.ts";
import { formatEffect, formatFixed, formatInterval } from "../../format.ts";
import { type SynthesisMeasure, scaleOf } from "../../synthesis/vocabulary.ts";

/** An estimate with its interval as people read it: ratios as ratios, differences of risks in percentage points. */
export interface NaturalEffect {
	estimate: number;
	ci: Interval;
}

/** From the analysis scale back to what people read. */
export function naturalEffect(measure: SynthesisMeasure, estimate: number, ci: Interval): NaturalEffect {
	if (scaleOf(measure) === "log")
		return { estimate: Math.exp(estimate), ci: [Math.exp(ci[0]), Math.exp(ci[1])] };
	const factor = measure === "RD" ? 100 : 1;
	return { estimate: factor * estimate, ci: [factor * ci[0], factor * ci[1]] };
}

const formatFor = (measure: SynthesisMeasure) =>
	measure === "RD" ? (value: number) => formatFixed(value, 1) : formatEffect;

/** "3.52 [1.57, 7.91]"; percentage points for a risk difference. */
export function effectText(measure: SynthesisMeasure, estimate: number, ci: Interval): string {
	const natural = naturalEffect(measure, estimate, ci);
	const format = formatFor(measure);
	return `${format(natural.estimate)} ${formatInterval(natural.ci[0], natural.ci[1], format)}`;
}

/** The interval alone: "[1.57, 7.91]". */
export function intervalText(measure: SynthesisMeasure, ci: Interval): string {
	const natural = naturalEffect(measure, ci[0], ci);
	return formatInterval(natural.ci[0], natural.ci[1], formatFor(measure));
}

/** What "no effect" is on the scale of the analysis: 0, for differences and logarithms alike. */
export function includesNoEffect(ci: Interval): boolean {
	return ci[0] <= 0 && ci[1] >= 0;
}

/** Units after an effect: "percentage points" for a risk difference. */
export function effectUnit(measure: SynthesisMeasure): string {
	if (measure === "RD") return "percentage points";
	return measure === "SMD" ? "standard deviations" : "";
}
