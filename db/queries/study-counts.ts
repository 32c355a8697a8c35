import { COUNTED_THROUGH } from "#app/domain/search/counted-through.ts";
import type { FacetId } from "../filter-tokens.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { NEWEST_PLACES, placesOf } from "./newest-places.ts";
import { expressionOf, type StudySearch } from "./study-search.ts";

/** How many studies have each facet, by its id. */
export type FacetCounts = Map<number, number>;

export interface Tally {
	/** How many studies have all facets asked for: all that there are, or those among the newest ones counted. */
	studies: number;
	facets: FacetCounts;
	/** Of studies that lack just one of the facets asked for, by the one that they lack. */
	lacking: Map<FacetId, FacetCounts>;
	/** There are more than were counted. */
	more: boolean;
}

/**
 * Counts the studies that a search finds and their facets: all, or (so that the work is bounded) the newest ones.
 * @param spared facets of the search which a study may lack, though no two of them
 */
export function tallyStudies(store: Store, search: StudySearch, spared: FacetId[] = []): Tally {
	const choices =
		spared.length === 0
			? [search.facets]
			: spared.map((facet) => search.facets.filter((other) => other !== facet));
	const found = facetsOfNewest(store, search, choices, COUNTED_THROUGH + 1);
	const tally: Tally = {
		studies: 0,
		facets: new Map(),
		lacking: new Map(spared.map((facet) => [facet, new Map()])),
		more: found.length > COUNTED_THROUGH,
	};
	for (const list of found.slice(0, COUNTED_THROUGH)) {
		const ids = JSON.parse(list) as number[];
		const lacked = spared.find(({ id }) => !ids.includes(id));
		const counts = lacked ? tally.lacking.get(lacked) : tally.facets;
		if (!lacked) tally.studies++;
		for (const id of ids) counts?.set(id, (counts.get(id) ?? 0) + 1);
	}
	return tally;
}

/** The facets of each study found, as stored. */
function facetsOfNewest(store: Store, search: StudySearch, choices: FacetId[][], limit: number): string[] {
	return prepared(store, "facets of newest", () =>
		store.sqlite
			.prepare<[object], string>(
				`select facets from (${NEWEST_PLACES}) cross join study_facets on study_facets.id = place`,
			)
			.pluck(),
	).all(placesOf(search, expressionOf(search, { choices }), limit));
}
