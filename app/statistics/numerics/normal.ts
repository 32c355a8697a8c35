/**
 * The standard normal distribution. It is small enough for the browser, where the checks of the form use it while
 * somebody types.
 */

const ROOT_2_PI = Math.sqrt(2 * Math.PI);

/**
 * P(|Z| ≥ |z|), relative error below 1e-13. Below 3 by the series of the area, above by the continued fraction of the
 * tail (Abramowitz & Stegun 1964, 26.2.11 and 26.2.14).
 */
export function normalTwoSided(z: number): number {
	const size = Math.abs(z);
	const density = Math.exp((-size * size) / 2) / ROOT_2_PI;
	if (size < 3) {
		let term = size;
		let sum = size;
		for (let odd = 3; term > 1e-17; odd += 2) {
			term *= (size * size) / odd;
			sum += term;
		}
		return Math.max(0, 1 - 2 * density * sum);
	}
	let fraction = size;
	for (let step = 60; step > 0; step--) fraction = size + step / fraction;
	return (2 * density) / fraction;
}

/** Standard normal distribution function. */
export const normalCdf = (z: number): number => (z < 0 ? normalTwoSided(z) / 2 : 1 - normalTwoSided(z) / 2);

/** The deviate beyond which p is below 1e-315 and a double says no more. */
const FARTHEST = 38;

/**
 * The deviate |z| that has this two-sided p; 0 for p ≥ 1, 38 for p ≤ 0. Newton's method on the logarithm of
 * p, which is concave in z: from √(−2 ln p), which no root exceeds, every step falls towards the root.
 */
export function zOfTwoSidedP(p: number): number {
	if (p >= 1) return 0;
	let z = p <= 0 ? FARTHEST : Math.min(FARTHEST, Math.sqrt(-2 * Math.log(p)));
	if (z === FARTHEST) return z;
	for (let step = 1; Math.abs(step) > 1e-10; ) {
		const area = normalTwoSided(z);
		step = (Math.log(area / p) * area * ROOT_2_PI) / (2 * Math.exp((-z * z) / 2));
		z += step;
	}
	return z;
}

/** z with area `p` below it; ∓∞ for 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
	if (!(p >= 0 && p <= 1)) return Number.NaN;
	if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
	return p < 0.5 ? -zOfTwoSidedP(2 * p) : zOfTwoSidedP(2 * (1 - p));
}

/** The z that a two-sided interval at this level reaches to: 1.96 at 0.95. */
export const normalCritical = (level: number): number => zOfTwoSidedP(1 - level);
