import { readChoice } from "#app/http/api/list-query.ts";

/** A published table that shows what can be pasted. */
export interface ExampleTable {
	name: string;
	/** Whose figures they are. */
	source: string;
	href: string;
	table: string;
}

/** @see Colditz et al. 1994, JAMA 271:698; figures as in R’s metadat, dat.bcg */
const BCG: ExampleTable = {
	name: "Thirteen trials of BCG vaccine against tuberculosis",
	source: "Colditz et al. 1994, JAMA 271:698, as R’s metadat has them (dat.bcg)",
	href: "https://doi.org/10.1001/jama.1994.03510330076038",
	table: `study,year,group,events treatment,n treatment,events control,n control
Aronson,1948,random,4,123,11,139
Ferguson & Simes,1949,random,6,306,29,303
Rosenthal et al.,1960,random,3,231,11,220
Hart & Sutherland,1977,random,62,13598,248,12867
Frimodt-Moller et al.,1973,alternate,33,5069,47,5808
Stein & Aronson,1953,alternate,180,1541,372,1451
Vandiviere et al.,1973,random,8,2545,10,629
TPT Madras,1980,random,505,88391,499,88391
Coetzee & Berjak,1968,random,29,7499,45,7277
Rosenthal et al.,1961,systematic,17,1716,65,1665
Comstock et al.,1974,systematic,186,50634,141,27338
Comstock & Webster,1969,systematic,5,2498,3,2341
Comstock et al.,1976,systematic,27,16913,29,17854`,
};

/** By the name that an address has for each. */
export const EXAMPLES: Readonly<Record<string, ExampleTable>> = { bcg: BCG };

/**
 * The example that an address asks for; undefined where it asks for none.
 * @throws Problem `invalid` where there is no such example
 */
export function exampleIn(search: URLSearchParams): ExampleTable | undefined {
	const name = readChoice(search, "example", Object.keys(EXAMPLES));
	return name === undefined ? undefined : EXAMPLES[name];
}
