import { isOwnNumber } from "#app/domain/checks/identity.ts";
import { studyYear } from "#app/domain/describe.ts";
import { likenessOfTitles, NEAR_EQUAL } from "#app/domain/near-equal.ts";
import { sameWords } from "#app/domain/same-words.ts";
import { proposeSlug } from "#app/domain/slug.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { aliasesOf } from "#app/exchange/ctgov/nct-aliases.ts";
import { getStudy, type StudyRecord } from "#db/queries/get-study.ts";
import { findSharing } from "#db/queries/identity.ts";
import { lastRecordOf } from "#db/queries/imports.ts";
import { isOfImport } from "#db/queries/records-of-study.ts";
import { isDocumentAt } from "#db/queries/same-document.ts";
import { findSimilarTitles } from "#db/queries/similar-titles.ts";
import type { Store } from "#db/store.ts";
import { rawText } from "./read-kept.ts";

/** A study here that a record is of, and what says so. */
export interface Here {
	study: StudyRecord;
	by: "address" | "number" | "report" | "paper" | "review" | "title" | "like" | "titled" | "equal";
}

export const HOW_FOUND: Record<Here["by"], string> = {
	address: "It has the same address.",
	number: "It has the same registry number.",
	report: "It has a report with the same DOI or PubMed id.",
	paper: "It has a report to the same publication.",
	title: "It has nearly the same title and year, and no registry number of its own.",
	review: "It is among the reviews of this study.",
	like: "It has nearly the same title and year.",
	titled: "It has nearly the same title.",
	equal: "It is equal in everything.",
};

interface RegisteredRecord {
	nctId: string;
	/** Obsolete numbers of the same record. */
	aliases?: readonly string[] | undefined;
	/** What it says, to find it by its reports or title; absent to find it by numbers alone. */
	document?: StudyDocument;
}

/** The study that goes by one of these numbers: its own before an obsolete one, and never by that of another trial. */
function findByNumbers(store: Store, numbers: readonly string[]): Here | undefined {
	const wanted = numbers.map((value) => value.toUpperCase());
	const candidates = wanted.flatMap((value) =>
		findSharing(store, { identifiers: [{ system: "nct", value }], reports: [] }).flatMap(
			({ slug }) => found(store, slug, "number") ?? [],
		),
	);
	const ownNumber = ({ study }: Here) =>
		study.document.identifiers.find(({ system }) => system === "nct")?.value.toUpperCase() ?? "";
	const own = wanted.flatMap((value) => candidates.filter((here) => ownNumber(here) === value));
	if (own[0]) return own[0];
	return candidates.find(({ study }) => {
		const last = lastRecordOf(store, study.slug, { importId: -1, position: -1 });
		// A record also names the trials that it goes on from; only its obsolete numbers are its own.
		return !last || aliasesOf(JSON.parse(rawText(last))).some((alias) => wanted.includes(alias));
	});
}

/**
 * The study that a registry record is of: the one with its number; else one that has a report of it, or nearly
 * the same title and year, and no other ClinicalTrials.gov number.
 */
export function findRegistered(store: Store, record: RegisteredRecord): Here | undefined {
	const { nctId, aliases = [], document } = record;
	const same = findByNumbers(store, [nctId, ...aliases]);
	if (same) return same;
	if (!document) return undefined;
	const wanted = { identifiers: [], reports: document.reports };
	const [reported] = findSharing(store, wanted, { unnumbered: true });
	if (reported) return found(store, reported.slug, "report");
	return findByTitle(store, document, { unnumbered: true });
}

/** The study that a document is: the one at its address, else the one that bears its registry number, else its equal. */
export function findDocument(
	store: Store,
	document: StudyDocument,
	slug: string | undefined,
): Here | undefined {
	if (slug !== undefined) return found(store, slug, "address");
	const numbered = document.identifiers.some(isOwnNumber);
	const [same] = numbered ? findSharing(store, { identifiers: document.identifiers, reports: [] }) : [];
	if (same) return found(store, same.slug, "number");
	// Without an address or a number only an equal document is surely the same study; one with a number would
	// have been found by it.
	if (numbered) return undefined;
	const proposed = proposeSlug(document);
	return isDocumentAt(store, proposed, document) ? found(store, proposed, "equal") : undefined;
}

/**
 * The study that one of a table is: the one with its registry number; else one that has its report; else the one
 * whose address the table calls it by, as this program's exports do, with its title and year; else one with nearly its
 * title and year, and no other ClinicalTrials.gov number. A title that was made of the study's name must be the same:
 * “Smith 2010” is nearly “Smith 2011”. Studies that the same import brought in are others.
 */
export function findTableStudy(
	store: Store,
	{ name, document, assumed }: { name: string; document: StudyDocument; assumed: readonly string[] },
	importId: number | undefined,
): Here | undefined {
	const isOther = (slug: string) => importId === undefined || !isOfImport(store, importId, slug);
	const fits = (here: Here | undefined): here is Here =>
		here !== undefined && !bearsOtherNumber(here.study.document, document) && isOther(here.study.slug);
	const { identifiers, reports } = document;
	const candidates: [Here["by"], Pick<StudyDocument, "identifiers" | "reports">][] = [
		["number", { identifiers, reports: [] }],
		["report", { identifiers: [], reports }],
	];
	for (const [by, wanted] of candidates) {
		// One after the other: a document may be large.
		for (const { slug } of findSharing(store, wanted)) {
			const here = isOther(slug) ? found(store, slug, by) : undefined;
			if (fits(here)) return here;
		}
	}
	const called = assumed.includes("title") ? undefined : found(store, name, "address");
	if (fits(called) && isNamesake(called.study.document, document)) return called;
	const namesake = found(store, proposeSlug(document), "title");
	if (fits(namesake) && isNamesake(namesake.study.document, document)) return namesake;
	const likely = assumed.includes("title") ? undefined : findByTitle(store, document, { unnumbered: false });
	return fits(likely) ? likely : undefined;
}

/**
 * Studies here that one about which little is known yet may be: by numbers and reports, else by nearly its title.
 * @param most so many of them are read @returns those, and how many others there are
 */
export function findLike(
	store: Store,
	{ title, identifiers, reports }: Pick<StudyDocument, "title" | "identifiers" | "reports">,
	most: number,
): { first: Here[]; others: number } {
	const by = new Map<string, Here["by"]>();
	for (const { slug } of findSharing(store, { identifiers, reports: [] })) by.set(slug, "number");
	for (const { slug } of findSharing(store, { identifiers: [], reports }))
		if (!by.has(slug)) by.set(slug, "report");
	const likely = findByTitle(store, { title, reports, dates: {} }, { unnumbered: false });
	if (likely && !by.has(likely.study.slug)) by.set(likely.study.slug, "titled");
	const first = [...by].slice(0, most);
	return {
		first: first.flatMap(([slug, how]) => found(store, slug, how) ?? []),
		others: by.size - first.length,
	};
}

const isNamesake = (one: StudyDocument, other: StudyDocument) =>
	sameWords(one.title) === sameWords(other.title) && studyYear(one) === studyYear(other);

function bearsOtherNumber(here: StudyDocument, coming: StudyDocument): boolean {
	const [own, other] = [here, coming].map(({ identifiers }) =>
		identifiers.flatMap(({ system, value }) => (system === "nct" ? [value.toUpperCase()] : [])),
	);
	return !!own?.length && !!other?.length && !other.some((value) => own.includes(value));
}

function findByTitle(
	store: Store,
	document: Pick<StudyDocument, "title" | "reports" | "dates">,
	{ unnumbered }: { unnumbered: boolean },
): Here | undefined {
	const year = studyYear(document);
	const [best] = findSimilarTitles(store, document.title, { unnumbered })
		.filter((candidate) => candidate.year === null || !year || Math.abs(candidate.year - year) <= 1)
		.map(({ slug, title }) => ({ slug, likeness: likenessOfTitles(title, document.title) }))
		.filter(({ likeness }) => likeness >= NEAR_EQUAL)
		.sort((a, b) => b.likeness - a.likeness);
	return best && found(store, best.slug, "title");
}

function found(store: Store, slug: string, by: Here["by"]): Here | undefined {
	const study = getStudy(store, slug, "drafts-too");
	return study && { study, by };
}
