import type { Report } from "#app/domain/study/study-document.ts";
import { joinNames } from "./author-names.ts";
import { doiNamedIn, doiOf, nctNumberOf, pmidOf } from "./identifiers.ts";
import { pageRange, volumeAndIssue } from "./places.ts";
import { plainWords, titleAmong } from "./plain-words.ts";

/** A report without the id and role that it gets in a study. */
export type ReportDraft = Omit<Report, "id" | "role">;

/** A reference as it was read. */
export interface Reference {
	report: ReportDraft;
	/** The ClinicalTrials.gov number, where it is to the registry's own record. */
	nct?: string;
	/** What the file calls it. Our own exports name the study and report here. */
	key?: string;
	/** What of it could not be kept, for people. */
	notes: string[];
}

/** A record of a file of references: the reference it is, or why it is none. */
export type ReferenceEntry = EntryPlace & ({ reference: Reference } | { problem: string });

interface EntryPlace {
	/** The line of the file that it begins on, from 1. */
	line: number;
	/** As it stands there. */
	text: string;
}

/** A record that is yet to be read. */
export type UnreadEntry = EntryPlace & {
	/** @returns undefined when it names nothing @throws Problem `invalid` when it is broken */
	read(): Reference | undefined;
};

/** What a format says of a reference, each field in the order in which its places are to be believed. */
export interface SaidReference {
	titles?: readonly (string | undefined)[];
	/** Each as it is printed: "Finzi E". */
	authors?: readonly string[];
	journals?: readonly (string | undefined)[];
	/** A year is the first of these that has one. */
	years?: readonly (string | undefined)[];
	volume?: string | undefined;
	issue?: string | undefined;
	firstPage?: string | undefined;
	lastPage?: string | undefined;
	/** Fields that are for a DOI and nothing else. */
	dois?: readonly (string | undefined)[];
	/** Texts and addresses that may name one. */
	doiTexts?: readonly (string | undefined)[];
	pmids?: readonly (string | undefined)[];
	/** Kinds of publication, in the database's words: "Retracted Publication". */
	kinds?: readonly (string | undefined)[];
	urls?: readonly (string | undefined)[];
	key?: string | undefined;
}

/** What the study document takes of each, in characters. */
const MOST = { authors: 2000, title: 1000, journal: 300, volume: 50, issue: 50, pages: 50 } as const;
const LONGEST_URL = 1000;

/**
 * A reference out of what a format says of it: the one place where titles, pages, years and identifiers of every
 * format are brought into one form.
 * @returns undefined when nothing is left by which it could be known again
 */
export function referenceOf(said: SaidReference): Reference | undefined {
	const notes: string[] = [];
	const urls = (said.urls ?? []).flatMap((url) => url?.trim() || []);
	const journals = (said.journals ?? []).flatMap((journal) => plainWords(journal) ?? []);
	// The Cochrane Library gives the address of a registry's record as its journal.
	const nct = [...urls, ...journals].map(nctNumberOf).find(Boolean);
	const report = withoutBlank({
		// It also gives a record's number as its author.
		authors: joinNames(
			(said.authors ?? []).flatMap((name) => (name.toUpperCase() === nct ? [] : (plainWords(name) ?? []))),
		),
		title: titleAmong(said.titles ?? []),
		journal: journals.find((journal) => !/^https?:\/\//i.test(journal)),
		year: (said.years ?? []).map(yearIn).find((year) => year !== undefined),
		...volumeAndIssue(said.volume, said.issue),
		pages: pageRange(said.firstPage, said.lastPage),
		doi: doiAmong(said, urls, notes),
		pmid: [...(said.pmids ?? []), ...urls.filter((url) => /pubmed/i.test(url))].map(pmidOf).find(Boolean),
		url: nct ? `https://clinicaltrials.gov/study/${nct}` : urls.find(isOtherAddress),
		status: isRetracted(said) ? "retracted" : undefined,
	});
	for (const [field, most] of Object.entries(MOST) as [keyof typeof MOST, number][]) {
		const value = report[field];
		if (value === undefined || value.length <= most) continue;
		report[field] = `${value.slice(0, most - 1).trimEnd()}…`;
		notes.push(`Its ${field} came to more than ${most.toLocaleString("en")} characters and is cut.`);
	}
	if (!isKnowable(report)) return undefined;
	const key = said.key?.trim();
	return { report, notes, ...(nct && { nct }), ...(key && { key }) };
}

/** Whether something is left by which a reference could be known again. */
const isKnowable = ({ title, doi, pmid, url, authors, journal, year, pages }: ReportDraft) =>
	Boolean(title ?? doi ?? pmid ?? url) || (year !== undefined && Boolean(authors ?? (journal && pages)));

/** Drops keys without a value, so that equal references are equal records. */
function withoutBlank(report: { [Key in keyof ReportDraft]: ReportDraft[Key] | undefined }): ReportDraft {
	return Object.fromEntries(
		Object.entries(report).filter(([, value]) => value !== undefined && value !== ""),
	) as ReportDraft;
}

/** The first year of a date, however it is written. */
function yearIn(text: string | undefined): number | undefined {
	const year = /(?<!\d)(?:1[89]|20|21)\d\d(?!\d)/.exec(text ?? "")?.[0];
	return year === undefined ? undefined : Number(year);
}

function doiAmong({ dois = [], doiTexts = [] }: SaidReference, urls: string[], notes: string[]) {
	const given = dois.flatMap((value) => plainWords(value) ?? []);
	const doi =
		given.map(doiOf).find(Boolean) ??
		[...urls.filter((url) => /doi\.org\//i.test(url)), ...doiTexts].map(doiNamedIn).find(Boolean);
	const [wrong] = given.filter((value) => /\d/.test(value));
	if (!doi && wrong) notes.push(`“${wrong.slice(0, 100)}” is no DOI, and was left out.`);
	return doi;
}

function isOtherAddress(url: string): boolean {
	if (url.length > LONGEST_URL || !/^https?:\/\/[^\s]+$/i.test(url) || !URL.canParse(url)) return false;
	return (
		!/^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(url) &&
		!/ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed\/|pubmed\.ncbi\.nlm/i.test(url)
	);
}

/** PubMed's kind of publication, or the word that publishers put before the title of a paper they took back. */
const isRetracted = ({ kinds = [], titles = [] }: SaidReference): boolean =>
	kinds.some((kind) => kind?.trim().toLowerCase() === "retracted publication") ||
	titles.some((title) => /^\s*\[?(?:RETRACTED(?: ARTICLE)?|Retracted(?: Article)?)\]?\s*:/.test(title ?? ""));
