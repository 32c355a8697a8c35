/**
 * The terms that stand before the series of incomplete gamma and beta functions, by way of deviances: a gamma function
 * of a large argument would lose the digits that its neighbours cancel.
 * @see Loader 2000, Fast and Accurate Computation of Binomial Probabilities
 */

const LOG_ROOT_2_PI = Math.log(2 * Math.PI) / 2;
/** Coefficients of Stirling's series, for 1/n, 1/n³, … */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360];

/** x^a e^−x / Γ(a + 1). */
export function gammaTerm(a: number, x: number): number {
	return Math.exp(-LOG_ROOT_2_PI - Math.log(a) / 2 - stirlingError(a) - deviance(a, x));
}

/**
 * x^a y^b / (a B(a, b)).
 * @param y 1 − x, given apart since near 1 it cannot be had from x
 */
export function betaTerm(a: number, b: number, x: number, y: number): number {
	const n = a + b;
	const log =
		stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
	return Math.exp(log + Math.log(b / (a * n)) / 2 - LOG_ROOT_2_PI);
}

/** ln Γ(n + 1) less Stirling's formula, (n + ½) ln n − n + ½ ln 2π. */
function stirlingError(n: number): number {
	let error = 0;
	let from = n;
	for (; from < 16; from++) error += (from + 0.5) * Math.log1p(1 / from) - 1;
	let power = 1 / from;
	for (const coefficient of STIRLING) {
		error += coefficient * power;
		power /= from * from;
	}
	return error;
}

/** a ln(a / x) + x − a, without loss where x is near a. */
function deviance(a: number, x: number): number {
	const difference = a - x;
	if (Math.abs(difference) >= 0.1 * (a + x)) return a * Math.log(a / x) - difference;
	const v = difference / (a + x);
	let sum = difference * v;
	let term = 2 * a * v;
	for (let odd = 3; ; odd += 2) {
		term *= v * v;
		const next = sum + term / odd;
		if (next === sum) return sum;
		sum = next;
	}
}
