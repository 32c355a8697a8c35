import { inBrackets } from "#app/domain/format/format.ts";
import {
	DIFFERENCE,
	estimateText,
	type FigureKind,
	type OfEstimate,
	PERCENT,
	POINTS,
	printEstimate,
	RATIO,
} from "#app/domain/format/format-estimate.ts";
import { isMeasure, MEASURES, type Scale } from "#app/statistics/effects/measures.ts";
import { toNaturalScale } from "#app/statistics/effects/natural-scale.ts";
import type { Interval } from "#app/statistics/numerics/interval.ts";
import { contrastMeasureOf, type Measured, scaleOf } from "../../synthesis/measured.ts";
import { isOneArm } from "../../synthesis/vocabulary.ts";

/**
 * How estimates on the analysis scale are read: logarithms as ratios, proportions (from logits, arcsines or as they
 * are) as percentages, differences of risks in percentage points. Pages, figures, paragraphs and the R script all
 * print by these.
 */
export type ReadingScale = Scale | "percent" | "points";

export function readingScaleOf(measured: Measured): ReadingScale {
	return MEASURES[measured.measure].reading ?? scaleOf(measured);
}

/** Whether figures on this scale are read as percentages of people. */
export function isPercent(scale: ReadingScale): boolean {
	return scale === "logit" || scale === "arcsine" || scale === "double arcsine" || scale === "percent";
}

/**
 * From the analysis scale to what people read.
 * @param n people, for the double arcsine: those of the study, or the harmonic mean of the studies pooled
 */
export function toReading(scale: ReadingScale, value: number, n?: number): number {
	switch (scale) {
		case "percent":
		case "points":
			return 100 * value;
		case "logit":
		case "arcsine":
		case "double arcsine":
			return 100 * toNaturalScale(scale, value, [value, value], n).estimate;
		case "log":
			return Math.exp(value);
		case "identity":
			return value;
	}
}

const KINDS: Readonly<Record<ReadingScale, FigureKind>> = {
	log: RATIO,
	identity: DIFFERENCE,
	points: POINTS,
	percent: PERCENT,
	logit: PERCENT,
	arcsine: PERCENT,
	"double arcsine": PERCENT,
};

/** An estimate and its interval on the analysis scale, as they are read. */
export function readEstimate(
	scale: ReadingScale,
	estimate: number,
	[low, high]: Interval,
	n?: number,
): OfEstimate<number> {
	const read = (value: number) => toReading(scale, value, n);
	return { estimate: read(estimate), low: read(low), high: read(high) };
}

/** An estimate and its interval as printed where they are read on a scale. */
export function printRead(scale: ReadingScale, { estimate, low, high }: OfEstimate<number>) {
	return printEstimate(estimate, [low, high], kindOf(scale));
}

/** How figures are printed that are read on a scale. */
export function kindOf(scale: ReadingScale): FigureKind {
	return KINDS[scale];
}

/** "3.52 [1.57, 7.91]"; percentage points for a risk difference, "31.2% [20.1, 44.9]" for a proportion. */
export function effectText(measured: Measured, estimate: number, ci: Interval, n?: number): string {
	const printed = printMeasured(measured, estimate, ci, n);
	return isOneArm(measured.measure) ? `${printed.estimate}% ${inBrackets(printed)}` : estimateText(printed);
}

/** An interval alone, "[1.57, 7.91]", with the digits it has beside its estimate. */
export function intervalText(measured: Measured, estimate: number, ci: Interval, n?: number): string {
	return inBrackets(printMeasured(measured, estimate, ci, n));
}

function printMeasured(measured: Measured, estimate: number, ci: Interval, n?: number) {
	const scale = readingScaleOf(measured);
	return printRead(scale, readEstimate(scale, estimate, ci, n));
}

/** What "no effect" is on the scale of the analysis: 0, for differences and logarithms alike. */
export function includesNoEffect(ci: Interval): boolean {
	return ci[0] <= 0 && ci[1] >= 0;
}

/** Units after an effect: "percentage points" for a risk difference. */
export function effectUnit(measured: Measured): string {
	if (readingScaleOf(measured) === "points") return "percentage points";
	const measure = contrastMeasureOf(measured);
	return (isMeasure(measure) && MEASURES[measure].unit) || "";
}
