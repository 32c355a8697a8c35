/**
 * Hedges' exact small-sample correction J(m) = Γ(m/2) / (√(m/2) Γ((m − 1)/2)), which makes a standardised mean
 * difference with m degrees of freedom unbiased. The usual 1 − 3/(4m − 1) approximates it.
 * The ratio of gammas is computed as a ratio: the difference of two log gammas would lose digits in large trials.
 * @param m degrees of freedom of the standard deviation
 * @returns J in (0, 1); null for m < 2, where it does not exist
 * @see Hedges 1981, J Educ Stat 6:107, equation 6e
 */
export function smallSampleCorrection(m: number): number | null {
	if (m < 2) return null;
	return gammaRatio((m - 1) / 2) / Math.sqrt(m / 2);
}

/** Γ(x + ½)/Γ(x), by its asymptotic series (Abramowitz & Stegun 6.1.47 in logarithms) from x = 20 up. */
function gammaRatio(x: number): number {
	let factor = 1;
	let y = x;
	// Γ(y + ½)/Γ(y) = Γ(y + 3/2)/Γ(y + 1) · y/(y + ½)
	for (; y < 20; y++) factor *= y / (y + 0.5);
	const r = 1 / (y * y);
	const series = (-1 / 8 + r * (1 / 192 + r * (-1 / 640 + r * (17 / 14336 - (r * 31) / 18432)))) / y;
	return factor * Math.sqrt(y) * Math.exp(series);
}
