import { splitAuthors } from "#app/domain/author-list.ts";
import { lettersOf } from "#app/domain/near-equal.ts";
import type { Report } from "#app/domain/study/study-document.ts";
import { nctNumberOf } from "./identifiers.ts";
import { endsOfPages, volumeAndIssue } from "./places.ts";

type Known = Partial<
	Pick<
		Report,
		| "doi"
		| "pmid"
		| "url"
		| "title"
		| "citation"
		| "year"
		| "authors"
		| "journal"
		| "volume"
		| "issue"
		| "pages"
	>
>;

/** Titles with fewer letters ("Letter", "Erratum") say nothing by themselves. */
const TELLING = 15;

/**
 * Whether two references are to one publication: by DOI, PubMed id or registry number where both have one; else by
 * the letters of the title and the year (one year apart at most: online first), unless they stand in different
 * places; and without a title by first author, year, journal, volume and page.
 */
export function sameReport(one: Known, other: Known): boolean {
	const numbers = [one, other].map(({ doi, pmid, url }) => [doi?.toLowerCase(), pmid, nctNumberOf(url)]);
	const [own = [], theirs = []] = numbers;
	const both = own.flatMap((number, index) => (number && theirs[index] ? [number === theirs[index]] : []));
	if (both.length > 0) return both.includes(true);
	const [title, otherTitle] = [
		lettersOf(one.title ?? one.citation),
		lettersOf(other.title ?? other.citation),
	];
	const place = comparePlaces(one, other);
	if (title !== "" && otherTitle !== "") {
		if (title !== otherTitle || place === "other" || !areYearsNear(one.year, other.year)) return false;
		return title.length >= TELLING || (place === "same" ? agree(one, other) : isAllEqual(one, other));
	}
	if (title === "" && otherTitle === "")
		return agree(one, other) && (place === "same" || isAllEqual(one, other));
	return place === "same" && agree(one, other);
}

/**
 * What a reference can be looked up by: two of one publication share at least one of these.
 * @returns texts such as "doi:10.1016/…"
 */
export function lookupKeys(report: Known): string[] {
	const title = lettersOf(report.title ?? report.citation);
	const nct = nctNumberOf(report.url);
	const { volume, page } = placeOf(report);
	return [
		...(report.doi ? [`doi:${report.doi.toLowerCase()}`] : []),
		...(report.pmid ? [`pmid:${report.pmid}`] : []),
		...(nct ? [`nct:${nct}`] : []),
		...(title ? [`title:${title}`] : [`author:${firstAuthor(report)} ${report.year}`]),
		...(volume && page ? [`place:${report.year} ${volume} ${page}`] : []),
	];
}

/** First author and year the same, and the journal no other one. */
const agree = (one: Known, other: Known) =>
	firstAuthor(one) !== "" &&
	firstAuthor(one) === firstAuthor(other) &&
	one.year !== undefined &&
	one.year === other.year &&
	isOneJournal(one.journal, other.journal);

/** Neither says anything that the other lacks or says differently. */
const isAllEqual = (one: Known, other: Known) =>
	lettersOf(one.authors) === lettersOf(other.authors) &&
	one.year === other.year &&
	lettersOf(one.journal) === lettersOf(other.journal) &&
	(one.url ?? "") === (other.url ?? "") &&
	JSON.stringify(placeOf(one)) === JSON.stringify(placeOf(other));

function comparePlaces(one: Known, other: Known): "same" | "other" | "unknown" {
	const [own, theirs] = [placeOf(one), placeOf(other)];
	const differs = (["volume", "page"] as const).some(
		(part) => own[part] !== "" && theirs[part] !== "" && own[part] !== theirs[part],
	);
	if (differs) return "other";
	return own.volume && own.page && theirs.volume && theirs.page ? "same" : "unknown";
}

const placeOf = ({ volume, issue, pages }: Known) => ({
	volume: lettersOf(volumeAndIssue(volume, issue).volume),
	page: lettersOf(pages && endsOfPages(pages).first),
});

const areYearsNear = (one: number | undefined, other: number | undefined) =>
	one === undefined || other === undefined || Math.abs(one - other) <= 1;

/** The letters of the first author's surname. */
const firstAuthor = ({ authors }: Known) =>
	lettersOf(
		splitAuthors(authors ?? "")[0]
			?.replace(/\s+et al\.?$/i, "")
			.replace(/,.*$/, "")
			.replace(/(?:\s+(?:\p{Lu}\.?-?){1,4})?(?:\s+(?:Jr|Sr|I{2,3}|IV|2nd|3rd|4th))?$/u, ""),
	);

const SMALL_WORDS = new Set(["of", "the", "and", "in", "for", "de", "der", "und", "et"]);

/** Whether two names of a journal may be one: the same, or one an abbreviation of the other word by word. */
function isOneJournal(one: string | undefined, other: string | undefined): boolean {
	const [own, theirs] = [one, other].map((name) =>
		(name ?? "")
			.replace(/\([^)]*\)/g, "")
			.normalize("NFKD")
			.toLowerCase()
			.split(/[^\p{L}\p{N}]+/u)
			.filter((word) => word !== "" && !SMALL_WORDS.has(word)),
	);
	if (!own?.length || !theirs?.length) return true;
	return (
		own.length === theirs.length && own.every((word, index) => areShortAndLong(word, theirs[index] ?? ""))
	);
}

const areShortAndLong = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);
