import { at } from "../numerics/vector.ts";
import { requireStudies, type StudyEffect } from "../pooling/inverse-variance.ts";
import { fitMixedEffects, meanProblem } from "../regression/mixed-effects.ts";
import { fewStudiesWarning } from "./few-studies.ts";
import { kendallTest } from "./kendall.ts";

export type BeggTest =
	| {
			readonly status: "tested";
			readonly method: string;
			/** Kendall's rank correlation between standardised effects and variances. */
			readonly tau: number;
			readonly p: number;
			readonly warning: string | null;
	  }
	| { readonly status: "not tested"; readonly reason: string };

/**
 * Begg and Mazumdar's rank correlation test: Kendall's τ between (y − m)/√(v − 1/Σw), m the common-effect mean, and v.
 * The p value is exact without ties and the normal approximation (no continuity correction) with them, as in
 * metafor; `exact: false` asks for the approximation.
 * @returns a reason below three studies, or when all variances or all standardised effects are equal
 * @see Begg & Mazumdar 1994, Biometrics 50:1088; metafor ranktest
 */
export function beggTest(studies: readonly StudyEffect[], { exact = true } = {}): BeggTest {
	requireStudies(studies);
	if (studies.length < 3) {
		return { status: "not tested", reason: `Begg's test needs three studies; there are ${studies.length}` };
	}
	const v = studies.map((study) => study.variance);
	const fit = fitMixedEffects(
		meanProblem(
			studies.map((study) => study.estimate),
			v,
		),
		"EE",
	);
	if (fit.status === "not fitted") return { status: "not tested", reason: fit.reason };
	const mean = at(fit.coefficients, 0);
	const meanVariance = at(fit.standardErrors, 0) ** 2;
	const standardised = studies.map(
		({ estimate, variance }) => (estimate - mean) / Math.sqrt(variance - meanVariance),
	);
	const test = kendallTest(standardised, v, exact);
	if (test === null || !standardised.every(Number.isFinite)) {
		return { status: "not tested", reason: "All variances, or all standardised effects, are equal" };
	}
	return {
		status: "tested",
		method: `Begg's rank correlation test (${test.exact ? "exact" : "normal approximation"})`,
		tau: test.tau,
		p: test.p,
		warning: fewStudiesWarning(studies.length),
	};
}
