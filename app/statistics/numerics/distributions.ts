import { findRoot } from "./find-root.ts";
import { betaLower, gammaLower, gammaUpper } from "./incomplete.ts";
import { normalCritical, normalTwoSided } from "./normal.ts";

/** How far off a quantile is looked for, as a logarithm: beyond lies nothing that a double holds. */
const FARTHEST = 1024;

/**
 * Tail areas and quantiles of the distributions that meta-analysis uses beside the normal one. Tails are computed as
 * tails: one minus a distribution function loses every digit below 1e-16, and p values of 1e-26 are common here.
 * Checked against R's pt, pchisq, pf and qbeta in tests/reference/distributions.test.ts.
 */

/** P(|T| ≥ |x|) on df degrees of freedom. */
export function tTwoSided(x: number, df: number): number {
	if (df === Infinity) return normalTwoSided(x);
	const square = x * x;
	return square === Infinity ? 0 : betaLower(df / 2, 0.5, df / (df + square), square / (df + square));
}

/**
 * The critical values found so far: a page of many arms asks for those of a few levels and sizes again and again, and
 * each is a search through dozens of beta areas.
 */
const criticals = new Map<string, number>();
const MOST_CRITICALS = 2000;

/** The t that a two-sided interval at this level reaches to, on df degrees of freedom (not only whole ones). */
export function tCritical(level: number, df: number): number {
	if (df === Infinity) return normalCritical(level);
	if (!(df > 0 && level > 0 && level < 1)) return level === 0 ? 0 : Number.NaN;
	const asked = `${level} ${df}`;
	const known = criticals.get(asked);
	if (known !== undefined) return known;
	const found = quantile((t) => tTwoSided(t, df), 1 - level, normalCritical(level), "falls");
	if (criticals.size >= MOST_CRITICALS) criticals.clear();
	criticals.set(asked, found);
	return found;
}

/** P(X ≥ x) for χ² on df degrees of freedom; 1 when df is 0. */
export const chiSquareUpper = (x: number, df: number): number => (df === 0 ? 1 : gammaUpper(df / 2, x / 2));

/** P(X ≤ x) for χ² on df degrees of freedom. */
export const chiSquareCdf = (x: number, df: number): number => gammaLower(df / 2, x / 2);

/** x with area `p` below it. */
export function chiSquareQuantile(p: number, df: number): number {
	if (!(df > 0 && p >= 0 && p <= 1)) return Number.NaN;
	if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
	return p < 0.5
		? quantile((x) => chiSquareCdf(x, df), p, df, "rises")
		: quantile((x) => chiSquareUpper(x, df), 1 - p, df, "falls");
}

/** P(X ≥ x) for F on df1 and df2 degrees of freedom. */
export function fUpper(x: number, df1: number, df2: number): number {
	const whole = df2 + df1 * x;
	return x <= 0 ? 1 : betaLower(df2 / 2, df1 / 2, df2 / whole, (df1 * x) / whole);
}

/** x with area `p` below it in a beta distribution. */
export function betaQuantile(p: number, a: number, b: number): number {
	if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return Number.NaN;
	if (p === 0 || p === 1) return p;
	// Over the odds x / (1 − x), of which neither end runs out of digits.
	const below = (odds: number) => betaLower(a, b, odds / (1 + odds), 1 / (1 + odds));
	const above = (odds: number) => betaLower(b, a, 1 / (1 + odds), odds / (1 + odds));
	const odds = p < 0.5 ? quantile(below, p, a / b, "rises") : quantile(above, 1 - p, a / b, "falls");
	return odds / (1 + odds);
}

/** The positive point where a falling or rising area is `p`, looked for on the scale of logarithms from `start` on. */
function quantile(area: (x: number) => number, p: number, start: number, shape: "rises" | "falls"): number {
	const distance = (logX: number) => Math.log(Math.max(area(Math.exp(logX)), Number.MIN_VALUE) / p);
	const from = Math.log(start);
	const first = Math.sign(distance(from));
	let reach = first > 0 === (shape === "rises") ? -1 : 1;
	while (Math.abs(reach) < FARTHEST && Math.sign(distance(from + reach)) === first) reach *= 2;
	return Math.exp(findRoot(distance, from, from + reach));
}
