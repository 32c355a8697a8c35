/** A study in a Baujat plot. */
export interface BaujatCase {
	/** Its part of the heterogeneity: (y − μ)² / (τ² + v). With a common effect these add up to Q. */
	readonly heterogeneity: number;
	/** What it does to the pooled estimate: (μ₋ᵢ − μ)² / se(μ₋ᵢ)². */
	readonly influence: number;
}

/**
 * Coordinates of a study in a Baujat plot, as metafor's baujat() has them.
 * @param study effect and standard error  @param all pooled estimate and τ² (0 with a common effect)
 * @param without pooled estimate and standard error without the study
 * @returns null where a standard error is 0, which leaves nothing to divide by
 * @see Baujat et al. 2002, Stat Med 21:2641; Viechtbauer 2010, J Stat Softw 36(3), baujat.rma
 */
export function baujatCase(
	study: { readonly estimate: number; readonly se: number },
	all: { readonly estimate: number; readonly tau2: number },
	without: { readonly estimate: number; readonly se: number },
): BaujatCase | null {
	const variance = all.tau2 + study.se ** 2;
	if (!(variance > 0) || !(without.se > 0)) return null;
	return {
		heterogeneity: (study.estimate - all.estimate) ** 2 / variance,
		influence: ((without.estimate - all.estimate) / without.se) ** 2,
	};
}
