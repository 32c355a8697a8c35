import type { Report } from "#app/domain/study/study-document.ts";

/** A reference in CSL-JSON, as far as a report has a place for it. @see https://docs.citationstyles.org */
export interface CslItem {
	id?: string;
	type?: string;
	author?: { family?: string; given?: string; literal?: string; "non-dropping-particle"?: string }[];
	title?: string;
	"container-title"?: string;
	issued?: { "date-parts"?: (number | string)[][]; raw?: string; literal?: string };
	volume?: string | number;
	page?: string;
	DOI?: string;
	PMID?: string | number;
	URL?: string;
	/** Zotero puts the PubMed id here. */
	note?: string;
}

/** A report without the id and role that it gets in a study. */
export type ReportDraft = Omit<Report, "id" | "role">;

/** A CSL-JSON item as a report; authors become "Finzi E, Rosenthal NE". What has another shape is left out. */
export function reportFromCsl(item: CslItem): ReportDraft {
	const url = textOf(item.URL);
	const report: ReportDraft = {
		authors: Array.isArray(item.author) ? item.author.map(authorName).filter(Boolean).join(", ") : undefined,
		// Ovid and PubMed close titles with a full stop.
		title: plainText(item.title)?.replace(/(?<![.\s])\.$/, ""),
		journal: plainText(item["container-title"]),
		year: yearOf(item.issued),
		volume: textOf(item.volume),
		pages: textOf(item.page)?.replace(/[–—]+|--+/g, "-"),
		doi: doiIn(textOf(item.DOI) ?? url),
		pmid: pmidIn(textOf(item.PMID)) ?? pmidIn(url) ?? namedPmid(textOf(item.note)),
		url: url && /^https?:\/\//i.test(url) && !doiIn(url) && !pmidIn(url) ? url : undefined,
	};
	return withoutBlank(report);
}

/** A report as a CSL-JSON item; what only names an author stays one name. */
export function cslFromReport(report: Report | ReportDraft, id: string): CslItem {
	const author = report.authors
		?.split(/\s*[,;]\s*/)
		.filter(Boolean)
		.map((name) => {
			const parts = /^(.+?)\s+((?:\p{Lu}\.?-?){1,4})$/u.exec(name);
			return parts ? { family: parts[1] ?? "", given: initials(parts[2] ?? "") } : { literal: name };
		});
	const item: CslItem = {
		id,
		type: "article-journal",
		...(author && author.length > 0 && { author }),
		...((report.title ?? report.citation) && { title: report.title ?? report.citation }),
		...(report.journal && { "container-title": report.journal }),
		...(report.year && { issued: { "date-parts": [[report.year]] } }),
		...(report.volume && { volume: report.volume }),
		...(report.pages && { page: report.pages }),
		...(report.doi && { DOI: report.doi }),
		...(report.pmid && { PMID: report.pmid }),
		...(report.url && { URL: report.url }),
	};
	return item;
}

/** The DOI in a text or address, without what prints around it. */
export function doiIn(text: string | undefined): string | undefined {
	return /\b(10\.\d{4,9}\/[^\s"<>]+)/.exec(text ?? "")?.[1]?.replace(/[.,;)\]]+$/, "");
}

/** The PubMed id that is the whole text, or that a PubMed address or "PMID: …" names. */
export function pmidIn(text: string | undefined): string | undefined {
	const trimmed = text?.trim() ?? "";
	if (/^\d{1,9}$/.test(trimmed)) return trimmed;
	return namedPmid(trimmed);
}

/** The PubMed id that a text names as one. */
function namedPmid(text: string | undefined): string | undefined {
	return /(?:pmid:?\s*|\bpubmed[\s:]+|pubmed\.ncbi\.nlm\.nih\.gov\/|ncbi\.nlm\.nih\.gov\/pubmed\/)(\d{1,9})\b/i.exec(
		text ?? "",
	)?.[1];
}

/** Drops keys without a value, so that equal references are equal records. */
export function withoutBlank(report: ReportDraft): ReportDraft {
	return Object.fromEntries(
		Object.entries(report).filter(([, value]) => value !== undefined && value !== ""),
	) as ReportDraft;
}

function authorName(author: unknown): string {
	if (typeof author !== "object" || author === null) return "";
	const { family, given, literal, "non-dropping-particle": particle } = author as Record<string, unknown>;
	const surname = [textOf(particle), textOf(family)].filter(Boolean).join(" ");
	if (surname === "") return withoutDots(textOf(literal) ?? textOf(given) ?? "");
	const first = textOf(given)
		?.split(/[\s.]+/)
		.filter(Boolean)
		.map((word) => (/^\p{Lu}+$/u.test(word) ? word : initialOf(word)))
		.join("");
	return first ? `${surname} ${first}` : withoutDots(surname);
}

/** Embase writes "Finzi E." in one field. */
const withoutDots = (name: string) =>
	name.replace(/(?<=\s)(?:\p{Lu}\.-?)+$/u, (letters) => letters.replace(/[.-]/g, ""));

/** "Jean-Pierre" → "JP"; a word in small letters gives its first. */
const initialOf = (word: string) =>
	word
		.split("-")
		.map((part) => part.charAt(0).toUpperCase())
		.join("");

const initials = (letters: string) =>
	[...letters.replace(/[.-]/g, "")].map((letter) => `${letter}.`).join(" ");

function yearOf(issued: CslItem["issued"]): number | undefined {
	const first = issued?.["date-parts"]?.[0]?.[0] ?? issued?.raw ?? issued?.literal;
	const year = Number(/(1[89]|20|21)\d\d/.exec(String(first ?? ""))?.[0]);
	return Number.isNaN(year) ? undefined : year;
}

function textOf(value: unknown): string | undefined {
	if (typeof value === "number") return String(value);
	return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** Titles come with a mark-up of their own: `<i>`, `<sub>`. */
function plainText(value: unknown): string | undefined {
	return textOf(Array.isArray(value) ? value[0] : value)
		?.replace(/<\/?(i|b|em|strong|sub|sup|span|sc)[^>]*>/gi, "")
		.replace(/\s+/g, " ");
}
