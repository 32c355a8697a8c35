import type { PoolResult } from "../pooling/pooled-effect.ts";

/** The pooled result without one study. */
export interface WithoutOne {
	/** Place of the study that was left out. */
	readonly omitted: number;
	readonly pooled: PoolResult;
}

/**
 * Pools again without each study in turn, by whatever method pooled them all.
 * @param studies anything that `pool` accepts a list of  @param pool the pooling, options bound
 * @see Viechtbauer & Cheung 2010, Res Synth Methods 1:112; metafor leave1out
 */
export function leaveOneOut<T>(
	studies: readonly T[],
	pool: (rest: readonly T[]) => PoolResult,
): WithoutOne[] {
	return studies.map((_, omitted) => ({ omitted, pooled: pool(studies.toSpliced(omitted, 1)) }));
}
