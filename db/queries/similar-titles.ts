import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** Words of a title that a search for it goes by, and how many studies it may find. */
const [WORDS, MOST] = [8, 100];

/** A study whose title shares its longest words with another title. */
export interface SimilarTitle {
	slug: string;
	title: string;
	year: number | null;
	/** Its ClinicalTrials.gov numbers, parted by spaces. */
	nctNumbers: string | null;
}

/** Studies whose titles may be the same as this one but for a letter, drafts among them; archived ones are not. */
export function findSimilarTitles(store: Store, title: string): SimilarTitle[] {
	const words = [...new Set(title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])]
		.sort((a, b) => b.length - a.length)
		.slice(0, WORDS);
	if (words.length < 3) return [];
	return prepared(store, "similar titles", () =>
		store.sqlite.prepare<[string, number], SimilarTitle>(
			// The search stops at enough, before anything is joined: of a series of trials there may be thousands.
			`select slug, studies.title, listings.year,
				(select group_concat(value, ' ') from identifiers
					where study_id = studies.id and system = 'nct') as nctNumbers
			from (select rowid from study_search where study_search match ? limit ?) found
			join study_facets on study_facets.id = found.rowid
			join studies on studies.id = study_facets.study_id
			join listings on listings.study_id = studies.id
			where archived_at is null`,
		),
	).all(`title : (${words.map((word) => `"${word}"`).join(" ")})`, MOST);
}
