import { type EffectResult, effectFrom, notEstimable } from "../effects/effect.ts";
import type { MeasureFrom } from "../effects/measures.ts";
import type { ContinuousArms } from "../effects/two-means.ts";
import { correctedTable, doubleZeroReason } from "../effects/zero-cells.ts";
import {
	requireCorrelation,
	requireFinite,
	requireLevel,
	requireNotNegative,
	requireP,
	requirePositive,
	requireSize,
} from "../numerics/arguments.ts";
import { tCritical } from "../numerics/distributions.ts";
import type { Interval } from "../numerics/interval.ts";
import type { BinaryArms } from "../proportions/arms.ts";

/**
 * Effects of two treatments that the same people had, in turn (a crossover) or on two sides of the body. Both arms have
 * as many people; the correlation is that of the two measurements of a person.
 */

/** The variance of a difference of two figures of the same people: v₁ + v₂ − 2r√(v₁v₂). */
function pairedVariance(first: number, second: number, correlation: number): number {
	return Math.max(0, first + second - 2 * correlation * Math.sqrt(first * second));
}

/**
 * Mean difference within people, with SE √(sd₁² + sd₂² − 2r·sd₁·sd₂)/√n.
 * @param arms mean, sd and n of each treatment, in the same unit and the same n people
 * @param correlation of a person's two values, −1 to 1
 * @returns not estimable where that variance is 0
 * @throws RangeError naming the argument: also where the arms differ in n
 * @see Cochrane Handbook 23.2.7.1; Elbourne et al. 2002, Int J Epidemiol 31:140
 */
export function pairedMeanDifference(arms: ContinuousArms, correlation: number, level = 0.95): EffectResult {
	const { difference, spread, n } = pairedMeans(arms, correlation);
	const about = { measure: "MD", method: "Mean difference within people" } as const;
	return effectFrom(about, difference, spread ** 2 / n, level);
}

/**
 * Standardised mean difference within people: the difference over √((sd₁² + sd₂²)/2), with SE
 * √(1/n + d²/2n)·√(2(1 − r)). Without a small-sample correction, as the Handbook gives it.
 * @returns not estimable where both standard deviations are 0, or the correlation is 1
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 23.2.7.2; Elbourne et al. 2002
 */
export function pairedSmd(arms: ContinuousArms, correlation: number, level = 0.95): EffectResult {
	const { difference, n } = pairedMeans(arms, correlation);
	const { experimental: e, control: c } = arms;
	const sd = Math.sqrt((e.sd ** 2 + c.sd ** 2) / 2);
	if (sd === 0) return notEstimable("SMD", "Both standard deviations are 0");
	const d = difference / sd;
	const about = { measure: "SMD", method: "Standardised mean difference within people" } as const;
	return effectFrom(about, d, (1 / n + d ** 2 / (2 * n)) * 2 * (1 - correlation), level);
}

/**
 * Log odds ratio, log risk ratio or risk difference of the two treatments' totals, with the covariance that the
 * correlation of a person's two outcomes (phi) gives. With the odds ratio this is the Becker-Balagtas marginal odds ratio.
 * Zero cells are corrected as between different people, ½ to each cell.
 * @returns not estimable where a variance is 0 or nobody, or everybody, had the outcome with both
 * @throws RangeError naming the argument: also where the arms differ in n
 * @see Elbourne et al. 2002, Int J Epidemiol 31:140; Becker & Balagtas 1993, Biometrics 49:997; Cochrane Handbook 23.2.7
 */
export function pairedCounts(
	measure: Exclude<MeasureFrom<"counts">, "PETO">,
	arms: BinaryArms,
	correlation: number,
	level = 0.95,
): EffectResult {
	requireSameSize(arms.experimental.n, arms.control.n);
	requireCorrelation("correlation", correlation);
	const none = doubleZeroReason(arms);
	if (none) return notEstimable(measure, none);
	const { a, b, n1, c, d, n2, correction } = correctedTable(arms);
	const [p, q] = [a / n1, c / n2];
	const of = {
		OR: [Math.log((a * d) / (b * c)), 1 / a + 1 / b, 1 / c + 1 / d],
		RR: [Math.log(p / q), 1 / a - 1 / n1, 1 / c - 1 / n2],
		RD: [p - q, (p * (1 - p)) / n1, (q * (1 - q)) / n2],
	} as const satisfies Record<typeof measure, readonly number[]>;
	const [estimate, first, second] = of[measure];
	const about = { measure, method: `${measure} of the same people`, correction } as const;
	return effectFrom(about, estimate, pairedVariance(first, second, correlation), level);
}

/**
 * The standard error of a mean difference from the t statistic of a paired t test: |difference / t|.
 * @throws RangeError naming the argument: neither may be 0
 * @see Cochrane Handbook 23.2.7.1
 */
export function seFromPairedT(difference: number, t: number): number {
	requireNotZero("difference", difference);
	requireNotZero("t", t);
	return Math.abs(difference / t);
}

/**
 * The same from the two-sided p value of a paired t test of n people.
 * @throws RangeError naming the argument: difference ≠ 0, 0 < p < 1, n ≥ 2
 * @see Cochrane Handbook 23.2.7.1
 */
export function seFromPairedP(difference: number, p: number, n: number): number {
	requireP("p", p);
	if (p === 1) throw new RangeError("p must be below 1: a p of 1 implies no standard error");
	requireSize("n", n, 2);
	return seFromPairedT(difference, tCritical(1 - p, n - 1));
}

/**
 * The same from the confidence interval of the difference in n people, by t on n − 1.
 * @throws RangeError naming the argument: lower < upper, n ≥ 2
 * @see Cochrane Handbook 23.2.7.1
 */
export function seFromPairedInterval([lower, upper]: Interval, n: number, ciLevel = 0.95): number {
	requireLevel(ciLevel);
	requireSize("n", n, 2);
	requirePositive("ci width", upper - lower);
	return (upper - lower) / (2 * tCritical(ciLevel, n - 1));
}

function pairedMeans({ experimental: e, control: c }: ContinuousArms, correlation: number) {
	for (const [name, arm] of Object.entries({ experimental: e, control: c })) {
		requireFinite(`${name}.mean`, arm.mean);
		requireNotNegative(`${name}.sd`, arm.sd);
	}
	requireSameSize(e.n, c.n);
	requireCorrelation("correlation", correlation);
	const spread = Math.sqrt(pairedVariance(e.sd ** 2, c.sd ** 2, correlation));
	return { difference: e.mean - c.mean, spread, n: e.n };
}

function requireSameSize(first: number, second: number): void {
	requireSize("experimental.n", first);
	if (first !== second)
		throw new RangeError(`control.n must be that of the other arm, ${first}; got ${second}`);
}

function requireNotZero(name: string, value: number): void {
	requireFinite(name, value);
	if (value === 0) throw new RangeError(`${name} must not be 0: no standard error follows`);
}
