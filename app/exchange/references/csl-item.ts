import { splitAuthors } from "#app/domain/author-list.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Report } from "#app/domain/study/study-document.ts";
import { printName } from "./author-names.ts";
import { pmidNamedIn } from "./identifiers.ts";
import { volumeAndIssue } from "./places.ts";
import { type Reference, type ReportDraft, referenceOf } from "./reference.ts";

/** A name in CSL-JSON. */
export interface CslName {
	family?: string;
	given?: string;
	literal?: string;
	suffix?: string;
	"non-dropping-particle"?: string;
	"dropping-particle"?: string;
}

/** A reference in CSL-JSON, as far as a report has a place for it. @see https://docs.citationstyles.org */
export interface CslItem {
	id?: string;
	type?: string;
	author?: CslName[];
	title?: string;
	"container-title"?: string;
	issued?: { "date-parts"?: (number | string)[][]; raw?: string; literal?: string };
	volume?: string | number;
	issue?: string | number;
	page?: string;
	DOI?: string;
	PMID?: string | number;
	URL?: string;
	version?: string;
	publisher?: string;
	/** When a page that changes was read. */
	accessed?: { "date-parts"?: (number | string)[][] };
	/** Zotero puts the PubMed id here. */
	note?: string;
}

/** What a record of the registry, or a study document, never has, and a CSL-JSON item mostly. */
const OF_CSL = ["author", "container-title", "issued", "DOI", "PMID", "page", "ISSN", "citation-key"];

/** Whether a JSON value is a reference in CSL-JSON. */
export function isCslItem(value: unknown): boolean {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
	if ("protocolSection" in value || "arms" in value || "reports" in value || "data" in value) return false;
	return ("type" in value && typeof value.type === "string") || OF_CSL.some((key) => key in value);
}

/**
 * A CSL-JSON item, also as Crossref varies it, with lists for titles. What has another shape is left out.
 * @throws Problem `invalid` when it is no item at all
 */
export function referenceFromCsl(value: unknown): Reference | undefined {
	if (!isCslItem(value)) throw new Problem("invalid", "This is no reference of CSL-JSON.");
	const item = value as Record<string, unknown>;
	const note = textOf(item.note);
	return referenceOf({
		titles: [textOf(item.title), textOf(item["title-short"])],
		authors: Array.isArray(item.author) ? item.author.map(nameOf) : [],
		journals: ["container-title", "container-title-short", "journalAbbreviation"].map((key) =>
			textOf(item[key]),
		),
		years: ["issued", "published-print", "published-online", "published"].map((key) => dateText(item[key])),
		...{ volume: textOf(item.volume), issue: textOf(item.issue), key: textOf(item.id) },
		firstPage: textOf(item.page) ?? textOf(item.number) ?? textOf(item["article-number"]),
		dois: [textOf(item.DOI)],
		doiTexts: [note],
		pmids: [textOf(item.PMID), pmidNamedIn(note)],
		urls: [textOf(item.URL)],
	});
}

/** A name as it is printed; "" when there is none. */
export function nameOf(value: unknown): string {
	if (typeof value !== "object" || value === null) return "";
	const name = value as Record<string, unknown>;
	const particles = [name["dropping-particle"], name["non-dropping-particle"]];
	const surname = [...particles, name.family].map(textOf).filter(Boolean).join(" ");
	if (surname === "") return textOf(name.literal) ?? textOf(name.name) ?? textOf(name.given) ?? "";
	return printName({ surname, given: textOf(name.given), suffix: textOf(name.suffix) });
}

/** A report as a CSL-JSON item; what only names an author stays one name. */
export function cslFromReport(report: Report | ReportDraft, id: string): CslItem {
	const author = splitAuthors(report.authors ?? "").map(cslName);
	const title = report.title ?? report.citation;
	const { volume, issue } = volumeAndIssue(report.volume, report.issue);
	return {
		id,
		type: "article-journal",
		...(author.length > 0 && { author }),
		...(title && { title }),
		...(report.journal && { "container-title": report.journal }),
		...(report.year && { issued: { "date-parts": [[report.year]] } }),
		...(volume && { volume }),
		...(issue && { issue }),
		...(report.pages && { page: report.pages }),
		...(report.doi && { DOI: report.doi }),
		...(report.pmid && { PMID: report.pmid }),
		...(report.url && { URL: report.url }),
	};
}

/** An author as it is printed, as a name; what cannot be told apart stays one name. */
export function cslName(name: string): CslName {
	const parts = /^(.+?)\s+((?:\p{Lu}\.?-?){1,4})(?:\s+(Jr|Sr|I{2,3}|IV|2nd|3rd|4th))?$/u.exec(name);
	if (!parts) return { literal: name };
	const [, family = "", letters = "", suffix] = parts;
	const given = [...letters.replace(/[.-]/g, "")].map((letter) => `${letter}.`).join(" ");
	return { family, given, ...(suffix && { suffix }) };
}

function dateText(value: unknown): string | undefined {
	if (typeof value !== "object" || value === null) return textOf(value);
	const { "date-parts": parts, raw, literal } = value as Record<string, unknown>;
	const first = Array.isArray(parts) && Array.isArray(parts[0]) ? parts[0][0] : undefined;
	return textOf(first) ?? textOf(raw) ?? textOf(literal);
}

function textOf(value: unknown): string | undefined {
	if (Array.isArray(value)) return textOf(value[0]);
	if (typeof value === "number") return String(value);
	return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
