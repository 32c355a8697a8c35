import type { Finding } from "../finding.ts";
import { formatNumber } from "../format/format-number.ts";
import { orientationDoubt } from "../orientation.ts";
import { absoluteRange, gapBetween, type PrintedRange, printed, rangeOf } from "../printed/printed-range.ts";
import type { Contrast } from "../study/outcome.ts";
import { isRatio, saidMeasure } from "../vocabulary.ts";
import { fromArms } from "./from-arms.ts";
import { remark, warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** Estimates from a model differ somewhat from what the bare counts give. */
export const MODELLED =
	/adjust|logistic|regression|covaria|ancova|mixed|mmrm|\bgee\b|mantel|\bcmh\b|stratif|imput|model|weighted|poisson/i;

/**
 * A reported contrast against what the arms' own figures give. A small difference has many honest reasons
 * and is a remark; a large one is a warning. Adjusted ones are left alone.
 */
export function* checkContrastFigures(subject: Subject): Generator<Finding> {
	for (const outcome of subject.document.outcomes) {
		for (const [index, contrast] of outcome.contrasts.entries()) {
			// One the other way round is a finding of its own.
			if (!contrast.estimate || contrast.adjusted || orientationDoubt(outcome, contrast)) continue;
			if (isRatio(contrast.measure) && Number(contrast.estimate) <= 0) continue;
			const expected = fromArms(outcome, contrast);
			if (!expected || gap(contrast, expected) <= tolerance(contrast, expected)) continue;
			yield difference(contrast, expected, `outcomes.${outcome.id}.contrasts.${index}.estimate`);
		}
	}
}

function difference(contrast: Contrast, expected: PrintedRange, path: string): Finding {
	const { measure, estimate, method, note } = contrast;
	const middle = (expected.low + expected.high) / 2;
	const given = `${saidMeasure(measure)} ${estimate ? printed(estimate) : ""}, but the arms’ own figures give ${formatNumber(isRatio(measure) ? Math.exp(middle) : middle)}`;
	const isModelled = MODELLED.test(`${method ?? ""} ${note ?? ""}`);
	const level = !isModelled && gap(contrast, expected) > largeGap(contrast, expected) ? warning : remark;
	return level(
		"contrast-differs-from-arms",
		path,
		`${given}: check both, or mark the contrast as adjusted if it is`,
	);
}

/** How far the estimate, read in its favour, lies from what is expected. */
function gap(contrast: Contrast, expected: PrintedRange): number {
	const { estimate, measure } = contrast;
	if (!estimate) return 0;
	const range = rangeOf(estimate);
	if (isRatio(measure)) {
		return gapBetween({ low: Math.log(Math.max(range.low, 1e-300)), high: Math.log(range.high) }, expected);
	}
	// Standardised differences are often reported without their sign.
	if (measure === "SMD") return gapBetween(absoluteRange(range), absoluteRange(expected));
	if (measure !== "RD") return gapBetween(range, expected);
	// A risk difference is in proportions or in percentage points.
	const points = { low: range.low / 100, high: range.high / 100 };
	return Math.min(gapBetween(range, expected), gapBetween(points, expected));
}

/** Room for the formulas of a standardised difference; for the others only arithmetic. */
function tolerance({ measure }: Contrast, expected: PrintedRange): number {
	if (measure === "SMD") return 0.05 + 0.15 * Math.abs(expected.low);
	return isRatio(measure) ? 0.01 : 1e-6;
}

/** A gap that missing people hardly make: a quarter of a ratio, or of a difference or its margin of error. */
function largeGap({ measure, ciLow, ciHigh }: Contrast, expected: PrintedRange): number {
	if (isRatio(measure)) return Math.log(1.25);
	const margin = ciLow && ciHigh ? (Number(ciHigh) - Number(ciLow)) / 2 : 0;
	return 0.25 * Math.max(Math.abs(expected.low + expected.high) / 2, margin);
}
