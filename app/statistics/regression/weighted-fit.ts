import { at, dot } from "../numerics/vector.ts";
import { meanResiduals } from "../numerics/weighted-mean.ts";
import { removeComponents, solveUpper } from "./orthogonal.ts";

/** Effects, their variances and the columns of the design (a column of ones for a plain mean). */
export interface Problem {
	readonly y: Float64Array;
	readonly v: Float64Array;
	readonly columns: readonly Float64Array[];
}

/** A weighted least-squares fit, kept as its orthogonal decomposition √W X = Q R. */
export interface WeightedFit {
	readonly weights: Float64Array;
	/** Columns of Q. */
	readonly q: readonly Float64Array[];
	/** Columns of R, upper triangular. */
	readonly r: readonly Float64Array[];
	/** √w (y − Xb). */
	readonly residuals: Float64Array;
	/** Σ w (y − Xb)². */
	readonly rss: number;
	readonly coefficients: readonly number[];
	/** Diagonal of the hat matrix, 0 … 1. */
	readonly hat: Float64Array;
	/** 1 − hat, with its digits kept for a study that outweighs all others. */
	readonly free: Float64Array;
}

/** Whether the design is a column of ones only: one mean for all studies. */
export function isPlainMean({ columns }: Problem): boolean {
	const [column] = columns;
	if (!column || columns.length > 1) return false;
	for (let i = 0; i < column.length; i++) if (at(column, i) !== 1) return false;
	return true;
}

/** Residual sum of squares of the fit that weights all studies alike. */
export function unweightedRss(problem: Problem): number {
	const ones = new Float64Array(problem.y.length).fill(1);
	if (isPlainMean(problem)) return meanResiduals(problem.y, ones, 0, 0).rss;
	return fitWeighted(problem.y, problem.columns, ones).rss;
}

/** Least squares with weights 1/(v + τ²). Linear in the number of studies. */
export function fitWithTau2({ y, v, columns }: Problem, tau2: number): WeightedFit {
	const weights = new Float64Array(v.length);
	for (let i = 0; i < v.length; i++) weights[i] = 1 / (at(v, i) + tau2);
	return fitWeighted(y, columns, weights);
}

/**
 * Weighted least squares by Gram-Schmidt orthogonalisation, each column twice: as good as Householder's, and
 * unlike normal equations it keeps its digits when a moderator is a calendar year.
 * @param y outcomes  @param columns columns of the design, of full rank (see `independentColumns`)
 * @param weights above 0
 */
function fitWeighted(y: Float64Array, columns: readonly Float64Array[], weights: Float64Array): WeightedFit {
	const k = y.length;
	const root = new Float64Array(k);
	for (let i = 0; i < k; i++) root[i] = Math.sqrt(at(weights, i));
	const q: Float64Array[] = [];
	const r: Float64Array[] = [];
	const hat = new Float64Array(k);
	for (const column of columns) {
		const next = new Float64Array(k);
		for (let i = 0; i < k; i++) next[i] = at(root, i) * at(column, i);
		const entries = new Float64Array(columns.length);
		removeComponents(next, q, entries);
		const length = Math.sqrt(dot(next, next));
		for (let i = 0; i < k; i++) {
			const value = at(next, i) / length;
			next[i] = value;
			hat[i] = at(hat, i) + value * value;
		}
		entries[q.length] = length;
		q.push(next);
		r.push(entries);
	}
	const residuals = new Float64Array(k);
	let largest = 0;
	for (let i = 0; i < k; i++) {
		const value = at(root, i) * at(y, i);
		residuals[i] = value;
		largest = Math.max(largest, Math.abs(value));
	}
	const projected = new Float64Array(columns.length);
	removeComponents(residuals, q, projected);
	// Equal effects leave nothing but rounding here; called by its name, 0, or it would be tested for size.
	const noise = 4 * Number.EPSILON * largest;
	for (let i = 0; i < k; i++) if (Math.abs(at(residuals, i)) <= noise) residuals[i] = 0;
	const coefficients = solveUpper(r, projected);
	const free = freedom(hat, columns.length);
	return { weights, q, r, residuals, rss: dot(residuals, residuals), coefficients, hat, free };
}

/** 1 − hat; for a single column the heaviest study's is summed from the others', which rounding cannot swallow. */
function freedom(hat: Float64Array, columns: number): Float64Array {
	const free = new Float64Array(hat.length);
	const top = heaviestIn(hat);
	let others = 0;
	for (let i = 0; i < hat.length; i++) {
		free[i] = 1 - at(hat, i);
		if (i !== top) others += at(hat, i);
	}
	if (columns === 1) free[top] = others;
	return free;
}

/** Index of the study with the largest hat value. */
export function heaviestIn(hat: Float64Array): number {
	let best = 0;
	for (let i = 1; i < hat.length; i++) if (at(hat, i) > at(hat, best)) best = i;
	return best;
}

/** (X'WX)⁻¹ = R⁻¹ R⁻ᵀ. */
export function inverseInformation({ r }: WeightedFit): number[][] {
	const p = r.length;
	const inverse = r.map((_, j) => {
		const unit = new Float64Array(p);
		unit[j] = 1;
		return solveUpper(r, unit);
	});
	return r.map((_, i) =>
		r.map((__, j) => inverse.reduce((s, column) => s + at(column, i) * at(column, j), 0)),
	);
}

/** ln |X'WX|. */
export function logDeterminant({ r }: WeightedFit): number {
	return 2 * r.reduce((total, column, j) => total + Math.log(Math.abs(at(column, j))), 0);
}
