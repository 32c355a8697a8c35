import type { EffectResult } from "#app/statistics/effects/effect.ts";
import { genericEffect } from "#app/statistics/effects/effect.ts";
import { type ProportionMeasure, singleProportion } from "#app/statistics/effects/single-proportion.ts";
import { smallSampleCorrection } from "#app/statistics/effects/small-sample-correction.ts";
import { hedgesG, heteroscedasticSmd, meanDifference } from "#app/statistics/effects/two-means.ts";
import {
	logOddsRatio,
	logRiskRatio,
	petoLogOddsRatio,
	riskDifferenceEffect,
} from "#app/statistics/effects/two-proportions.ts";
import type { ZeroCells } from "#app/statistics/effects/zero-cells.ts";
import { poolMantelHaenszel } from "#app/statistics/pooling/mantel-haenszel.ts";
import { poolPeto } from "#app/statistics/pooling/peto.ts";
import type { PoolResult } from "#app/statistics/pooling/pooled-effect.ts";
import { comparePooled } from "./compare-pooled.ts";
import { armsOf, compareArm, compareTable } from "./compare-tables.ts";
import { at, Comparison, expectedOf, type Json, keysAt, listAt, needed, numberAt } from "./comparison.ts";
import { type InputRow, inputOf } from "./input-rows.ts";

/** Compares everything the reference holds on a data set; the test states the counts. */
export function compareDataSet(id: string): Comparison {
	const comparison = new Comparison();
	const expected = expectedOf(id);
	const rows = inputOf(id);
	listAt(expected, "tables").forEach((table, i) => {
		compareTable(comparison, table, `table ${i}`);
	});
	for (const arm of [
		...listAt(expected, "arms"),
		...keysAt(expected, "arms").flatMap((g) => listAt(expected, "arms", g)),
	]) {
		compareArm(comparison, arm, `arm ${needed(arm, "x")}/${needed(arm, "n")}`);
	}
	for (const measure of keysAt(expected, "measures")) {
		compareMeasure(comparison, measure, at(expected, "measures", measure), rows, listAt(expected, "tables"));
	}
	return comparison;
}

function compareMeasure(
	comparison: Comparison,
	measure: string,
	node: Json | undefined,
	rows: readonly InputRow[],
	tables: readonly Json[],
): void {
	const defaults = rows.map((row) => effectOf(measure, row));
	compareStudies(comparison, `${measure} studies`, defaults, at(node, "studies"));
	const uncorrected = rows.map((row) => effectOf(measure, row, { to: "none" }));
	compareStudies(comparison, `${measure} studies`, uncorrected, at(node, "studies_no_correction"));
	for (const [name, effects] of [
		["pooled", defaults],
		["pooled_drop00", rows.map((row) => effectOf(measure, row, { dropDoubleZero: true }))],
		["pooled_no_correction_zero_dropped", uncorrected],
	] as const) {
		if (at(node, name) === undefined) continue;
		const used = effects.flatMap((effect, i) => {
			const row = rows[i];
			return effect.status === "estimated" && row ? [{ effect, row }] : [];
		});
		const k = listAt(node, name, "studies_used").length;
		comparison.figure("whole", `${measure} ${name} fits`, "studies used", used.length, k);
		const groups = used.flatMap(({ row }) => row.group ?? []);
		comparePooled(comparison, {
			name: `${measure} ${name}`,
			node: at(node, name),
			studies: used.map(({ effect }) => effect),
			sizes: used.map(({ row }) => row.total),
			...(groups.length > 0 && { groups }),
		});
	}
	if (measure === "RR" || measure === "OR" || measure === "RD") {
		const arms = tables.map(armsOf);
		const section = `${measure} Mantel-Haenszel`;
		const add = { poolingZeroCells: { to: "only-zero", dropDoubleZero: true } } as const;
		for (const key of ["default", "correct_false"]) {
			comparePooledTables(
				comparison,
				section,
				poolMantelHaenszel(measure, arms),
				at(node, "mantel_haenszel", key),
			);
		}
		const half = at(node, "mantel_haenszel", "add_half_in_pooling");
		comparePooledTables(comparison, section, poolMantelHaenszel(measure, arms, add), half);
	}
	if (measure === "PETO") {
		comparePooledTables(comparison, "PETO pooled", poolPeto(tables.map(armsOf)), at(node, "peto"));
	}
	if (measure === "SMD") {
		listAt(node, "studies").forEach((study, i) => {
			const row = rows[i];
			const J = row?.arms.kind === "means" ? smallSampleCorrection(row.total - 2) : null;
			comparison.figure("closed", "SMD studies", `exact J ${i}`, J, numberAt(study, "J_exact"));
		});
	}
}

function effectOf(measure: string, { arms }: InputRow, options: ZeroCells = {}): EffectResult {
	switch (arms.kind) {
		case "events":
			if (measure === "RR") return logRiskRatio(arms, options);
			if (measure === "OR") return logOddsRatio(arms, options);
			return measure === "RD" ? riskDifferenceEffect(arms, options) : petoLogOddsRatio(arms, options);
		case "means":
			if (measure === "MD") return meanDifference(arms);
			return measure === "SMD" ? hedgesG(arms) : heteroscedasticSmd(arms);
		case "proportion":
			return singleProportion(measure as ProportionMeasure, arms, options);
		case "generic":
			return genericEffect(arms.estimate, { variance: arms.variance });
	}
}

function compareStudies(
	comparison: Comparison,
	section: string,
	effects: readonly EffectResult[],
	node: Json | undefined,
): void {
	if (!Array.isArray(node)) return;
	node.forEach((study, i) => {
		const effect = effects[i];
		// A variance of 0 is an estimate to R and "not estimable" here: it cannot be pooled.
		if (effect?.status === "not estimable" && numberAt(study, "vi") === 0) return;
		const own = effect?.status === "estimated" ? effect : null;
		const figure = (key: string, got: number | null | undefined) =>
			comparison.figure("closed", section, `${i} ${key}`, got, numberAt(study, key));
		figure("yi", own?.estimate);
		figure("vi", own?.variance);
		figure("sei", own?.se);
		figure("ci_lb", own?.ci[0]);
		figure("ci_ub", own?.ci[1]);
		figure("est_exp", own && Math.exp(own.estimate));
		figure("ci_lb_exp", own && Math.exp(own.ci[0]));
		figure("ci_ub_exp", own && Math.exp(own.ci[1]));
	});
}

function comparePooledTables(
	comparison: Comparison,
	section: string,
	pooled: PoolResult,
	node: Json | undefined,
): void {
	if (numberAt(node, "b") === null) return;
	if (pooled.status !== "pooled") {
		comparison.missing(section, "estimate", pooled.reason);
		return;
	}
	const { heterogeneity: h } = pooled;
	const figure = (key: string, got: number | null | undefined, kind: "closed" | "p" | "whole" = "closed") =>
		comparison.figure(kind, section, key, got, numberAt(node, key));
	figure("k_tables", pooled.k, "whole");
	figure("b", pooled.estimate);
	figure("se", pooled.se);
	figure("z", pooled.statistic);
	figure("p", pooled.p, "p");
	comparison.interval("closed", section, "ci", pooled.ci, at(node, "ci"));
	const natural = [Math.exp(pooled.ci[0]), Math.exp(pooled.ci[1])] as const;
	for (const [estimate, ci] of [
		["est_exp", "ci_exp"],
		["or", "or_ci"],
	] as const) {
		figure(estimate, Math.exp(pooled.estimate));
		comparison.interval("closed", section, ci, natural, at(node, ci));
	}
	figure("Q", h.Q);
	figure("Q_df", h.df, "whole");
	figure("Q_p", h.p, "p");
	// One study: I² and H² are null here, 0 and 1 in metafor.
	if (h.df > 0) {
		figure("I2", h.I2);
		figure("H2", h.H2);
	}
}
