import { chiSquareUpper } from "../numerics/distributions.ts";
import type { PoolResult } from "../pooling/pooled-effect.ts";
import { fitMixedEffects, meanProblem } from "./mixed-effects.ts";

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
 * The test between subgroups, each pooled on its own, whatever by: Q = Σ (m_g − m)²/se_g² of their means around their
 * inverse-variance mean, χ² on groups − 1 (as RevMan does).
 * @returns a reason below two groups, or where one has no pooled effect with a standard error
 * @see Borenstein et al. 2009, Introduction to Meta-Analysis, ch. 19; Cochrane Handbook 10.11.3.1
 */
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
