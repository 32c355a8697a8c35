import type { Report } from "#app/domain/study/study-document.ts";
import { type CslItem, type CslName, cslFromReport } from "./csl-item.ts";
import { endsOfPages } from "./places.ts";

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
	return reportsToCsl(studies).map(risOf).join("");
}

/** One reference as RIS. */
export function risOf(item: CslItem): string {
	const { first, last } = endsOfPages(item.page ?? "");
	const lines: [tag: string, value: string | number | undefined][] = [
		["TY", item.type === "webpage" ? "ELEC" : "JOUR"],
		...(item.author ?? []).map((name): [string, string] => ["AU", risName(name)]),
		["PY", item.issued?.["date-parts"]?.[0]?.[0]],
		["DA", item.type === "webpage" ? dateOf(item.issued) : undefined],
		["TI", item.title],
		["T2", item["container-title"]],
		["VL", item.volume],
		["IS", item.issue],
		["SP", first],
		["EP", last],
		["ET", item.version && `Version ${item.version}`],
		["PB", item.publisher],
		["Y2", dateOf(item.accessed)],
		["DO", item.DOI],
		["UR", item.URL],
		["ID", item.id],
		...(item.PMID === undefined
			? []
			: ([
					["DB", "PubMed"],
					["AN", item.PMID],
				] as [string, string][])),
	];
	const filled = lines.filter(([, value]) => value !== undefined && value !== "");
	return `${filled.map(([tag, value]) => `${tag}  - ${String(value).replace(/\s+/g, " ")}\n`).join("")}ER  - \n\n`;
}

/** "2026/11/29/" */
function dateOf(date: CslItem["accessed"]): string | undefined {
	const parts = date?.["date-parts"]?.[0];
	return parts && `${parts.map((part) => String(part).padStart(2, "0")).join("/")}/`;
}

/** A group's name ends with a comma, or reference managers take its last word for a surname. */
function risName({ family, given, suffix, literal = "" }: CslName): string {
	if (family === undefined) return /[\s,]/.test(literal) ? `${literal},` : literal;
	return [family, given, suffix].filter(Boolean).join(", ");
}
