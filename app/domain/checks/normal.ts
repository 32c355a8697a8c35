/**
 * The few values of the normal and t distributions that checks compare printed digits with. The statistics
 * take theirs from @stdlib; the checks run in the form while somebody types, and there that package would
 * weigh more than all the rest. The tests hold these to the statistics' own.
 */

const ROOT_2_PI = Math.sqrt(2 * Math.PI);

/**
 * Two-sided p of a standard normal deviate: the share of the distribution at least |z| from its middle.
 * Below 3 by the series of the area, above by the continued fraction of the tail (Abramowitz & Stegun 1964,
 * 26.2.11 and 26.2.14).
 */
export function twoSidedP(z: number): number {
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
		const area = twoSidedP(z);
		step = (Math.log(area / p) * area * ROOT_2_PI) / (2 * Math.exp((-z * z) / 2));
		z += step;
	}
	return z;
}

/**
 * How many standard errors an interval at this level (in percent) reaches to either side, by the normal
 * distribution or, with degrees of freedom, by Student's t (Cornish–Fisher expansion, Abramowitz & Stegun
 * 26.7.5: within 1% from 4 degrees of freedom on at 95%).
 */
export function standardErrorsAt(level: number, degreesOfFreedom = Infinity): number {
	const z = zOfTwoSidedP(1 - level / 100);
	const v = degreesOfFreedom;
	if (v === Infinity) return z;
	return (
		z +
		(z ** 3 + z) / (4 * v) +
		(5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2) +
		(3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3)
	);
}
