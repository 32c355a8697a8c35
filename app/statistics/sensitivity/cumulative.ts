import { indexOrder } from "../numerics/vector.ts";
import type { PoolResult } from "../pooling/pooled-effect.ts";

/** The pooled result once one more study is in. */
export interface AfterAdding {
	/** Place, in the list given, of the study that was added. */
	readonly added: number;
	readonly pooled: PoolResult;
}

/**
 * Pools the first study of an order, the first two, and so on.
 * @param studies anything that `pool` accepts a list of  @param order places of the studies, first to last
 * @param pool the pooling, options bound
 * @see Lau et al. 1992, N Engl J Med 327:248; metafor cumul
 */
export function cumulative<T>(
	studies: readonly T[],
	order: readonly number[],
	pool: (sofar: readonly T[]) => PoolResult,
): AfterAdding[] {
	const sofar: T[] = [];
	return order.map((added) => {
		sofar.push(...studies.slice(added, added + 1));
		return { added, pooled: pool(sofar) };
	});
}

/** Oldest first; studies without a year last; ties keep their places. */
export function orderByYear(studies: readonly { readonly year?: number | null }[]): number[] {
	const year = (i: number) => studies[i]?.year ?? Number.POSITIVE_INFINITY;
	return indexOrder(studies.length, (a, b) => (year(a) === year(b) ? a - b : year(a) - year(b)));
}

/** Most precise first; ties keep their places. */
export function orderByPrecision(studies: readonly { readonly variance: number }[]): number[] {
	const variance = (i: number) => studies[i]?.variance ?? Number.POSITIVE_INFINITY;
	return indexOrder(studies.length, (a, b) => variance(a) - variance(b) || a - b);
}
