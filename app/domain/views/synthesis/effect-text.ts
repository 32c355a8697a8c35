import { toNaturalScale } from "#app/statistics/effects/natural-scale.ts";
import type { Interval } from "#app/statistics/numerics/interval.ts";
import { formatEffect, formatFixed, formatInterval } from "../../format.ts";
import { contrastMeasureOf, type Measured, scaleOf } from "../../synthesis/measured.ts";
import { isOneArm } from "../../synthesis/vocabulary.ts";

/**
 * How estimates on the analysis scale are read: logarithms as ratios, proportions (from logits, arcsines or as they
 * are) as percentages, differences of risks in percentage points. Pages, figures, paragraphs and the R script all
 * print by these.
 */
export type ReadingScale = "log" | "logit" | "arcsine" | "double arcsine" | "percent" | "points" | "identity";

export function readingScaleOf(measured: Measured): ReadingScale {
	if (measured.measure === "PR") return "percent";
	return measured.measure === "RD" ? "points" : scaleOf(measured);
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

/** A value as it is read, as printed. */
export function printRead(scale: ReadingScale, read: number): string {
	return scale === "points" || isPercent(scale) ? formatFixed(read, 1) : formatEffect(read);
}

/** "3.52", from an estimate on the analysis scale. */
export function estimateText(scale: ReadingScale, estimate: number, n?: number): string {
	return printRead(scale, toReading(scale, estimate, n));
}

/** "[1.57, 7.91]", from an interval on the analysis scale. */
export function intervalRead(scale: ReadingScale, [low, high]: Interval, n?: number): string {
	return formatInterval(toReading(scale, low, n), toReading(scale, high, n), (read) =>
		printRead(scale, read),
	);
}

/** "3.52 [1.57, 7.91]"; percentage points for a risk difference, "31.2% [20.1, 44.9]" for a proportion. */
export function effectText(measured: Measured, estimate: number, ci: Interval, n?: number): string {
	const sign = isOneArm(measured.measure) ? "%" : "";
	return `${estimateText(readingScaleOf(measured), estimate, n)}${sign} ${intervalText(measured, ci, n)}`;
}

/** The interval alone: "[1.57, 7.91]". */
export function intervalText(measured: Measured, ci: Interval, n?: number): string {
	return intervalRead(readingScaleOf(measured), ci, n);
}

/** What "no effect" is on the scale of the analysis: 0, for differences and logarithms alike. */
export function includesNoEffect(ci: Interval): boolean {
	return ci[0] <= 0 && ci[1] >= 0;
}

/** Units after an effect: "percentage points" for a risk difference. */
export function effectUnit(measured: Measured): string {
	if (measured.measure === "RD") return "percentage points";
	return contrastMeasureOf(measured) === "SMD" ? "standard deviations" : "";
}
