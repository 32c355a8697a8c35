import { findRoot } from "../numerics/find-root.ts";
import { at } from "../numerics/vector.ts";
import { heaviestOf, meanResiduals } from "../numerics/weighted-mean.ts";
import { traceP } from "../regression/traces.ts";
import {
	fitWithTau2,
	isPlainMean,
	logDeterminant,
	type Problem,
	unweightedRss,
} from "../regression/weighted-fit.ts";

/** The local maxima of a likelihood over τ² ≥ 0, the highest first. */
export interface LikelihoodMaxima {
	readonly tau2: number;
	readonly maxima: readonly { readonly tau2: number; readonly logLikelihood: number }[];
}

/** A variance below this part of the least one among studies is none. */
const ROUNDING = 1e-10;

/** Log likelihood (constants left out) and its derivative in τ². */
interface LikelihoodAt {
	readonly logLikelihood: number;
	readonly score: number;
}

/**
 * τ² where the restricted (REML) or full (ML) likelihood is highest, over all of τ² ≥ 0. The likelihood can have
 * two maxima; a climb from one start, as programs do, may end at the lower. So its derivative is evaluated on
 * a grid even in ln(τ² + least variance), finer than any feature the likelihood can have there, every
 * change of sign from rising to falling is a maximum, each is found to the last digit, and the highest wins.
 * @see Patterson & Thompson 1971, Biometrika 58:545; Viechtbauer 2005, J Educ Behav Stat 30:261
 */
export function maximiseLikelihood(problem: Problem, kind: "REML" | "ML"): LikelihoodMaxima {
	const score = scoreFunction(problem, kind);
	const least = at(problem.v, heaviestOf(problem.v));
	const highest = upperBound(problem);
	const found: number[] = [];
	const grid = gridOf(least, highest);
	const scores = grid.map(score);
	if (at(scores, 0) <= 0) found.push(0);
	for (let i = 0; i + 1 < grid.length; i++) {
		if (at(scores, i) > 0 && at(scores, i + 1) <= 0)
			found.push(findRoot(score, at(grid, i), at(grid, i + 1)));
		found.push(...hiddenMaxima(score, grid, scores, i, least));
	}
	const maxima = found
		.map((tau2) => ({ tau2, logLikelihood: likelihoodAt(problem, tau2, kind).logLikelihood }))
		.sort((a, b) => b.logLikelihood - a.logLikelihood || a.tau2 - b.tau2);
	const top = maxima[0]?.tau2 ?? 0;
	// Where the likelihood only falls, a search ends a rounding above 0.
	return { tau2: top < ROUNDING * least ? 0 : top, maxima };
}

/** The derivative alone, by the short way when the model is a plain mean. */
function scoreFunction(problem: Problem, kind: "REML" | "ML"): (tau2: number) => number {
	if (!isPlainMean(problem)) return (tau2) => likelihoodAt(problem, tau2, kind).score;
	const heaviest = heaviestOf(problem.v);
	return (tau2) => {
		const { rss2, weight, traceP } = meanResiduals(problem.y, problem.v, tau2, heaviest);
		return (rss2 - (kind === "REML" ? traceP : weight)) / 2;
	};
}

/**
 * A τ² above which neither likelihood rises. In the basis where P is diagonal the derivative is a sum of
 * (uⱼ² − λⱼ − τ²)/(λⱼ + τ²)² with Σ uⱼ² the residual sum of squares of the unweighted fit: none above that. And for a
 * plain mean of k ≥ 3 effects that lie within a range R, none above R²/(1 − 2/k) once τ² exceeds all variances.
 */
function upperBound(problem: Problem): number {
	const { y, v } = problem;
	const k = y.length;
	const unweighted = unweightedRss(problem);
	if (k < 3 || !isPlainMean(problem)) return unweighted;
	let [lowest, highest, largest] = [at(y, 0), at(y, 0), 0];
	for (let i = 0; i < k; i++) {
		lowest = Math.min(lowest, at(y, i));
		highest = Math.max(highest, at(y, i));
		largest = Math.max(largest, at(v, i));
	}
	return Math.min(unweighted, Math.max(largest, (highest - lowest) ** 2 / (1 - 2 / k)));
}

/** From 0 to `highest`, each step adding a fifth (or, over huge ranges, a 400th of the range) to ln(τ² + least). */
function gridOf(least: number, highest: number): number[] {
	const range = Math.log1p(highest / least);
	const steps = Math.min(400, Math.max(8, Math.ceil(range / 0.2)));
	return Array.from({ length: steps + 1 }, (_, i) =>
		i === steps ? highest * (1 + 1e-9) : least * Math.expm1((i / steps) * range),
	);
}

/**
 * A maximum and a minimum within one step leave the same sign at both its ends. They show as a derivative
 * that comes close to 0 and turns away: there the closest approach is looked for, and if it crosses, the pair is found.
 */
function hiddenMaxima(
	score: (tau2: number) => number,
	grid: readonly number[],
	scores: readonly number[],
	i: number,
	least: number,
): number[] {
	const before = Math.max(0, i - 1);
	const size = (j: number) => at(scores, j) * (at(grid, j) + least);
	const sign = Math.sign(size(i));
	if (sign === 0 || Math.sign(size(before)) !== sign || Math.sign(size(i + 1)) !== sign) return [];
	if (Math.abs(size(i)) > Math.abs(size(before)) || Math.abs(size(i)) > Math.abs(size(i + 1))) return [];
	let from = at(grid, before);
	let to = at(grid, i + 1);
	const golden = (Math.sqrt(5) - 1) / 2;
	const approach = (tau2: number) => sign * score(tau2) * (tau2 + least);
	// At τ² = 0 there is only one neighbour: most often the derivative just turns away from there.
	if (i === 0 && approach(from + (to - from) / 1000) >= approach(from)) return [];
	for (let step = 0; step < 40; step++) {
		const left = to - golden * (to - from);
		const right = from + golden * (to - from);
		const [atLeft, atRight] = [approach(left), approach(right)];
		const crossing = atLeft < 0 ? left : atRight < 0 ? right : null;
		if (crossing !== null) {
			const [start, end] = sign > 0 ? [at(grid, before), crossing] : [crossing, at(grid, i + 1)];
			return [findRoot(score, start, end)];
		}
		if (atLeft < atRight) to = right;
		else from = left;
	}
	return [];
}

/** The likelihood at one τ². */
export function likelihoodAt(problem: Problem, tau2: number, kind: "REML" | "ML"): LikelihoodAt {
	const fit = fitWithTau2(problem, tau2);
	let logWeights = 0;
	let weights = 0;
	let pp = 0;
	for (let i = 0; i < fit.residuals.length; i++) {
		const w = at(fit.weights, i);
		logWeights += Math.log(w);
		weights += w;
		pp += w * at(fit.residuals, i) ** 2;
	}
	const full = (logWeights - fit.rss) / 2;
	return kind === "ML"
		? { logLikelihood: full, score: (pp - weights) / 2 }
		: { logLikelihood: full - logDeterminant(fit) / 2, score: (pp - traceP(fit)) / 2 };
}
