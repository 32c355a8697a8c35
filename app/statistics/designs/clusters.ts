import { requireCorrelation, requireFinite, requirePositive } from "../numerics/arguments.ts";

/**
 * The design effect of a trial that randomised clusters: 1 + (m − 1)·ICC, by which the variance of an estimate is larger
 * than if its people had been randomised one by one.
 * @param meanSize mean number of people in a cluster, m ≥ 1  @param icc intracluster correlation, −1 to 1
 * @throws RangeError naming the argument, or when the two give an effect that is not above 0
 * @see Cochrane Handbook 23.1.4; Donner & Klar 2000, Design and Analysis of Cluster Randomization Trials
 */
export function designEffect(meanSize: number, icc: number): number {
	requireFinite("meanSize", meanSize);
	if (meanSize < 1) throw new RangeError(`meanSize must be 1 or more; got ${meanSize}`);
	requireCorrelation("icc", icc);
	const effect = 1 + (meanSize - 1) * icc;
	requirePositive("design effect", effect);
	return effect;
}

/**
 * An amount of people, events or person-time divided by the design effect: its effective size. Means and standard
 * deviations stay as they are. The result is seldom whole, and is not rounded.
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 23.1.4
 */
export function effectiveSize(amount: number, effect: number): number {
	requireFinite("amount", amount);
	requirePositive("design effect", effect);
	return amount / effect;
}

/**
 * The standard error of an estimate that took no account of clustering, times the square root of the design effect.
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 23.1.4
 */
export function inflatedSe(se: number, effect: number): number {
	requirePositive("se", se);
	requirePositive("design effect", effect);
	return se * Math.sqrt(effect);
}
