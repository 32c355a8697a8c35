import type { Effect } from "../effects/effect.ts";
import { observedMinusExpected, petoLogOddsRatio } from "../effects/two-proportions.ts";
import { correctedTable } from "../effects/zero-cells.ts";
import { requireLevel } from "../numerics/arguments.ts";
import { sum } from "../numerics/vector.ts";
import type { BinaryArms } from "../proportions/arms.ts";
import { pooledOverTables } from "./fixed-weights.ts";
import type { PoolResult } from "./pooled-effect.ts";

/**
 * Peto's common log odds ratio: Σ(O − E)/ΣV with variance 1/ΣV. Good for rare events, arms of like size and small
 * effects. Nothing is added to zero cells, in the pooling or in Q; tables without events (or non-events) have
 * V = 0 and add nothing to either.
 * @param tables events and number analysed in both arms of each study
 * @returns a reason where no table has both events and non-events
 * @throws RangeError naming the argument
 * @see Yusuf et al. 1985, Prog Cardiovasc Dis 27:335; Cochrane Handbook 10.4.2; metafor rma.peto
 */
export function poolPeto(
	tables: readonly BinaryArms[],
	{ level = 0.95 }: { level?: number } = {},
): PoolResult {
	requireLevel(level);
	if (tables.length === 0) return { status: "not pooled", reason: "There are no studies" };
	const effects = tables
		.map((table) => petoLogOddsRatio(table, { to: "none", level }))
		.filter((effect): effect is Effect => effect.status === "estimated");
	const parts = tables.map((table) => observedMinusExpected(correctedTable(table, { to: "none" })));
	const weights = parts.map((part) => part.variance);
	const estimate = sum(parts.map((part) => part.difference)) / sum(weights);
	const about = { model: "peto", method: "Peto odds ratio, Wald interval", k: tables.length } as const;
	return pooledOverTables({ ...about, estimate, variance: 1 / sum(weights), weights, effects, level });
}
