import { pmidIn } from "./csl-item.ts";

/** What an entry says where the library that reads it does not look. */
export interface Beside {
	pmid: string | undefined;
	year: number | undefined;
}

/**
 * RIS has no field for a PubMed id. PubMed and Ovid put it under AN (accession number), Embase under C5, the
 * Cochrane Library under C3 ("PUBMED 24345483"), others under PM, U1, a note or the address. EndNote’s DA is a day
 * without its year, which hides PY.
 */
export function besideRis(entry: string): Beside {
	const bare = (tags: string) => new RegExp(`^(?:${tags}) {2}- (\\d{1,9})\\s*$`, "m").exec(entry)?.[1];
	const from = /^(?:DB|DP) {2}- .*(pubmed|medline|embase)/im.exec(entry)?.[1]?.toLowerCase();
	const named = /^(?:U1|UR|L2|N1|C[1-8]|M[1-3]) {2}- (.*(?:pmid|pubmed).*)$/im.exec(entry)?.[1];
	const year = /^(?:PY|Y1|YR) {2}- ((?:1[89]|20|21)\d\d)\b/m.exec(entry)?.[1];
	return {
		pmid:
			bare("PM") ??
			(from === "pubmed" || from === "medline" ? bare("AN") : undefined) ??
			(from !== undefined ? bare("C5") : undefined) ??
			pmidIn(named),
		year: year === undefined ? undefined : Number(year),
	};
}

/** BibTeX has no field for it either; BibLaTeX gives a date in place of a year. */
export function besideBibtex(entry: string): Beside {
	const year = /\b(?:date|year)\s*=\s*["{]?\s*((?:1[89]|20|21)\d\d)\b/i.exec(entry)?.[1];
	return {
		pmid: /\bpmid\s*[=:]\s*["{]?\s*(\d{1,9})\b/i.exec(entry)?.[1],
		year: year === undefined ? undefined : Number(year),
	};
}
