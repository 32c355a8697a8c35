import { doiIn, type ReportDraft, withoutBlank } from "./csl-item.ts";

/**
 * PubMed's "MEDLINE" or "PubMed" text as reports: `TAG - value` lines, continued by six spaces, with a blank
 * line between records. @see https://www.nlm.nih.gov/bsd/mms/medlineelements.html
 */
export function readMedline(text: string): ReportDraft[] {
	return text
		.split(/\r?\n(?=PMID ?- )/)
		.map((record) => fieldsOf(record))
		.filter((fields) => fields.has("PMID") || fields.has("TI"))
		.map((fields) => {
			const one = (tag: string) => fields.get(tag)?.[0];
			const doi = [...(fields.get("LID") ?? []), ...(fields.get("AID") ?? [])].find((value) =>
				/\[doi\]$/.test(value),
			);
			const year = Number(/(1[89]|20|21)\d\d/.exec(one("DP") ?? "")?.[0]);
			return withoutBlank({
				authors: (fields.get("AU") ?? fields.get("FAU") ?? fields.get("CN"))?.join(", "),
				title: one("TI")?.replace(/\s+/g, " ").replace(/\.$/, ""),
				journal: one("TA") ?? one("JT"),
				year: Number.isNaN(year) ? undefined : year,
				volume: one("VI"),
				pages: one("PG"),
				doi: doiIn(doi),
				pmid: one("PMID"),
			});
		});
}

function fieldsOf(record: string): Map<string, string[]> {
	const fields = new Map<string, string[]>();
	for (const line of record.replace(/\r?\n {6}/g, " ").split(/\r?\n/)) {
		const match = /^([A-Z]{2,4}) *- (.*)$/.exec(line);
		if (!match?.[1] || !match[2]) continue;
		fields.set(match[1], [...(fields.get(match[1]) ?? []), match[2].trim()]);
	}
	return fields;
}
