import { logOddsRatio, logRiskRatio } from "#app/statistics/effects/two-proportions.ts";
import type { BinaryArms } from "#app/statistics/proportions/arms.ts";
import { chiSquareTest } from "#app/statistics/proportions/chi-square-test.ts";
import { fisherExactTest } from "#app/statistics/proportions/fisher-exact.ts";
import { numberNeededToTreat } from "#app/statistics/proportions/number-needed-to-treat.ts";
import { estimateProportion } from "#app/statistics/proportions/proportion-interval.ts";
import { estimateRiskDifference } from "#app/statistics/proportions/risk-difference.ts";
import { at, type Comparison, type Json, needed, numberAt } from "./comparison.ts";

/** The two arms of an entry of `tables` (a, n1, c, n2). */
export function armsOf(table: Json): BinaryArms {
	return {
		experimental: { events: needed(table, "a"), n: needed(table, "n1") },
		control: { events: needed(table, "c"), n: needed(table, "n2") },
	};
}

/** One 2×2 table: uncorrected ratios, differences with both intervals, NNT, exact and χ² tests. */
export function compareTable(comparison: Comparison, table: Json, where: string): void {
	const arms = armsOf(table);
	const section = "tables";
	const figure = (key: string, got: number | null | undefined, ...path: string[]) =>
		comparison.figure("closed", section, `${where} ${key}`, got, numberAt(table, ...path));
	for (const [key, estimator] of [
		["rr", logRiskRatio],
		["or", logOddsRatio],
	] as const) {
		const path = `${key}_uncorrected`;
		const effect = estimator(arms, { to: "none" });
		const own = effect.status === "estimated" ? effect : null;
		figure(`${key}`, own && Math.exp(own.estimate), path, key);
		figure(`log ${key}`, own?.estimate, path, "log");
		figure(`se log ${key}`, own?.se, path, "se_log");
		const ci = own ? ([Math.exp(own.ci[0]), Math.exp(own.ci[1])] as const) : null;
		comparison.interval("closed", section, `${where} ${key} ci`, ci, at(table, path, "ci"));
	}
	for (const method of ["wald", "newcombe"] as const) {
		const rd = estimateRiskDifference(arms, { method });
		figure("rd", rd.difference, "rd", "est");
		comparison.interval("closed", section, `${where} rd ${method}`, rd.ci, at(table, "rd", `ci_${method}`));
		compareNumberNeeded(comparison, table, where, method, rd);
	}
	const fisher = fisherExactTest(arms).p;
	comparison.figure("p", section, `${where} fisher`, fisher, numberAt(table, "fisher_p"));
	for (const [key, continuity] of [
		["chisq_p", false],
		["chisq_yates_p", true],
	] as const) {
		const test = chiSquareTest(arms, { continuity });
		const p = test.statistic === null ? null : test.p;
		comparison.figure("p", section, `${where} ${key}`, p, numberAt(table, key));
	}
}

/** The reference inverts both bounds; here they are ranges, which must have the same ends and say benefit and harm. */
function compareNumberNeeded(
	comparison: Comparison,
	table: Json,
	where: string,
	method: "wald" | "newcombe",
	rd: ReturnType<typeof estimateRiskDifference>,
): void {
	const section = "numbers needed to treat";
	const { estimate, ranges } = numberNeededToTreat(rd, "good");
	const value = estimate && (estimate.for === "benefit" ? estimate.value : -estimate.value);
	const expected = numberAt(table, "nnt", "est");
	// An NNT of no difference at all is stated as null, not as infinity.
	if (expected !== null && Number.isFinite(expected)) {
		comparison.figure("closed", section, `${where} ${method}`, value, expected);
	}
	const crosses = at(table, "nnt", `rd_ci_crosses_0_${method}`) === true;
	comparison.figure(
		"whole",
		section,
		`${where} ${method} has two ranges`,
		ranges.length === 2 ? 1 : 0,
		crosses ? 1 : 0,
	);
	const signed = ranges.flatMap((range) =>
		[range.from, range.to].map((end) => {
			const number = end === "infinity" ? Number.POSITIVE_INFINITY : end;
			return range.for === "benefit" ? number : -number;
		}),
	);
	for (const i of [0, 1]) {
		const bound = numberAt(table, "nnt", `from_rd_${method}`, i);
		if (bound === null || !Number.isFinite(bound)) continue;
		const nearest = signed.reduce((a, b) => (Math.abs(b - bound) < Math.abs(a - bound) ? b : a), 0);
		comparison.figure("closed", section, `${where} ${method} end ${i}`, nearest, bound);
	}
}

/** One arm: its proportion by every interval method. */
export function compareArm(comparison: Comparison, arm: Json, where: string): void {
	const events = needed(arm, "x");
	const n = needed(arm, "n");
	for (const [key, method] of [
		["wilson", "wilson"],
		["wilson_prop.test", "wilson"],
		["clopper_pearson", "clopper-pearson"],
		["agresti_coull", "agresti-coull"],
		["jeffreys", "jeffreys"],
	] as const) {
		const { proportion, ci } = estimateProportion(events, n, { method });
		comparison.figure("closed", "proportions", `${where} p`, proportion, numberAt(arm, "p"));
		comparison.interval("closed", "proportions", `${where} ${key}`, ci, at(arm, key));
	}
}
