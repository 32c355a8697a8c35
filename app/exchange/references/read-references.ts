import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { Problem } from "#app/domain/problem.ts";
import { type Beside, besideBibtex, besideRis } from "./beside-the-library.ts";
import { type CslItem, type ReportDraft, reportFromCsl } from "./csl-item.ts";
import { readMedline } from "./medline.ts";
import { readPubmedXml } from "./pubmed-xml.ts";
import { sameReport } from "./same-report.ts";

export type ReferenceFormat = "ris" | "medline" | "pubmed-xml" | "bibtex" | "csl-json";

export interface ReadReferences {
	format: ReferenceFormat;
	reports: ReportDraft[];
	/** How many stood in the file twice, by DOI, PubMed id or title and year. */
	repeated: number;
	/** Entries that could not be read, with the reason. */
	problems: { entry: number; reason: string }[];
}

/** Which of the formats a text is in, by how each must begin; undefined when it is none of them. */
export function referenceFormatOf(text: string): ReferenceFormat | undefined {
	const start = text.replace(/^\uFEFF/, "").trimStart();
	if (/^TY {2}- /m.test(start)) return "ris";
	if (/^PMID ?- /m.test(start)) return "medline";
	if (/^<(\?xml|!DOCTYPE|PubmedArticleSet)/.test(start) && start.includes("<PubmedArticle"))
		return "pubmed-xml";
	if (/^\s*@\w+\s*[{(]/m.test(start)) return "bibtex";
	if (/^[[{]/.test(start) && /"(type|title|DOI|container-title)"/.test(start)) return "csl-json";
	return undefined;
}

/**
 * Reads what reference managers and PubMed export: RIS, MEDLINE text, PubMed XML, BibTeX or CSL-JSON. Each
 * entry is read for itself, so that one bad entry costs only itself.
 * @throws Problem `invalid` when the text is in none of these formats, or is broken as a whole
 */
export function readReferences(text: string): ReadReferences {
	const format = referenceFormatOf(text);
	const content = text.replace(/^\uFEFF/, "");
	if (!format)
		throw new Problem(
			"invalid",
			"These are no references in RIS, MEDLINE, PubMed XML, BibTeX or CSL-JSON. Export them in one of these formats.",
		);
	const problems: ReadReferences["problems"] = [];
	const all = entriesOf(format, content).flatMap((entry, index) => {
		try {
			const reports = entry().filter((report) => Object.keys(report).length > 0);
			if (reports.length === 0)
				problems.push({ entry: index + 1, reason: "It has neither a title nor an identifier." });
			return reports;
		} catch (error) {
			if (!(error instanceof Error)) throw error;
			problems.push({ entry: index + 1, reason: reasonOf(error.message) });
			return [];
		}
	});
	const reports: ReportDraft[] = [];
	for (const report of all) if (!reports.some((other) => sameReport(other, report))) reports.push(report);
	return { format, reports, repeated: all.length - reports.length, problems };
}

type Entry = () => ReportDraft[];

function entriesOf(format: ReferenceFormat, content: string): Entry[] {
	switch (format) {
		case "medline":
			return readMedline(content).map((report) => () => [report]);
		case "pubmed-xml":
			return readPubmedXml(content).map((report) => () => [report]);
		case "csl-json":
			return cslItems(content).map((item) => () => [reportFromCsl(item)]);
		case "ris":
			return content
				.split(/(?<=^ER {2}-[^\n]*(?:\n|$))/m)
				.filter((entry) => entry.includes("TY  - "))
				.map((entry) => () => parsed(entry, "@ris/file", besideRis(entry)));
		case "bibtex":
			return content
				.split(/(?=^\s*@\w+\s*[{(])/m)
				.filter((entry) => /^\s*@(?!comment|string|preamble)\w+\s*[{(]/i.test(entry))
				.map((entry) => () => parsed(entry, "@bibtex/text", besideBibtex(entry)));
	}
}

function parsed(entry: string, forceType: string, beside: Beside): ReportDraft[] {
	const { pmid, year } = beside;
	return new Cite(entry, { forceType }).data.map((item) => {
		const report = reportFromCsl({ ...item, ...(pmid !== undefined && { PMID: pmid }) });
		return report.year === undefined && year !== undefined ? { ...report, year } : report;
	});
}

function cslItems(content: string): CslItem[] {
	let value: unknown;
	try {
		value = JSON.parse(content);
	} catch (error) {
		throw new Problem(
			"invalid",
			`This JSON cannot be read: ${error instanceof Error ? error.message : "unknown"}`,
		);
	}
	const items = Array.isArray(value) ? value : [value];
	return items.filter((item): item is CslItem => typeof item === "object" && item !== null);
}

/** What the library says against an entry, in people's words where it is what mostly happens. */
function reasonOf(message: string): string {
	if (/EOF|rbrace|lbrace/.test(message))
		return "A brace or quotation mark is opened and not closed, or a comma is missing. Export it again, or mend it in the file.";
	return message.split("\n", 1)[0] ?? message;
}
