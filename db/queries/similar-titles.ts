import { UNNUMBERED } from "../filter-tokens.ts";
import { prepared } from "../prepared.ts";
import { isAnyUnnumbered, unnumberedWaits, writeWaitingEntries } from "../search-entries.ts";
import type { Store } from "../store.ts";

/** Words of a title that a search for it goes by, and how many studies it may find. */
const [WORDS, MOST] = [8, 100];

/** A study whose title shares its longest words with another title. */
export interface SimilarTitle {
	slug: string;
	title: string;
	year: number | null;
}

/**
 * Studies whose titles may be the same as this one but for a letter, drafts among them; archived ones are not.
 * @param unnumbered only those without a ClinicalTrials.gov number
 */
export function findSimilarTitles(store: Store, title: string, { unnumbered = false } = {}): SimilarTitle[] {
	const words = [...new Set(title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])]
		.sort((a, b) => b.length - a.length)
		.slice(0, WORDS);
	if (words.length < 3) return [];
	if (!unnumbered || unnumberedWaits(store)) writeWaitingEntries(store);
	// Of registry records often none is without a number, which is told sooner than that none has these words.
	if (unnumbered && !isAnyUnnumbered(store)) return [];
	return prepared(store, "similar titles", () =>
		store.sqlite.prepare<[string, number, number], SimilarTitle>(
			// The search stops at enough, before anything is joined: of a series of trials there may be thousands.
			`select slug, studies.title, listings.year
			from (select rowid from study_search where study_search match ? limit ?) found
			join study_facets on study_facets.id = found.rowid
			join studies on studies.id = study_facets.study_id
			join listings on listings.study_id = studies.id
			where archived_at is null and (? = 0 or not exists (
				select 1 from identifiers where study_id = studies.id and system = 'nct'))`,
		),
	).all(
		`${unnumbered ? `filters : ${UNNUMBERED} AND ` : ""}title : (${words.map((word) => `"${word}"`).join(" ")})`,
		...[MOST, unnumbered ? 1 : 0],
	);
}
