import type { ReportForm } from "./form-shape.ts";

/** What a line that says where a study was found turns out to be. */
export interface FoundSource {
	report: Pick<ReportForm, "doi" | "pmid" | "url" | "citation">;
	/** A registry number it names, such as NCT01556971. */
	identifier?: { system: "nct" | "isrctn"; value: string };
}

/**
 * Sorts what somebody pasted as a source: a DOI or its link, a PubMed id or its link, a registry number or
 * its link, any other web address, else a reference, kept word for word.
 */
export function readFoundSource(text: string): FoundSource {
	const found = text.trim();
	const nct = /\b(NCT\d{8})\b/i.exec(found)?.[1]?.toUpperCase();
	const isrctn = /\b(ISRCTN\d{8})\b/i.exec(found)?.[1]?.toUpperCase();
	const identifier = nct
		? ({ system: "nct", value: nct } as const)
		: isrctn
			? ({ system: "isrctn", value: isrctn } as const)
			: undefined;
	return { report: reportFields(found), ...(identifier && { identifier }) };
}

function reportFields(found: string): FoundSource["report"] {
	const isAddress = /^https?:\/\/\S+$/i.test(found);
	const doi = /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(found)?.[1];
	if (doi) return { doi };
	const pmid = /^(?:(?:pmid|pubmed):?\s*|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)?(\d{5,9})\/?$/i.exec(
		found,
	)?.[1];
	if (pmid) return { pmid };
	if (isAddress) return { url: found };
	return found === "" ? {} : { citation: found };
}
