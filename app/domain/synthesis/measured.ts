import { isMeasure, MEASURES, type Scale, type SynthesisMeasure } from "#app/statistics/effects/measures.ts";
import { type CONTRAST_MEASURES, saidMeasure } from "../vocabulary.ts";
import { type ESTIMATE_SCALES, SYNTHESIS_MEASURES } from "./vocabulary.ts";

/** A measure with what must be told of reported estimates: which they are, on which scale, and what they are called. */
export interface Measured {
	measure: SynthesisMeasure;
	/** Which reported measure, for `GEN`. */
	reported?: keyof typeof CONTRAST_MEASURES | undefined;
	/** For reported estimates of another measure. */
	scale?: keyof typeof ESTIMATE_SCALES | undefined;
	/** "Adjusted odds ratio" */
	name?: string | undefined;
}

/** The scale a measure is pooled on. */
export function scaleOf({ measure, reported, scale }: Measured): Scale {
	if (measure !== "GEN") return MEASURES[measure].scale;
	if (reported === undefined || reported === "other") return scale ?? "identity";
	return MEASURES[reported].scale;
}

/** The reported measure whose estimates can be pooled as this one. */
export function contrastMeasureOf({ measure, reported }: Measured): string | undefined {
	return measure === "GEN" ? reported : (MEASURES[measure].reportedAs ?? measure);
}

/** Whether a reported estimate is of the measure wanted; one of no said measure is of no known one. */
export function isOfMeasure(
	{ measure }: { measure?: string | undefined },
	wanted: string | undefined,
): boolean {
	return measure === wanted || (wanted === "other" && measure === undefined);
}

/** "Risk ratio"; "Adjusted odds ratio, as reported". */
export function measureLabel(measured: Measured): string {
	return `${estimateName(measured)}${measured.measure === "GEN" ? ", as reported" : ""}`;
}

/** What an effect is called: reported estimates by their own name. */
export function estimateName({ measure, reported, name }: Measured): string {
	if (measure !== "GEN") return SYNTHESIS_MEASURES[measure];
	return name ?? saidMeasure(reported);
}

/** Whether more of the effect means that people have the outcome more often, or that a figure is higher. */
export function isOfFrequency({ measure, reported }: Measured): boolean {
	const what = measure === "GEN" ? reported : measure;
	return isMeasure(what) && MEASURES[what].figures !== "means";
}
