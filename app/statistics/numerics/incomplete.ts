import { betaTerm, gammaTerm } from "./densities.ts";

/** Terms after which a series is given up: it converges in some √(a + b) steps. */
const LONGEST = 100_000;

/**
 * P(X ≥ x) of a gamma distribution of shape `a` and scale 1: the upper incomplete gamma function, regularised. The
 * series below its middle, the continued fraction above, so that a far tail keeps its digits.
 * @see Abramowitz & Stegun 1964, 6.5.29 and 6.5.31
 */
export function gammaUpper(a: number, x: number): number {
	if (!(a > 0) || Number.isNaN(x)) return Number.NaN;
	if (x <= 0) return 1;
	if (x === Infinity) return 0;
	return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/** P(X ≤ x) of a gamma distribution of shape `a` and scale 1. */
export function gammaLower(a: number, x: number): number {
	if (!(a > 0) || Number.isNaN(x)) return Number.NaN;
	if (x <= 0) return 0;
	if (x === Infinity) return 1;
	return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
	let term = 1;
	let sum = 1;
	for (let i = 1; i < LONGEST && term > sum * 1e-17; i++) {
		term *= x / (a + i);
		sum += term;
	}
	return gammaTerm(a, x) * sum;
}

function gammaFraction(a: number, x: number): number {
	const fraction = continued(
		(i) => -i * (i - a),
		(i) => x + 1 - a + 2 * i,
	);
	return a * gammaTerm(a, x) * fraction;
}

/**
 * P(X ≤ x) of a beta distribution: the incomplete beta function, regularised, to full relative precision in its tail.
 * @param y 1 − x, given apart since near 1 it cannot be had from x
 * @see Press et al. 2007, Numerical Recipes, 6.4
 */
export function betaLower(a: number, b: number, x: number, y: number): number {
	if (!(a > 0 && b > 0) || Number.isNaN(x)) return Number.NaN;
	if (x <= 0) return 0;
	if (y <= 0) return 1;
	return x < (a + 1) / (a + b + 2) ? betaFraction(a, b, x, y) : 1 - betaFraction(b, a, y, x);
}

function betaFraction(a: number, b: number, x: number, y: number): number {
	const numerator = (i: number) => {
		const m = Math.floor(i / 2);
		return i % 2 === 0
			? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
			: (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
	};
	return betaTerm(a, b, x, y) * continued(numerator, () => 1);
}

/** 1/(b₀ + a₁/(b₁ + a₂/(b₂ + …))) by Lentz's method (Numerical Recipes, 5.2). */
function continued(a: (i: number) => number, b: (i: number) => number): number {
	let c = 1e300;
	let d = 1 / awayFromZero(b(0));
	let fraction = d;
	for (let i = 1; i < LONGEST; i++) {
		d = 1 / awayFromZero(a(i) * d + b(i));
		c = awayFromZero(b(i) + a(i) / c);
		fraction *= d * c;
		if (Math.abs(d * c - 1) < 2e-16) break;
	}
	return fraction;
}

const awayFromZero = (x: number) => (Math.abs(x) < 1e-300 ? 1e-300 : x);
