/**
 * The warning that every test for small-study effects carries below ten studies.
 * @see Cochrane Handbook 13.3.5.4; Sterne et al. 2011, BMJ 343:d4002
 */
export function fewStudiesWarning(k: number): string | null {
	return k < 10
		? `Tests for small-study effects have too little power with ${k} ${k === 1 ? "study" : "studies"}; ten or more are advised`
		: null;
}
