import type { Report } from "#app/domain/study/study-document.ts";

type Identified = Pick<Report, "doi" | "pmid" | "title" | "year">;

/**
 * Whether two references are to one publication: by DOI, by PubMed id, or, where one of them lacks those, by
 * the letters of its title and the year (one year apart at most: online first).
 */
export function sameReport(one: Identified, other: Identified): boolean {
	if (one.doi && other.doi) return one.doi.toLowerCase() === other.doi.toLowerCase();
	if (one.pmid && other.pmid) return one.pmid === other.pmid;
	const title = lettersOf(one.title);
	if (title.length < 15 || title !== lettersOf(other.title)) return false;
	return one.year === undefined || other.year === undefined || Math.abs(one.year - other.year) <= 1;
}

const lettersOf = (title: string | undefined): string =>
	(title ?? "")
		.normalize("NFKD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
