import { at } from "../numerics/vector.ts";

/**
 * x' C⁻¹ x for a covariance matrix C, by Cholesky's decomposition of the correlations (so that moderators in
 * different units do not disturb each other).
 * @returns null when C is not positive definite, as when all residuals are 0
 */
export function quadraticForm(
	x: readonly number[],
	covariance: readonly (readonly number[])[],
): number | null {
	const factor = cholesky(covariance);
	if (factor === null) return null;
	const { lower, scales } = factor;
	const z: number[] = [];
	lower.forEach((row, i) => {
		let value = at(x, i) / at(scales, i);
		for (let j = 0; j < i; j++) value -= at(row, j) * at(z, j);
		z.push(value / at(row, i));
	});
	return z.reduce((total, value) => total + value ** 2, 0);
}

/** ln |C|, or null when C is not positive definite. */
export function logDeterminantOf(covariance: readonly (readonly number[])[]): number | null {
	const factor = cholesky(covariance);
	if (factor === null) return null;
	return factor.lower.reduce(
		(total, row, i) => total + 2 * Math.log(at(row, i)) + 2 * Math.log(at(factor.scales, i)),
		0,
	);
}

function cholesky(covariance: readonly (readonly number[])[]) {
	const scales = covariance.map((row, i) => Math.sqrt(at(row, i)));
	const lower: number[][] = [];
	for (const [i, row] of covariance.entries()) {
		const next: number[] = [];
		for (let j = 0; j <= i; j++) {
			let value = at(row, j) / (at(scales, i) * at(scales, j));
			const other = j === i ? next : (lower[j] ?? []);
			for (let m = 0; m < j; m++) value -= at(next, m) * at(other, m);
			if (j < i) next.push(value / at(other, j));
			else if (value > 0) next.push(Math.sqrt(value));
			else return null;
		}
		lower.push(next);
	}
	return { lower, scales };
}
