import { estimateTau2, type Tau2Method } from "../heterogeneity/tau-squared.ts";
import { at, type Vector } from "../numerics/vector.ts";
import { independentColumns } from "./orthogonal.ts";
import { traceP } from "./traces.ts";
import { fitWithTau2, inverseInformation, type Problem, type WeightedFit } from "./weighted-fit.ts";

/** "EE": one common effect (or one common line), τ² held at 0. */
export type ModelMethod = Tau2Method | "EE";

/** How standard errors and intervals are made: normal; Hartung-Knapp (t); Hartung-Knapp never narrower. */
export type CiMethod = "wald" | "hksj" | "hksj-adhoc";

/** A fitted common-, random- or mixed-effects model. */
export interface MixedEffectsFit {
	readonly status: "fitted";
	readonly method: ModelMethod;
	readonly ciMethod: CiMethod;
	readonly k: number;
	/** Number of coefficients. */
	readonly p: number;
	readonly coefficients: readonly number[];
	/** Of the coefficients, with the Hartung-Knapp factor in it. */
	readonly covariance: readonly (readonly number[])[];
	readonly standardErrors: readonly number[];
	/** Degrees of freedom of t; null when intervals are normal. */
	readonly df: number | null;
	readonly tau2: number;
	readonly tau2Se: number | null;
	/** Local maxima of the likelihood, the highest first; for REML and ML. */
	readonly maxima: readonly { readonly tau2: number; readonly logLikelihood: number }[];
	/** Residual heterogeneity: Cochran's Q with weights 1/v. */
	readonly Q: number;
	readonly Qdf: number;
	/** (k − p)/tr P with weights 1/v: the sampling variance of a typical study. Null when k = p. */
	readonly typicalVariance: number | null;
	/** Weighted residual variance, 1 for normal intervals. */
	readonly scale: number;
	readonly weights: Float64Array;
	readonly hat: Float64Array;
	/** Fitted value of each study. */
	readonly fitted: Float64Array;
}

export type FitResult = MixedEffectsFit | { readonly status: "not fitted"; readonly reason: string };

/**
 * Fits y = Xb + u + e with e ~ N(0, v) and u ~ N(0, τ²), the model behind pooled means, subgroups, meta-regression
 * and regression tests, by weighted least squares with weights 1/(v + τ²).
 * Hartung-Knapp multiplies the covariance by Σ w (y − Xb)²/(k − p) and uses t on k − p; "adhoc" lets that factor
 * not fall below 1. With one study left over for nothing (k = p) τ² is 0 and intervals are normal, as in metafor.
 * @param problem effects, variances > 0, columns of the design
 * @returns a reason when there are too few studies for the columns or the columns are not independent
 * @see Knapp & Hartung 2003, Stat Med 22:2693; Viechtbauer 2010, J Stat Softw 36(3)
 */
export function fitMixedEffects(
	problem: Problem,
	method: ModelMethod,
	ciMethod: CiMethod = "wald",
): FitResult {
	const k = problem.y.length;
	const p = problem.columns.length;
	if (k === 0) return { status: "not fitted", reason: "There are no studies" };
	const df = k - p;
	if (df < 0 || (df === 0 && p > 1 && method !== "EE")) {
		return { status: "not fitted", reason: `${k} studies are too few for ${p} coefficients` };
	}
	if (p > 1 && !independentColumns(problem.columns)) {
		return { status: "not fitted", reason: "The moderators do not vary, or repeat each other" };
	}
	const random = method === "EE" || df === 0 ? null : estimateTau2(problem, method);
	const tau2 = random?.tau2 ?? 0;
	const fit = fitWithTau2(problem, tau2);
	const common = tau2 === 0 ? fit : fitWithTau2(problem, 0);
	const usesT = ciMethod !== "wald" && df > 0;
	const ratio = usesT ? fit.rss / df : 1;
	const scale = ciMethod === "hksj-adhoc" ? Math.max(1, ratio) : ratio;
	const covariance = inverseInformation(fit).map((row) => row.map((value) => scale * value));
	const standardErrors = covariance.map((row, j) => Math.sqrt(at(row, j)));
	if (![tau2, common.rss, ...fit.coefficients, ...standardErrors].every(Number.isFinite)) {
		return { status: "not fitted", reason: "The figures are too large or too small to compute with" };
	}
	return {
		status: "fitted",
		method,
		ciMethod: usesT ? ciMethod : "wald",
		k,
		p,
		coefficients: fit.coefficients,
		covariance,
		standardErrors,
		df: usesT ? df : null,
		tau2,
		tau2Se: random?.se ?? null,
		maxima: random?.maxima ?? [],
		Q: df === 0 ? 0 : common.rss,
		Qdf: df,
		typicalVariance: df === 0 ? null : df / traceP(common),
		scale,
		weights: fit.weights,
		hat: fit.hat,
		fitted: fittedValues(problem, fit),
	};
}

function fittedValues({ y, columns }: Problem, { coefficients }: WeightedFit): Float64Array {
	return y.map((_, i) =>
		columns.reduce((total, column, j) => total + at(coefficients, j) * at(column, i), 0),
	);
}

/** A problem with one mean for all. */
export function meanProblem(y: Vector, v: Vector): Problem {
	return {
		y: Float64Array.from(y),
		v: Float64Array.from(v),
		columns: [new Float64Array(y.length).fill(1)],
	};
}
