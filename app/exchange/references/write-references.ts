import { Cite } from "@citation-js/core";
import "@citation-js/plugin-ris";
import type { Report } from "#app/domain/study/study-document.ts";
import { type CslItem, cslFromReport } from "./csl-item.ts";

/** A study's reports under its address, as exports take them. */
export interface ReferencedStudy {
	slug: string;
	document: { reports: Report[] };
}

/** The reports of studies as CSL-JSON items; ids are made of the study's address and the report's own id. */
export function reportsToCsl(studies: ReferencedStudy[]): CslItem[] {
	return studies.flatMap(({ slug, document }) =>
		document.reports.map((report) => cslFromReport(report, `${slug}-${report.id}`)),
	);
}

/** The same as RIS, each record with its PubMed id as accession number. */
export function reportsToRis(studies: ReferencedStudy[]): string {
	return reportsToCsl(studies)
		.map((item) => {
			const text = new Cite([item], { forceType: "@csl/list+object" }).format("ris", { format: "text" });
			const pmid = item.PMID === undefined ? "" : `DB  - PubMed\nAN  - ${item.PMID}\n`;
			// The writer breaks values after 70 letters, amid words, which not every program undoes.
			return text
				.replace(/\n(?![A-Z][A-Z0-9] {2}-|$)/g, "")
				.replace(/^ER {2}-/m, `${pmid}ER  -`)
				.trimEnd();
		})
		.map((record) => `${record}\n\n`)
		.join("");
}
