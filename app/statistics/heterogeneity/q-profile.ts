import { chiSquareQuantile } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";
import type { Problem } from "../regression/weighted-fit.ts";
import { solveGeneralisedQ } from "./tau-squared.ts";

/**
 * Q-profile interval for τ²: the values at which the generalised Q statistic, which is χ² on k − p degrees of
 * freedom at the true τ², equals that distribution's upper and lower quantile.
 * @returns bounds of τ², 0 where Q(0) is already below the quantile (both, when the data are more alike than chance)
 * @see Viechtbauer 2007, Stat Med 26:37; metafor confint.rma.uni
 */
export function qProfileInterval(problem: Problem, level: number): Interval {
	const df = problem.y.length - problem.columns.length;
	const tail = (1 - level) / 2;
	return [
		solveGeneralisedQ(problem, chiSquareQuantile(1 - tail, df)),
		solveGeneralisedQ(problem, chiSquareQuantile(tail, df)),
	];
}
