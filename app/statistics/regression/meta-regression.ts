import { describeHeterogeneity, type Heterogeneity } from "../heterogeneity/heterogeneity.ts";
import type { Tau2Method } from "../heterogeneity/tau-squared.ts";
import { requireLevel } from "../numerics/arguments.ts";
import { chiSquareUpper, fUpper, tCritical, tTwoSided } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";
import { normalCritical, normalTwoSided } from "../numerics/normal.ts";
import { at } from "../numerics/vector.ts";
import { requireStudies, type StudyEffect } from "../pooling/inverse-variance.ts";
import { CI_METHODS, TAU2_METHODS } from "../pooling/pooled-effect.ts";
import { buildDesign, type Moderator } from "./design.ts";
import { type CiMethod, fitMixedEffects, type MixedEffectsFit, meanProblem } from "./mixed-effects.ts";
import { quadraticForm } from "./quadratic-form.ts";

export interface RegressionOptions {
	readonly model?: "random" | "common";
	readonly tau2?: Tau2Method;
	readonly ci?: CiMethod;
	readonly level?: number;
}

/** One coefficient of a meta-regression. */
export interface Coefficient {
	readonly term: string;
	readonly estimate: number;
	readonly se: number;
	readonly ci: Interval;
	/** Null when se is 0. */
	readonly statistic: number | null;
	readonly p: number | null;
}

/** Test that all coefficients but the intercept are 0: χ² (QM), or F with Hartung-Knapp. */
interface ModeratorTest {
	readonly distribution: "chi-square" | "F";
	readonly statistic: number;
	readonly df: number;
	/** Of the F distribution; null for χ². */
	readonly denominatorDf: number | null;
	readonly p: number;
}

export interface MetaRegression {
	readonly status: "fitted";
	readonly method: string;
	readonly level: number;
	readonly k: number;
	readonly coefficients: readonly Coefficient[];
	readonly covariance: readonly (readonly number[])[];
	/** Degrees of freedom of t; null when normal. */
	readonly df: number | null;
	/** Null without moderators or where the covariance cannot be inverted. */
	readonly moderatorTest: ModeratorTest | null;
	/** What the moderators leave unexplained (QE is its Q). */
	readonly heterogeneity: Heterogeneity;
	/** Percentage of τ² that the moderators explain; null with a common effect or without heterogeneity. */
	readonly R2: number | null;
	readonly warnings: readonly string[];
}

export type RegressionResult = MetaRegression | { readonly status: "not fitted"; readonly reason: string };

/**
 * Meta-regression on one or several moderators, numeric or categorical.
 * R² = 100 (τ²₀ − τ²)/τ²₀, not below 0, where τ²₀ is that of the model without moderators.
 * @param studies effects with variances above 0  @param moderators one value for each study
 * @returns a reason for too few studies or moderators that do not vary or repeat each other
 * @throws RangeError naming the argument
 * @see Thompson & Higgins 2002, Stat Med 21:1559; Knapp & Hartung 2003, Stat Med 22:2693; Cochrane Handbook 10.11.4
 */
export function metaRegression(
	studies: readonly StudyEffect[],
	moderators: readonly Moderator[],
	{ model = "random", tau2 = "REML", ci = "wald", level = 0.95 }: RegressionOptions = {},
): RegressionResult {
	requireLevel(level);
	requireStudies(studies);
	const { columns, terms } = buildDesign(studies.length, moderators);
	const mean = meanProblem(
		studies.map((study) => study.estimate),
		studies.map((study) => study.variance),
	);
	const problem = { ...mean, columns };
	const method = model === "common" ? "EE" : tau2;
	const fit = fitMixedEffects(problem, method, ci);
	if (fit.status === "not fitted") return fit;
	const without = model === "common" ? null : fitMixedEffects(mean, method);
	const before = without?.status === "fitted" ? without.tau2 : 0;
	const few = studies.length < 10 * (fit.p - 1);
	return {
		status: "fitted",
		method:
			model === "common"
				? `Common-effect meta-regression, ${CI_METHODS[fit.ciMethod]}`
				: `Mixed-effects meta-regression, τ² by ${TAU2_METHODS[tau2]}, ${CI_METHODS[fit.ciMethod]}`,
		level,
		k: fit.k,
		coefficients: coefficientsOf(fit, terms, level),
		covariance: fit.covariance,
		df: fit.df,
		moderatorTest: testModerators(fit),
		heterogeneity: describeHeterogeneity(
			{ Q: fit.Q, df: fit.Qdf, typicalVariance: fit.typicalVariance },
			model === "common" ? null : { tau2: fit.tau2, se: fit.tau2Se, name: TAU2_METHODS[tau2], problem },
			level,
		),
		R2: before > 0 ? Math.max(0, (100 * (before - fit.tau2)) / before) : null,
		warnings: few ? ["Fewer than ten studies for each coefficient: the regression may fit chance"] : [],
	};
}

/** Coefficients with intervals and tests on the fit's own distribution. */
export function coefficientsOf(fit: MixedEffectsFit, terms: readonly string[], level: number): Coefficient[] {
	const quantile = fit.df === null ? normalCritical(level) : tCritical(level, fit.df);
	return fit.coefficients.map((estimate, j) => {
		const se = at(fit.standardErrors, j);
		const statistic = se > 0 ? estimate / se : null;
		const twoSided = (x: number) => (fit.df === null ? normalTwoSided(x) : tTwoSided(x, fit.df));
		return {
			term: terms[j] ?? `Coefficient ${j + 1}`,
			estimate,
			se,
			ci: [estimate - quantile * se, estimate + quantile * se],
			statistic,
			p: statistic === null ? null : twoSided(statistic),
		};
	});
}

/** Wald-type test of all coefficients but the first. */
function testModerators(fit: MixedEffectsFit): ModeratorTest | null {
	const df = fit.p - 1;
	if (df === 0) return null;
	const form = quadraticForm(
		fit.coefficients.slice(1),
		fit.covariance.slice(1).map((row) => row.slice(1)),
	);
	if (form === null) return null;
	if (fit.df === null) {
		const p = chiSquareUpper(form, df);
		return { distribution: "chi-square", statistic: form, df, denominatorDf: null, p };
	}
	const statistic = form / df;
	return { distribution: "F", statistic, df, denominatorDf: fit.df, p: fUpper(statistic, df, fit.df) };
}
