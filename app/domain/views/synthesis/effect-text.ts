import type { Interval } from "#app/statistics/numerics/interval.ts";
import { formatEffect, formatFixed, formatInterval } from "../../format.ts";
import { type SynthesisMeasure, scaleOf } from "../../synthesis/vocabulary.ts";

/**
 * How estimates on the analysis scale are read: logarithms as ratios, logits as percentages, differences of
 * risks in percentage points. Pages, figures, paragraphs and the R script all print by these.
 */
export type ReadingScale = "log" | "logit" | "points" | "identity";

export function readingScaleOf(measure: SynthesisMeasure): ReadingScale {
	return measure === "RD" ? "points" : scaleOf(measure);
}

/** From the analysis scale to what people read. */
export function toReading(scale: ReadingScale, value: number): number {
	switch (scale) {
		case "log":
			return Math.exp(value);
		case "logit":
			return 100 / (1 + Math.exp(-value));
		case "points":
			return 100 * value;
		case "identity":
			return value;
	}
}

/** A value as it is read, as printed. */
export function printRead(scale: ReadingScale, read: number): string {
	return scale === "points" || scale === "logit" ? formatFixed(read, 1) : formatEffect(read);
}

/** "3.52", from an estimate on the analysis scale. */
export function estimateText(scale: ReadingScale, estimate: number): string {
	return printRead(scale, toReading(scale, estimate));
}

/** "[1.57, 7.91]", from an interval on the analysis scale. */
export function intervalRead(scale: ReadingScale, [low, high]: Interval): string {
	return formatInterval(toReading(scale, low), toReading(scale, high), (read) => printRead(scale, read));
}

/** "3.52 [1.57, 7.91]"; percentage points for a risk difference. */
export function effectText(measure: SynthesisMeasure, estimate: number, ci: Interval): string {
	return `${estimateText(readingScaleOf(measure), estimate)} ${intervalText(measure, ci)}`;
}

/** The interval alone: "[1.57, 7.91]". */
export function intervalText(measure: SynthesisMeasure, ci: Interval): string {
	return intervalRead(readingScaleOf(measure), ci);
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
