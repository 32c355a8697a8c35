import { findRoot } from "../numerics/find-root.ts";
import { at, sum } from "../numerics/vector.ts";
import { heaviestOf, meanResiduals } from "../numerics/weighted-mean.ts";
import { traceP, traceProduct } from "../regression/traces.ts";
import {
	fitWithTau2,
	isPlainMean,
	type Problem,
	unweightedRss,
	type WeightedFit,
} from "../regression/weighted-fit.ts";
import { maximiseLikelihood } from "./likelihood-maximum.ts";

/**
 * Estimators of the between-study variance τ²: restricted maximum likelihood, DerSimonian-Laird,
 * Paule-Mandel, maximum likelihood, empirical Bayes, Sidik-Jonkman, Hedges (ANOVA), Hunter-Schmidt.
 */
export type Tau2Method = "REML" | "DL" | "PM" | "ML" | "EB" | "SJ" | "HE" | "HS";

export interface Tau2Estimate {
	readonly tau2: number;
	/** From the expected information or the estimator's own variance; null where rounding leaves none. */
	readonly se: number | null;
	/** All local maxima of the likelihood, the highest first; for REML and ML. */
	readonly maxima: readonly { readonly tau2: number; readonly logLikelihood: number }[];
}

/**
 * τ² of a random- or mixed-effects model, never below 0. Closed forms (DL, HE, HS, SJ) are evaluated; PM and
 * EB, whose equations have the same single root, are solved; REML and ML take the highest maximum.
 * @param problem effects, variances > 0, design of full rank with fewer columns than rows
 * @see Viechtbauer 2005, J Educ Behav Stat 30:261; DerSimonian & Laird 1986; Paule & Mandel 1982;
 *   Sidik & Jonkman 2005, J R Stat Soc C 54:367; Veroniki et al. 2016, Res Synth Methods 7:55
 */
export function estimateTau2(problem: Problem, method: Tau2Method): Tau2Estimate {
	const k = problem.y.length;
	const df = k - problem.columns.length;
	switch (method) {
		case "REML":
		case "ML": {
			const { tau2, maxima } = maximiseLikelihood(problem, method);
			const fit = fitWithTau2(problem, tau2);
			const information =
				method === "ML" ? sumOfSquares(fit.weights) : traceProduct(fit, fit.weights, fit.weights);
			return { tau2, se: finite(Math.sqrt(2 / information)), maxima };
		}
		case "PM":
		case "EB": {
			const tau2 = solveGeneralisedQ(problem, df);
			const fit = fitWithTau2(problem, tau2);
			const { pp, vpvp, vpp } = traces(fit, problem.v);
			const variance = spread(tau2, vpvp, vpp, pp) * (k / df / sum(fit.weights)) ** 2;
			return { tau2, se: finite(Math.sqrt(variance)), maxima: [] };
		}
		case "DL": {
			const fit = fitWithTau2(problem, 0);
			const trace = traceP(fit);
			const tau2 = Math.max(0, (fit.rss - df) / trace);
			const { pp } = traces(fit, problem.v);
			return { tau2, se: finite(Math.sqrt(spread(tau2, df, trace, pp)) / trace), maxima: [] };
		}
		case "HS": {
			const fit = fitWithTau2(problem, 0);
			const total = sum(fit.weights);
			const tau2 = Math.max(0, (fit.rss - k) / total);
			const { pp } = traces(fit, problem.v);
			return { tau2, se: finite(Math.sqrt(spread(tau2, df, traceP(fit), pp)) / total), maxima: [] };
		}
		case "HE": {
			const fit = fitWithTau2({ ...problem, v: new Float64Array(k).fill(1) }, 0);
			let trace = 0;
			for (let i = 0; i < k; i++) trace += at(problem.v, i) * (1 - at(fit.hat, i));
			const tau2 = Math.max(0, (fit.rss - trace) / df);
			const vpvp = traceProduct(fit, problem.v, problem.v);
			return { tau2, se: finite(Math.sqrt(spread(tau2, vpvp, trace, df)) / df), maxima: [] };
		}
		case "SJ": {
			const mean = sum(problem.y) / k;
			const start = problem.y.reduce((total, y) => total + (y - mean) ** 2, 0) / k;
			const fit = fitWithTau2(problem, start);
			const { pp, vpvp, vpp } = traces(fit, problem.v);
			const tau2 = Math.max(0, (start * fit.rss) / df);
			return { tau2, se: finite((start / df) * Math.sqrt(spread(tau2, vpvp, vpp, pp))), maxima: [] };
		}
	}
}

/**
 * Solves Q(τ²) = target for the generalised Q statistic Σ w (y − Xb)², w = 1/(v + τ²), which falls from Cochran's
 * Q towards 0 as τ² grows. @returns 0 when Q(0) is already at or below the target
 */
export function solveGeneralisedQ(problem: Problem, target: number): number {
	const plain = isPlainMean(problem);
	const heaviest = heaviestOf(problem.v);
	const excess = (tau2: number) =>
		(plain ? meanResiduals(problem.y, problem.v, tau2, heaviest) : fitWithTau2(problem, tau2)).rss - target;
	if (excess(0) <= 0) return 0;
	// Q(τ²) is below the unweighted residual sum of squares over τ².
	return findRoot(excess, 0, (unweightedRss(problem) / target) * (1 + 1e-9));
}

/** 2 tr(PVPV) + 4 τ² tr(PVP) + 2 τ⁴ tr(PP): the variance of a quadratic form in normal effects. */
function spread(tau2: number, vpvp: number, vpp: number, pp: number): number {
	return Math.max(0, 2 * vpvp + 4 * tau2 * vpp + 2 * tau2 ** 2 * pp);
}

function traces(fit: WeightedFit, v: Float64Array) {
	const wv = fit.weights.map((w, i) => w * at(v, i));
	return {
		pp: traceProduct(fit, fit.weights, fit.weights),
		vpvp: traceProduct(fit, wv, wv),
		vpp: traceProduct(fit, wv, fit.weights),
	};
}

const finite = (x: number) => (Number.isFinite(x) ? x : null);

const sumOfSquares = (x: Float64Array) => x.reduce((total, value) => total + value ** 2, 0);
