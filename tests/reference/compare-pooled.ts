import type { Tau2Method } from "#app/statistics/heterogeneity/tau-squared.ts";
import { poolInverseVariance, type StudyEffect } from "#app/statistics/pooling/inverse-variance.ts";
import { predictionInterval } from "#app/statistics/pooling/prediction-interval.ts";
import { metaRegression } from "#app/statistics/regression/meta-regression.ts";
import type { CiMethod } from "#app/statistics/regression/mixed-effects.ts";
import { subgroupsCommonTau2, subgroupsSeparateTau2 } from "#app/statistics/regression/subgroups.ts";
import { leaveOneOut } from "#app/statistics/sensitivity/leave-one-out.ts";
import { beggTest } from "#app/statistics/small-study/begg.ts";
import {
	eggerTest,
	eggerTestMixed,
	type RegressionTestResult,
	regressionTest,
} from "#app/statistics/small-study/regression-test.ts";
import { trimAndFill } from "#app/statistics/small-study/trim-and-fill.ts";
import { at, type Comparison, type Json, keysAt, listAt, numberAt } from "./comparison.ts";
import type { Kind } from "./tolerances.ts";

const CI: Record<string, CiMethod> = { z: "wald", knha: "hksj", adhoc: "hksj-adhoc" };
const CLOSED = new Set(["EE", "DL", "HE", "SJ", "HS"]);
const kindOf = (method: string): Kind => (CLOSED.has(method) ? "closed" : "iterated");

function optionsOf(method: string) {
	return method === "EE"
		? ({ model: "common" } as const)
		: ({ model: "random", tau2: method as Tau2Method } as const);
}

/** The studies of a section, in the order of `studies_used`. */
export interface PooledSection {
	readonly name: string;
	readonly node: Json | undefined;
	readonly studies: readonly StudyEffect[];
	/** Total number of people, for the test on sample size. */
	readonly sizes?: readonly number[];
	readonly groups?: readonly string[];
}

/** Everything that a `pooled…` section of a reference file holds. */
export function comparePooled(comparison: Comparison, section: PooledSection): void {
	compareFits(comparison, section);
	compareHeterogeneity(comparison, section);
	compareSmallStudyTests(comparison, section);
	compareTrimAndFill(comparison, section);
	compareLeaveOneOut(comparison, section);
	if (section.groups) compareSubgroups(comparison, section, section.groups);
}

function compareFits(comparison: Comparison, { name, node, studies }: PooledSection): void {
	for (const method of keysAt(node, "fits")) {
		for (const test of keysAt(node, "fits", method)) {
			compareFit(comparison, `${name} fits`, at(node, "fits", method, test), studies, method, test);
		}
	}
	for (const method of keysAt(node, "weights_percent")) {
		const pooled = poolInverseVariance(studies, optionsOf(method));
		const weights = pooled.status === "pooled" ? pooled.weights : [];
		listAt(node, "weights_percent", method).forEach((_, i) => {
			const expected = numberAt(node, "weights_percent", method, i);
			const where = `${method} weight ${i}`;
			comparison.figure(kindOf(method), `${name} weights`, where, weights[i] ?? null, expected);
		});
	}
}

/** One `rma` fit, for all studies or a subgroup. */
export function compareFit(
	comparison: Comparison,
	section: string,
	node: Json | undefined,
	studies: readonly StudyEffect[],
	method: string,
	test: string,
): void {
	const kind = kindOf(method);
	const pooled = poolInverseVariance(studies, { ...optionsOf(method), ci: CI[test] ?? "wald" });
	const where = `${method} ${test}`;
	if (pooled.status !== "pooled") {
		comparison.missing(section, where, pooled.reason);
		return;
	}
	const { heterogeneity: h } = pooled;
	const figure = (key: string, value: number | null, as: Kind = kind) =>
		comparison.figure(as, section, `${where} ${key}`, value, numberAt(node, key));
	figure("k", pooled.k, "whole");
	figure("b", pooled.estimate);
	figure("se", pooled.se);
	figure("stat", pooled.statistic);
	figure("ddf", pooled.df, "whole");
	figure("p", pooled.p, "p");
	comparison.interval(kind, section, `${where} ci`, pooled.ci, at(node, "ci"));
	figure("tau2", h.tau2);
	figure("Q", h.Q, "closed");
	figure("Q_df", h.df, "whole");
	figure("Q_p", h.p, "p");
	if (pooled.k > 1) {
		figure("se_tau2", h.tau2Se);
		figure("I2", h.I2);
		figure("H2", h.H2);
		for (const [key, prediction] of [
			["pi_t_kminus2", "t-k-2"],
			["pi_t_kminus1", "t-k-1"],
			["pi_z", "z"],
		] as const) {
			const { estimate, se, k } = pooled;
			const interval = predictionInterval({ estimate, se, tau2: h.tau2, k }, prediction, pooled.level);
			comparison.interval(kind, section, `${where} ${key}`, interval, at(node, key));
		}
	}
}

function compareHeterogeneity(comparison: Comparison, { name, node, studies }: PooledSection): void {
	const section = `${name} heterogeneity`;
	const reml = poolInverseVariance(studies, {});
	if (reml.status !== "pooled") {
		comparison.missing(section, "REML", reml.reason);
		return;
	}
	const global = numberAt(node, "reml_profile", "global_max_tau2");
	comparison.figure("iterated", section, "REML global maximum", reml.heterogeneity.tau2, global);
	const byQ = at(node, "I2_Q_based");
	comparison.figure("closed", section, "I2 by Q", reml.heterogeneity.I2Q, numberAt(byQ, "I2_percent"));
	const interval = at(byQ, "I2_ci_test_based_percent");
	comparison.interval("closed", section, "I2 by Q interval", reml.heterogeneity.I2QCi, interval);
	for (const method of keysAt(node, "confint_qprofile")) {
		const pooled = poolInverseVariance(studies, optionsOf(method));
		if (pooled.status !== "pooled") continue;
		const { tau2, tau, I2, H2, tau2Ci, tauCi, I2Ci, H2Ci } = pooled.heterogeneity;
		const profile = at(node, "confint_qprofile", method);
		for (const [key, estimate, ci] of [
			["tau2", tau2, tau2Ci],
			["tau", tau, tauCi],
			["I2", I2, I2Ci],
			["H2", H2, H2Ci],
		] as const) {
			const where = `Q-profile ${method} ${key}`;
			const kind = key === "tau" ? "root" : "iterated";
			comparison.figure(kind, section, where, estimate, numberAt(profile, key, 0));
			comparison.interval(kind, section, where, ci, listAt(profile, key).slice(1));
		}
	}
}

function compareSmallStudyTests(comparison: Comparison, { name, node, studies, sizes }: PooledSection): void {
	const section = `${name} small-study tests`;
	const regtest = at(node, "regtest");
	const compare = (key: string, kind: Kind, test: () => RegressionTestResult) => {
		const expected = at(regtest, key);
		if (expected === undefined) return;
		const result = test();
		if (result.status !== "tested") {
			comparison.missing(section, key, result.reason);
			return;
		}
		const figure = (field: string, value: number | null, as: Kind = kind) =>
			comparison.figure(as, section, `${key} ${field}`, value, numberAt(expected, field));
		figure("stat", result.statistic);
		figure("t", result.statistic);
		figure("df", result.df, "whole");
		figure("p", result.p, "p");
		figure("bias_coef", result.bias);
		figure("intercept", result.bias);
		figure("bias_se", result.se);
		figure("se", result.se);
		figure("limit_est", result.limit?.estimate ?? null);
		figure("slope", result.limit?.estimate ?? null);
		comparison.interval(kind, section, `${key} ci`, result.ci, at(expected, "ci"));
		const limit = result.limit?.ci ?? null;
		comparison.interval(kind, section, `${key} limit`, limit, at(expected, "limit_ci"));
	};
	compare("egger_lm_sei", "closed", () => eggerTest(studies));
	compare("egger_classical_intercept", "closed", () => eggerTest(studies));
	compare("rma_REML_sei", "iterated", () => eggerTestMixed(studies, "REML"));
	compare("rma_DL_sei", "closed", () => eggerTestMixed(studies, "DL"));
	if (sizes) {
		const about = { method: "Regression on sample size", level: 0.95, isSe: false };
		compare("lm_ni", "closed", () => regressionTest(studies, sizes, about));
	}
	for (const [key, exact] of [
		["ranktest", true],
		["ranktest_normal_approx", false],
	] as const) {
		if (at(node, key) === undefined) continue;
		const result = beggTest(studies, { exact });
		const { tau, p } = result.status === "tested" ? result : { tau: null, p: null };
		comparison.figure("closed", section, `${key} tau`, tau, numberAt(node, key, "tau"));
		comparison.figure("p", section, `${key} p`, p, numberAt(node, key, "p"));
	}
}

/**
 * The reference's `trimfill` refits with metafor's own stopping rule, which leaves REML up to a few percent from the
 * optimum, so those estimates are compared loosely; that ours are at the optimum is tested in
 * restricted-likelihood.test.ts. Closed forms, numbers of studies and sides are compared in full.
 */
function compareTrimAndFill(comparison: Comparison, { name, node, studies }: PooledSection): void {
	const section = `${name} trim and fill`;
	for (const key of keysAt(node, "trimfill")) {
		const [method = "", estimator = ""] = key.split("_");
		const expected = at(node, "trimfill", key);
		const result = trimAndFill(studies, optionsOf(method), estimator === "R0" ? "R0" : "L0");
		if (result.status !== "filled") {
			comparison.missing(section, key, result.reason);
			continue;
		}
		const side = at(expected, "side") === result.side ? 1 : 0;
		comparison.figure("whole", section, `${key} same side`, side, 1);
		comparison.figure("whole", section, `${key} k0`, result.k0, numberAt(expected, "k0"));
		const kind = CLOSED.has(method) ? "closed" : "stoppedEarly";
		const { pooled, filled } = result;
		comparison.figure(kind, section, `${key} b`, pooled.estimate, numberAt(expected, "b"));
		comparison.figure(kind, section, `${key} se`, pooled.se, numberAt(expected, "se"));
		comparison.interval(kind, section, `${key} ci`, pooled.ci, at(expected, "ci"));
		comparison.figure(kind, section, `${key} tau2`, pooled.heterogeneity.tau2, numberAt(expected, "tau2"));
		listAt(expected, "filled_yi").forEach((_, i) => {
			const value = filled[i]?.estimate ?? null;
			comparison.figure(kind, section, `${key} filled ${i}`, value, numberAt(expected, "filled_yi", i));
		});
	}
}

function compareLeaveOneOut(comparison: Comparison, { name, node, studies }: PooledSection): void {
	const section = `${name} leave-one-out`;
	for (const method of keysAt(node, "leave1out")) {
		const kind = kindOf(method);
		const results = leaveOneOut(studies, (rest) => poolInverseVariance(rest, optionsOf(method)));
		listAt(node, "leave1out", method).forEach((expected, i) => {
			const pooled = results[i]?.pooled;
			const where = `${method} without ${i}`;
			if (pooled?.status !== "pooled") {
				comparison.missing(section, where, pooled?.reason ?? "no result");
				return;
			}
			const { heterogeneity: h } = pooled;
			const figure = (key: string, value: number | null, as: Kind = kind) =>
				comparison.figure(as, section, `${where} ${key}`, value, numberAt(expected, key));
			figure("estimate", pooled.estimate);
			figure("se", pooled.se);
			figure("zval", pooled.statistic);
			figure("pval", pooled.p, "p");
			figure("ci.lb", pooled.ci[0]);
			figure("ci.ub", pooled.ci[1]);
			figure("Q", h.Q, "closed");
			figure("Qp", h.p, "p");
			figure("tau2", h.tau2);
			if (pooled.k > 1) {
				figure("I2", h.I2);
				figure("H2", h.H2);
			}
		});
	}
}

function compareSubgroups(
	comparison: Comparison,
	{ name, node, studies }: PooledSection,
	groups: readonly string[],
): void {
	const section = `${name} subgroups`;
	for (const method of keysAt(node, "subgroups").filter((key) => key !== "levels")) {
		const kind = kindOf(method);
		const expected = at(node, "subgroups", method);
		const options = optionsOf(method);
		const separate = subgroupsSeparateTau2(studies, groups, options);
		for (const subgroup of listAt(expected, "subgroups")) {
			const group = separate.groups.find((candidate) => candidate.group === at(subgroup, "level"));
			const members = (group?.members ?? []).flatMap((i) => studies[i] ?? []);
			compareFit(comparison, section, subgroup, members, method, "z");
		}
		const between = at(expected, "Q_between_separate_tau2");
		const { Q, df, p } =
			separate.between.status === "tested" ? separate.between : { Q: null, df: null, p: null };
		comparison.figure(kind, section, `${method} Q between`, Q, numberAt(between, "Q"));
		comparison.figure("whole", section, `${method} df between`, df, numberAt(between, "df"));
		comparison.figure("p", section, `${method} p between`, p, numberAt(between, "p"));
		compareCommonTau2(comparison, section, expected, studies, groups, method);
	}
}

function compareCommonTau2(
	comparison: Comparison,
	section: string,
	expected: Json | undefined,
	studies: readonly StudyEffect[],
	groups: readonly string[],
	method: string,
): void {
	const kind = kindOf(method);
	const node = at(expected, "moderator_common_tau2");
	const { regression } = subgroupsCommonTau2(studies, groups, optionsOf(method));
	if (regression.status !== "fitted" || regression.moderatorTest === null) {
		comparison.missing(section, `${method} common tau2`, "no regression");
		return;
	}
	const figure = (key: string, value: number | null, as: Kind = kind) =>
		comparison.figure(as, section, `${method} common tau2 ${key}`, value, numberAt(node, key));
	const { moderatorTest: test, heterogeneity: h, coefficients } = regression;
	figure("QM", test.statistic);
	figure("QM_df", test.df, "whole");
	figure("QM_p", test.p, "p");
	figure("tau2_resid", h.tau2);
	figure("QE", h.Q, "closed");
	figure("QE_p", h.p, "p");
	// With a common effect there is no τ² to explain; the reference writes 0.
	if (method !== "EE") figure("R2", regression.R2);
	coefficients.forEach(({ estimate, se }, j) => {
		comparison.figure(kind, section, `${method} coefficient ${j}`, estimate, numberAt(node, "coef", j));
		comparison.figure(kind, section, `${method} coefficient ${j} se`, se, numberAt(node, "se", j));
	});
	const withF = at(expected, "moderator_common_tau2_knha");
	const moderator = { name: "group", kind: "categorical", values: groups } as const;
	const knha = metaRegression(studies, [moderator], { ...optionsOf(method), ci: "hksj" });
	const f = knha.status === "fitted" ? knha.moderatorTest : null;
	comparison.figure(kind, section, `${method} F`, f?.statistic ?? null, numberAt(withF, "QM_F"));
	comparison.figure("whole", section, `${method} F df1`, f?.df ?? null, numberAt(withF, "df1"));
	comparison.figure("whole", section, `${method} F df2`, f?.denominatorDf ?? null, numberAt(withF, "df2"));
	comparison.figure("p", section, `${method} F p`, f?.p ?? null, numberAt(withF, "p"));
}
