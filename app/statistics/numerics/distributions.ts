import beta from "@stdlib/stats-base-dists-beta";
import chisquare from "@stdlib/stats-base-dists-chisquare";
import f from "@stdlib/stats-base-dists-f";
import normal from "@stdlib/stats-base-dists-normal";
import t from "@stdlib/stats-base-dists-t";

/**
 * Tail areas and quantiles of the distributions that meta-analysis uses. Tails are computed as tails: one
 * minus a distribution function loses every digit below 1e-16, and p values of 1e-26 are common here.
 * Checked against R's pnorm, pt, pchisq, pf and qbeta in tests/reference/distributions.test.ts.
 */

/** Standard normal distribution function. */
export const normalCdf = (z: number): number => normal.cdf(z, 0, 1);

/** z with area `p` below it. */
export const normalQuantile = (p: number): number => normal.quantile(p, 0, 1);

/** P(|Z| ≥ |z|). */
export const normalTwoSided = (z: number): number => Math.min(1, 2 * normalCdf(-Math.abs(z)));

/** The z that a two-sided interval at this level reaches to: 1.96 at 0.95. */
export const normalCritical = (level: number): number => -normalQuantile((1 - level) / 2);

/** P(|T| ≥ |x|) on df degrees of freedom. */
export const tTwoSided = (x: number, df: number): number => Math.min(1, 2 * t.cdf(-Math.abs(x), df));

/** The t that a two-sided interval at this level reaches to, on df degrees of freedom (not only whole ones). */
export function tCritical(level: number, df: number): number {
	const tail = (1 - level) / 2;
	const start = -t.quantile(tail, df);
	// The package's quantile is good to about 1e-11; one Newton step on its far better cdf makes it exact.
	const density = t.pdf(start, df);
	const step = density > 0 ? (t.cdf(-start, df) - tail) / density : 0;
	return Number.isFinite(step) && Math.abs(step) < 1e-6 * start ? start + step : start;
}

/** P(X ≥ x) for χ² on df degrees of freedom, to full relative precision far into the tail; 1 when df is 0. */
export function chiSquareUpper(x: number, df: number): number {
	if (df === 0 || x <= 0) return 1;
	const a = df / 2;
	const z = x / 2;
	if (z < a + 1) return 1 - chisquare.cdf(x, df);
	// Continued fraction of the upper incomplete gamma function by Lentz's method (Numerical Recipes, 6.2).
	let b = z + 1 - a;
	let c = 1e300;
	let d = 1 / b;
	let fraction = d;
	for (let i = 1; i < 20_000; i++) {
		const numerator = -i * (i - a);
		b += 2;
		d = 1 / awayFromZero(numerator * d + b);
		c = awayFromZero(b + numerator / c);
		const factor = d * c;
		fraction *= factor;
		if (Math.abs(factor - 1) < 1e-16) break;
	}
	return Math.min(1, 2 * z * chisquare.pdf(x, df) * fraction);
}

const awayFromZero = (x: number) => (Math.abs(x) < 1e-300 ? 1e-300 : x);

/** P(X ≤ x) for χ² on df degrees of freedom. */
export const chiSquareCdf = (x: number, df: number): number => chisquare.cdf(x, df);

/** x with area `p` below it. */
export const chiSquareQuantile = (p: number, df: number): number => chisquare.quantile(p, df);

/** P(X ≥ x) for F on df1 and df2 degrees of freedom; uses that 1/X is F on df2 and df1. */
export const fUpper = (x: number, df1: number, df2: number): number => (x <= 0 ? 1 : f.cdf(1 / x, df2, df1));

/** x with area `p` below it in a beta distribution. */
export const betaQuantile = (p: number, a: number, b: number): number => beta.quantile(p, a, b);
