import { zOfTwoSidedP } from "#app/statistics/numerics/normal.ts";

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
