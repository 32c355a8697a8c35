import type { Report } from "./study/study-document.ts";

/**
 * A report as a reference list prints it: "Finzi E, Rosenthal NE. Treatment of … J Psychiatr Res 52(1):1-6. 2014",
 * with the reference word for word where that is recorded. Empty when only numbers and addresses are.
 */
export function reportWords(report: Omit<Report, "id" | "role">): string {
	const { authors, title, journal, volume, issue, pages, year, citation } = report;
	const number = [volume, issue && `(${issue})`].filter(Boolean).join("");
	const place = [journal, [number, pages].filter(Boolean).join(":")].filter(Boolean).join(" ");
	return [authors, title, place, year && String(year), citation]
		.filter((part) => part !== undefined && part !== "")
		.map((part, index) => (index === 0 ? part : ` ${part}`))
		.join(".")
		.replace(/([.?!])\.(?= )/g, "$1");
}

/** Where a report can be read: its DOI's address, PubMed, its own. */
export function reportLinks({
	doi,
	pmid,
	url,
}: Pick<Report, "doi" | "pmid" | "url">): { label: string; href: string }[] {
	return [
		doi && { label: `doi:${doi}`, href: `https://doi.org/${encodeURI(doi)}` },
		pmid && { label: `PubMed ${pmid}`, href: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/` },
		url && URL.canParse(url) && { label: new URL(url).host, href: url },
	].filter((link) => typeof link === "object");
}
