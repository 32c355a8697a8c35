import { reportWords } from "#app/domain/report-words.ts";
import type { Reference, ReportDraft } from "./reference.ts";

/** The report of a draft study. */
const FIRST = "r1";

/**
 * The study that a reference makes: itself as the one report. Without a title it goes by the words it has
 * ("Psi P. Fict J Med 12(3):45-50. 1987"), or by its number.
 */
export function studyOfReference({ report, nct }: Pick<Reference, "report" | "nct">) {
	return {
		title: titleOfReference(report),
		...(nct && { identifiers: [{ system: "nct", value: nct }] }),
		reports: [{ ...report, id: FIRST, ...(nct && { role: "registry" }) }],
	};
}

/** What people know a reference by. */
export function titleOfReference(report: ReportDraft): string {
	const { title, citation, doi, pmid, url } = report;
	const number = (doi && `doi:${doi}`) ?? (pmid && `PubMed ${pmid}`) ?? url ?? "";
	return (title ?? citation ?? (reportWords(report) || number)).slice(0, 1000);
}
