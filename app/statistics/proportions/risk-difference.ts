import { requireLevel } from "../numerics/arguments.ts";
import { type Interval, waldInterval } from "../numerics/interval.ts";
import { type BinaryArms, requireBinaryArms } from "./arms.ts";
import { miettinenNurminenInterval } from "./miettinen-nurminen.ts";
import { newcombeInterval } from "./newcombe.ts";

/**
 * Simple (Wald) interval for a difference of two proportions, d ± z·√(p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂). Has no
 * width when both arms are at 0 or 100 %, which is why it is not the default anywhere.
 * @throws RangeError naming the argument
 */
function waldDifferenceInterval(arms: BinaryArms, level = 0.95): Interval {
	requireBinaryArms(arms);
	requireLevel(level);
	const { experimental, control } = arms;
	const p1 = experimental.events / experimental.n;
	const p2 = control.events / control.n;
	const se = Math.sqrt((p1 * (1 - p1)) / experimental.n + (p2 * (1 - p2)) / control.n);
	return waldInterval(p1 - p2, se, level);
}

const METHODS = {
	newcombe: { name: "Newcombe", interval: newcombeInterval },
	wald: { name: "Wald", interval: waldDifferenceInterval },
	"miettinen-nurminen": { name: "Miettinen-Nurminen", interval: miettinenNurminenInterval },
} as const;

export type DifferenceMethod = keyof typeof METHODS;

/** A risk difference of one trial, without any correction for zero cells. */
export interface RiskDifferenceEstimate {
	method: string;
	level: number;
	/** p(experimental) − p(control), in [−1, 1]. */
	difference: number;
	ci: Interval;
}

/**
 * The difference between two arms' proportions as a trial's own page shows it. For pooling use
 * `riskDifferenceEffect`, which has a variance and metafor's zero-cell convention.
 * @throws RangeError naming the argument
 */
export function estimateRiskDifference(
	arms: BinaryArms,
	{ method = "newcombe", level = 0.95 }: { method?: DifferenceMethod; level?: number } = {},
): RiskDifferenceEstimate {
	const { name, interval } = METHODS[method];
	const ci = interval(arms, level);
	const difference = arms.experimental.events / arms.experimental.n - arms.control.events / arms.control.n;
	return { method: name, level, difference, ci };
}
