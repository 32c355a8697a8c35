import { chiSquareUpper } from "../numerics/distributions.ts";
import { at } from "../numerics/vector.ts";
import {
	type InverseVarianceOptions,
	poolInverseVariance,
	type StudyEffect,
} from "../pooling/inverse-variance.ts";
import type { PoolResult } from "../pooling/pooled-effect.ts";
import { buildDesign } from "./design.ts";
import { metaRegression, type RegressionResult } from "./meta-regression.ts";
import { fitMixedEffects, meanProblem } from "./mixed-effects.ts";

/** One subgroup pooled on its own. */
export interface Subgroup {
	readonly group: string;
	/** Places of its studies in the list given. */
	readonly members: readonly number[];
	readonly pooled: PoolResult;
}

/** Test for a difference between subgroups. */
export type BetweenTest =
	| {
			readonly status: "tested";
			readonly method: string;
			readonly Q: number;
			readonly df: number;
			readonly p: number;
	  }
	| { readonly status: "not tested"; readonly reason: string };

export interface SubgroupAnalysis {
	readonly groups: readonly Subgroup[];
	readonly between: BetweenTest;
}

/** The places of each group's members, groups in order of appearance. */
export function groupMembers(groups: readonly string[]): Map<string, number[]> {
	const members = new Map<string, number[]>();
	groups.forEach((group, i) => {
		const list = members.get(group);
		if (list) list.push(i);
		else members.set(group, [i]);
	});
	return members;
}

/**
 * Subgroups, each with its own τ², and the test between them: Q = Σ (m_g − m)²/se_g² of the subgroup means around
 * their inverse-variance mean, χ² on groups − 1 (as RevMan does).
 * @param groups one for each study
 * @see Borenstein et al. 2009, Introduction to Meta-Analysis, ch. 19; Cochrane Handbook 10.11.3.1
 */
export function subgroupsSeparateTau2(
	studies: readonly StudyEffect[],
	groups: readonly string[],
	options: InverseVarianceOptions = {},
): SubgroupAnalysis {
	const pooled = [...groupMembers(groups)].map(([group, members]) => ({
		group,
		members,
		pooled: poolInverseVariance(
			members.flatMap((i) => studies[i] ?? []),
			options,
		),
	}));
	return { groups: pooled, between: testBetween(pooled.map((group) => group.pooled)) };
}

/** Q between pooled subgroups, whatever they were pooled by. */
export function testBetween(groups: readonly PoolResult[]): BetweenTest {
	const means = groups.flatMap((group) => (group.status === "pooled" && group.se > 0 ? [group] : []));
	if (means.length < groups.length) {
		return { status: "not tested", reason: "A subgroup has no pooled effect with a standard error" };
	}
	if (means.length < 2) return { status: "not tested", reason: "There are fewer than two subgroups" };
	const fit = fitMixedEffects(
		meanProblem(
			means.map((group) => group.estimate),
			means.map((group) => group.se ** 2),
		),
		"EE",
	);
	if (fit.status === "not fitted") return { status: "not tested", reason: fit.reason };
	const method = "Q between subgroups, each with its own τ²";
	return { status: "tested", method, Q: fit.Q, df: fit.Qdf, p: chiSquareUpper(fit.Q, fit.Qdf) };
}

/**
 * Subgroups that share one τ²: a meta-regression on the grouping, whose moderator test is the test between them.
 * @returns the regression (coefficients against the first group) and each group's own mean
 * @see Borenstein et al. 2009, ch. 19 (pooled τ²); metafor rma(mods = ~ factor(group))
 */
export function subgroupsCommonTau2(
	studies: readonly StudyEffect[],
	groups: readonly string[],
	options: InverseVarianceOptions = {},
): { regression: RegressionResult; means: readonly { group: string; estimate: number; se: number }[] } {
	const moderator = { name: "group", kind: "categorical", values: groups } as const;
	const regression = metaRegression(studies, [moderator], options);
	if (regression.status === "not fitted") return { regression, means: [] };
	const { columns } = buildDesign(studies.length, [moderator]);
	const means = [...groupMembers(groups)].map(([group, members]) => {
		const first = members[0] ?? 0;
		const row = columns.map((column) => at(column, first));
		let estimate = 0;
		let variance = 0;
		regression.coefficients.forEach((coefficient, i) => {
			estimate += coefficient.estimate * at(row, i);
			regression.covariance[i]?.forEach((value, j) => {
				variance += value * at(row, i) * at(row, j);
			});
		});
		return { group, estimate, se: Math.sqrt(Math.max(0, variance)) };
	});
	return { regression, means };
}
