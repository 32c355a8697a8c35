import type { Finding } from "../finding.ts";
import { parseDecimal } from "../format/decimal.ts";
import { printed } from "../printed/printed-range.ts";
import type { Contrast } from "../study/outcome.ts";
import { isRatio, saidMeasure } from "../vocabulary.ts";
import { checkContrastP } from "./contrast-p.ts";
import { checkInterval } from "./interval.ts";
import { error, warning } from "./levels.ts";
import type { Subject } from "./subject.ts";

/** Reported contrasts by themselves: possible values, the interval round the estimate, p beside the interval. */
export function* checkContrasts({ document }: Subject): Generator<Finding> {
	for (const outcome of document.outcomes) {
		for (const [index, contrast] of outcome.contrasts.entries()) {
			const path = `outcomes.${outcome.id}.contrasts.${index}`;
			const impossible = [...checkRatio(contrast, path), ...checkProbability(contrast, path)];
			yield* impossible;
			if (impossible.length > 0) continue;
			const findings = [
				...checkInterval({ ...contrast, ...shapeOf(contrast), path, estimateField: "estimate" }),
			];
			yield* findings;
			if (!findings.some(({ level }) => level === "error")) yield* checkContrastP(contrast, path);
		}
	}
}

/**
 * On which scale the usual interval of a measure is symmetric, and how closely. Risk differences mostly come
 * with score intervals and standardised differences with those of the noncentral t, so they are given room.
 */
function shapeOf({ measure }: Contrast) {
	if (isRatio(measure)) return { scale: "log", tolerance: 0.04 } as const;
	if (measure === "MD") return { scale: "linear", tolerance: 0.03 } as const;
	return {
		scale: measure === undefined || measure === "other" ? "none" : "linear",
		tolerance: 0.12,
	} as const;
}

function* checkProbability({ p }: Contrast, path: string): Generator<Finding> {
	const value = p === undefined ? null : parseDecimal(p.replace(/^[<>≤≥=]\s*/, ""));
	if (!value || Number(value) <= 1) return;
	yield error("p-above-one", `${path}.p`, `A p value is at most 1 and cannot be ${value}: check the digits`);
}

/**
 * A ratio is above 0. A lower end of 0 is printed where it rounds to that, or where an arm has no events;
 * an estimate of 0.00 has been rounded away, and no analysis can use it.
 */
function* checkRatio(contrast: Contrast, path: string): Generator<Finding> {
	if (!isRatio(contrast.measure)) return;
	for (const field of ["estimate", "ciLow", "ciHigh"] as const) {
		const value = contrast[field];
		if (value === undefined || Number(value) > 0 || (Number(value) === 0 && field === "ciLow")) continue;
		const name = saidMeasure(contrast.measure).toLowerCase();
		if (Number(value) === 0 && field === "estimate" && value.includes(".")) {
			yield warning(
				"ratio-rounded-to-zero",
				`${path}.${field}`,
				`A ${name} of ${value} is a small one rounded to nothing: type more digits if the source has them`,
			);
		} else {
			yield error(
				"ratio-not-positive",
				`${path}.${field}`,
				`A ${name} is above 0 and cannot be ${printed(value)}: is it a logarithm, a percentage change or another measure?`,
			);
		}
	}
}
