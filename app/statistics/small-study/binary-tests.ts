import { logOddsRatio, observedMinusExpected } from "../effects/two-proportions.ts";
import { correctedTable } from "../effects/zero-cells.ts";
import type { BinaryArms } from "../proportions/arms.ts";
import { type RegressionTestResult, regressionTest } from "./regression-test.ts";

/**
 * Harbord's test for odds ratios: Egger's regression on the score Z/V with standard error 1/√V, where Z is
 * observed minus expected events and V its hypergeometric variance; unlike ln OR and its standard error, the two
 * are not tied to each other when there is no effect. Tables with V = 0 are left out.
 * @see Harbord, Egger & Sterne 2006, Stat Med 25:3443
 */
export function harbordTest(tables: readonly BinaryArms[], level = 0.95): RegressionTestResult {
	const scores = tables
		.map((table) => observedMinusExpected(correctedTable(table, { to: "none" })))
		.filter(({ variance }) => variance > 0)
		.map(({ difference, variance }) => ({ estimate: difference / variance, variance: 1 / variance }));
	const predictor = scores.map(({ variance }) => Math.sqrt(variance));
	return regressionTest(scores, predictor, { method: "Harbord's test", level, isSe: false });
}

/**
 * Peters' test for odds ratios: regression of ln OR on 1/N, weighted by the inverse variance of the pooled log
 * odds, 1/(1/events + 1/non-events) over both arms. Tables without events or without non-events are left out;
 * zero cells get metafor's ½ for ln OR.
 * @see Peters et al. 2006, JAMA 295:676
 */
export function petersTest(tables: readonly BinaryArms[], level = 0.95): RegressionTestResult {
	const rows = tables.flatMap((table) => {
		const { experimental, control } = table;
		const total = experimental.n + control.n;
		const events = experimental.events + control.events;
		const effect = logOddsRatio(table, { dropDoubleZero: true });
		if (effect.status !== "estimated" || events === 0 || events === total) return [];
		return [{ estimate: effect.estimate, variance: 1 / events + 1 / (total - events), predictor: 1 / total }];
	});
	const predictor = rows.map((row) => row.predictor);
	return regressionTest(rows, predictor, { method: "Peters' test", level, isSe: false });
}
