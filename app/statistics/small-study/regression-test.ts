import type { Tau2Method } from "../heterogeneity/tau-squared.ts";
import { requireLevel } from "../numerics/arguments.ts";
import type { Interval } from "../numerics/interval.ts";
import { requireStudies, type StudyEffect } from "../pooling/inverse-variance.ts";
import { TAU2_METHODS } from "../pooling/pooled-effect.ts";
import { coefficientsOf } from "../regression/meta-regression.ts";
import { fitMixedEffects } from "../regression/mixed-effects.ts";
import { fewStudiesWarning } from "./few-studies.ts";

/** A regression test for small-study effects. */
interface RegressionTest {
	readonly status: "tested";
	readonly method: string;
	/** The asymmetry: what is tested against 0. In Egger's own form, the intercept of z on precision. */
	readonly bias: number;
	readonly se: number;
	readonly ci: Interval;
	readonly statistic: number;
	/** Degrees of freedom of t; null when normal. */
	readonly df: number | null;
	readonly p: number;
	/** The effect as the standard error goes to 0; null where the predictor is not a standard error. */
	readonly limit: { readonly estimate: number; readonly ci: Interval } | null;
	readonly warning: string | null;
}

export type RegressionTestResult =
	| RegressionTest
	| { readonly status: "not tested"; readonly reason: string };

/**
 * Egger's test: weighted regression of the effects on their standard errors, weights 1/v, residual variance
 * estimated, t on k − 2. The slope equals the intercept of Egger's z on 1/se.
 * @see Egger et al. 1997, BMJ 315:629; Sterne & Egger 2005; metafor regtest(model = "lm")
 */
export function eggerTest(studies: readonly StudyEffect[], level = 0.95): RegressionTestResult {
	requireStudies(studies);
	const predictor = studies.map((study) => Math.sqrt(study.variance));
	return regressionTest(studies, predictor, {
		method: "Egger's test (weighted regression, t)",
		level,
		isSe: true,
	});
}

/**
 * Egger's test as a mixed-effects meta-regression on the standard error, with τ² and a normal test.
 * @see Sterne & Egger 2005, in Rothstein et al., Publication Bias in Meta-Analysis; metafor regtest(model = "rma")
 */
export function eggerTestMixed(
	studies: readonly StudyEffect[],
	tau2: Tau2Method = "REML",
	level = 0.95,
): RegressionTestResult {
	requireStudies(studies);
	const predictor = studies.map((study) => Math.sqrt(study.variance));
	const method = `Egger's test (mixed-effects regression, τ² by ${TAU2_METHODS[tau2]})`;
	return regressionTest(studies, predictor, { method, level, isSe: true, tau2 });
}

/**
 * Regresses effects, weighted by 1/variance, on a predictor, and tests the slope.
 * With `tau2` by a mixed-effects model (normal), otherwise by least squares (t on k − 2).
 * @returns a reason below three studies or when the predictor is the same for all
 */
export function regressionTest(
	studies: readonly StudyEffect[],
	predictor: readonly number[],
	about: { method: string; level: number; isSe: boolean; tau2?: Tau2Method },
): RegressionTestResult {
	requireLevel(about.level);
	if (studies.length < 3) {
		return {
			status: "not tested",
			reason: `A regression test needs three studies; there are ${studies.length}`,
		};
	}
	const problem = {
		y: Float64Array.from(studies, (study) => study.estimate),
		v: Float64Array.from(studies, (study) => study.variance),
		columns: [new Float64Array(studies.length).fill(1), Float64Array.from(predictor)],
	};
	const fit = about.tau2 ? fitMixedEffects(problem, about.tau2) : fitMixedEffects(problem, "EE", "hksj");
	if (fit.status === "not fitted") {
		return { status: "not tested", reason: "The studies are all of the same precision or size" };
	}
	const [intercept, slope] = coefficientsOf(fit, ["limit", "bias"], about.level);
	if (!slope || !intercept || slope.statistic === null || slope.p === null) {
		return { status: "not tested", reason: "The effects lie exactly on a line" };
	}
	return {
		status: "tested",
		method: about.method,
		bias: slope.estimate,
		se: slope.se,
		ci: slope.ci,
		statistic: slope.statistic,
		df: fit.df,
		p: slope.p,
		limit: about.isSe ? { estimate: intercept.estimate, ci: intercept.ci } : null,
		warning: fewStudiesWarning(studies.length),
	};
}
