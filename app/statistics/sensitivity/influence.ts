import { chiSquareCdf } from "../numerics/distributions.ts";
import { at, sum } from "../numerics/vector.ts";
import {
	type CiMethod,
	fitMixedEffects,
	type MixedEffectsFit,
	type ModelMethod,
} from "../regression/mixed-effects.ts";
import { logDeterminantOf, quadraticForm } from "../regression/quadratic-form.ts";
import { fitWithTau2, inverseInformation, type Problem } from "../regression/weighted-fit.ts";

/** What leaving one study out does to a model. */
export interface CaseInfluence {
	/** Externally standardised (deleted) residual: distance from the prediction of all others, in its own se. */
	readonly studentisedResidual: number;
	/** Change of the study's fitted value, in standard errors. */
	readonly dffits: number;
	/** Squared distance between the coefficients with and without the study. */
	readonly cooksDistance: number;
	/** Determinant of the coefficients' covariance without the study over that with it; below 1: more precise without. */
	readonly covarianceRatio: number;
	readonly tau2Deleted: number;
	readonly QDeleted: number;
	readonly hat: number;
	/** Percent. */
	readonly weight: number;
	/** Whether a usual cut-off is passed: |DFFITS| > 3√(p/(k − p)), Cook's χ² area > ½, hat > 3p/k, a |DFBETAS| > 1. */
	readonly influential: boolean;
}

/** One case, or why it cannot be judged (the model cannot be fitted without it). */
export type InfluenceResult = CaseInfluence | { readonly reason: string };

/**
 * Case diagnostics of a common-, random- or mixed-effects model, from refitting it without each study.
 * @param problem effects, variances and design, as given to `fitMixedEffects`
 * @returns one entry for each study; a single reason for fewer than two studies or a model that cannot be fitted
 * @see Viechtbauer & Cheung 2010, Res Synth Methods 1:112; metafor influence.rma.uni
 */
export function influence(
	problem: Problem,
	method: ModelMethod,
	ciMethod: CiMethod = "wald",
): { status: "diagnosed"; cases: InfluenceResult[] } | { status: "not diagnosed"; reason: string } {
	const full = fitMixedEffects(problem, method, ciMethod);
	if (full.status === "not fitted") return { status: "not diagnosed", reason: full.reason };
	if (full.k < 2) return { status: "not diagnosed", reason: "There is only one study" };
	const total = sum(full.weights);
	const cases = Array.from(problem.y, (_, i): InfluenceResult => {
		const without = fitMixedEffects(withoutCase(problem, i), method, ciMethod);
		if (without.status === "not fitted") return { reason: without.reason };
		return diagnose(problem, full, without, i, total);
	});
	return { status: "diagnosed", cases };
}

function withoutCase({ y, v, columns }: Problem, omitted: number): Problem {
	const keep = (x: Float64Array) => x.filter((_, i) => i !== omitted);
	return { y: keep(y), v: keep(v), columns: columns.map(keep) };
}

function diagnose(
	{ y, v, columns }: Problem,
	full: MixedEffectsFit,
	without: MixedEffectsFit,
	i: number,
	totalWeight: number,
): InfluenceResult {
	const row = columns.map((column) => at(column, i));
	const predicted = row.reduce((value, x, j) => value + x * at(without.coefficients, j), 0);
	const predictedVariance = row.reduce(
		(value, x, j) =>
			value + row.reduce((inner, z, m) => inner + x * z * at(without.covariance[j] ?? [], m), 0),
		0,
	);
	const change = full.coefficients.map((b, j) => b - at(without.coefficients, j));
	const cooksDistance = quadraticForm(change, full.covariance);
	const [before, after] = [logDeterminantOf(full.covariance), logDeterminantOf(without.covariance)];
	const spread = without.scale * at(full.hat, i) * (without.tau2 + at(v, i));
	if (cooksDistance === null || before === null || after === null || spread === 0) {
		return { reason: "The effects are equal, so that nothing can be standardised" };
	}
	const dffits = (at(full.fitted, i) - predicted) / Math.sqrt(spread);
	const { k, p } = full;
	const influential =
		Math.abs(dffits) > 3 * Math.sqrt(p / Math.max(1, k - p)) ||
		chiSquareCdf(cooksDistance, p) > 0.5 ||
		at(full.hat, i) > (3 * p) / k ||
		dfbetas({ y, v, columns }, without, change).some((value) => Math.abs(value) > 1);
	return {
		studentisedResidual:
			(at(y, i) - predicted) / Math.sqrt(without.scale * (at(v, i) + without.tau2) + predictedVariance),
		dffits,
		cooksDistance,
		covarianceRatio: Math.exp(after - before),
		tau2Deleted: without.tau2,
		QDeleted: without.Q,
		hat: at(full.hat, i),
		weight: (100 * at(full.weights, i)) / totalWeight,
		influential,
	};
}

/** Change of each coefficient over its standard error, that taken with all studies and the τ² found without the case. */
function dfbetas({ y, v, columns }: Problem, without: MixedEffectsFit, change: readonly number[]): number[] {
	const fit = fitWithTau2({ y, v, columns }, without.tau2);
	return inverseInformation(fit).map((row, j) => at(change, j) / Math.sqrt(without.scale * at(row, j)));
}
