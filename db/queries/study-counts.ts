import { COUNTED_THROUGH } from "#app/domain/search/counted-through.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { expressionOf, type StudySearch } from "./study-search.ts";

export interface Tally {
	/** How many studies were counted: all that the search finds, or the newest of them. */
	studies: number;
	/** How many of those have each facet, by its id. */
	byFacet: Map<number, number>;
	/** The search finds more than were counted. */
	more: boolean;
}

/** Counts the studies that a search finds and their facets: all, or (so that the work is bounded) the newest ones. */
export function tallyStudies(store: Store, search: StudySearch): Tally {
	const found = facetsOfNewest(store, search, COUNTED_THROUGH + 1);
	const counted = found.slice(0, COUNTED_THROUGH);
	const byFacet = new Map<number, number>();
	for (const ids of counted) {
		for (const id of JSON.parse(ids) as number[]) byFacet.set(id, (byFacet.get(id) ?? 0) + 1);
	}
	return { studies: counted.length, byFacet, more: found.length > counted.length };
}

/** The facets of each study found, as stored. */
function facetsOfNewest(store: Store, search: StudySearch, limit: number): string[] {
	return prepared(store, "facets of newest", () =>
		store.sqlite
			.prepare<[object], string>(
				`select facets from (
					select study_search.rowid as place from study_search
					where study_search match @match
						and study_search.rowid > cast(@above as integer) and study_search.rowid < cast(@below as integer)
						and (@only is null or study_search.rowid in (select value from json_each(@only)))
					order by study_search.rowid desc limit @limit
				) cross join study_facets on study_facets.id = place`,
			)
			.pluck(),
	).all({
		match: expressionOf(search),
		above: search.above,
		below: search.below,
		only: search.namedOnly ? JSON.stringify(search.named) : null,
		limit,
	});
}
