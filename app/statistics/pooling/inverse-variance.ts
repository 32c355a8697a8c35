import { describeHeterogeneity } from "../heterogeneity/heterogeneity.ts";
import type { Tau2Method } from "../heterogeneity/tau-squared.ts";
import { requireFinite, requireLevel, requirePositive } from "../numerics/arguments.ts";
import { tCritical, tTwoSided } from "../numerics/distributions.ts";
import { normalCritical, normalTwoSided } from "../numerics/normal.ts";
import { at, sum } from "../numerics/vector.ts";
import { type CiMethod, fitMixedEffects, meanProblem } from "../regression/mixed-effects.ts";
import { CI_METHODS, type PoolResult, TAU2_METHODS } from "./pooled-effect.ts";
import { type PredictionMethod, predictionInterval } from "./prediction-interval.ts";

/** One study's effect and sampling variance on the analysis scale. An `Effect` is one. */
export interface StudyEffect {
	readonly estimate: number;
	readonly variance: number;
}

export interface InverseVarianceOptions {
	readonly model?: "random" | "common";
	readonly tau2?: Tau2Method;
	readonly ci?: CiMethod;
	readonly level?: number;
	readonly predictionInterval?: PredictionMethod;
}

/**
 * Pools effects by inverse variance: weights 1/v under a common effect, 1/(v + τ²) under random effects.
 * @param studies effects with variances above 0, all on one scale
 * @param options random effects, REML, Wald and 95 % unless told
 * @returns a reason for no studies; for one study that study itself, with τ² 0 and no I²
 * @throws RangeError naming the study and figure
 * @see DerSimonian & Laird 1986, Control Clin Trials 7:177; Cochrane Handbook 10.3 and 10.10; metafor rma
 */
export function poolInverseVariance(
	studies: readonly StudyEffect[],
	options: InverseVarianceOptions = {},
): PoolResult {
	const { model = "random", tau2 = "REML", ci = "wald", level = 0.95 } = options;
	requireLevel(level);
	requireStudies(studies);
	const problem = meanProblem(
		studies.map((study) => study.estimate),
		studies.map((study) => study.variance),
	);
	const fit = fitMixedEffects(problem, model === "common" ? "EE" : tau2, ci);
	if (fit.status === "not fitted") return { status: "not pooled", reason: fit.reason };
	const { k } = fit;
	const estimate = at(fit.coefficients, 0);
	const se = at(fit.standardErrors, 0);
	const reach = (fit.df === null ? normalCritical(level) : tCritical(level, fit.df)) * se;
	const statistic = se > 0 ? estimate / se : null;
	const total = sum(fit.weights);
	const random = { tau2: fit.tau2, se: fit.tau2Se, name: TAU2_METHODS[tau2], problem };
	const interval = CI_METHODS[fit.ciMethod];
	return {
		status: "pooled",
		model,
		tau2Method: model === "common" ? null : tau2,
		ciMethod: fit.ciMethod,
		method:
			model === "common"
				? `Common effect, inverse variance, ${interval}`
				: `Random effects, inverse variance, τ² by ${TAU2_METHODS[tau2]}, ${interval}`,
		level,
		k,
		estimate,
		se,
		ci: [estimate - reach, estimate + reach],
		statistic,
		df: fit.df,
		p: statistic === null ? null : fit.df === null ? normalTwoSided(statistic) : tTwoSided(statistic, fit.df),
		weights: Array.from(fit.weights, (w) => (100 * w) / total),
		predictionInterval:
			model === "common"
				? null
				: predictionInterval({ estimate, se, tau2: fit.tau2, k }, options.predictionInterval, level),
		heterogeneity: describeHeterogeneity(
			{ Q: fit.Q, df: fit.Qdf, typicalVariance: fit.typicalVariance },
			model === "common" ? null : random,
			level,
		),
		warnings: warningsOf(ci, fit.ciMethod, se, fit.maxima.length),
	};
}

function warningsOf(asked: CiMethod, made: CiMethod, se: number, maxima: number): string[] {
	const warnings: string[] = [];
	if (asked !== made) warnings.push("One study: the interval is normal (Wald), as Hartung-Knapp needs two");
	if (se === 0) {
		warnings.push(
			"All effects are equal: the Hartung-Knapp interval has no width; “never narrower” (hksj-adhoc) keeps one",
		);
	}
	if (maxima > 1) warnings.push("The likelihood of τ² has more than one maximum; the highest was taken");
	return warnings;
}

/** @throws RangeError naming the study by its place, unless every estimate is finite and every variance above 0 */
export function requireStudies(studies: readonly StudyEffect[]): void {
	studies.forEach(({ estimate, variance }, i) => {
		requireFinite(`studies[${i}].estimate`, estimate);
		requirePositive(`studies[${i}].variance`, variance);
	});
}
