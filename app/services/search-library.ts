import { listStudies, type StudyEntry, type StudyFilters } from "#db/queries/list-studies.ts";
import { correctWords } from "#db/queries/search-words.ts";
import { type StudySummary, summariseStudies } from "#db/queries/study-facets.ts";
import type { Cursor, SortName } from "#db/queries/study-sorts.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

export interface LibraryQuery {
	filters: StudyFilters;
	scope: Scope;
	sort: SortName;
	after?: Cursor | undefined;
	/** Studies on a page. */
	limit: number;
	/** Search for the words as they are, even where none has them. */
	exact?: boolean;
}

export interface LibraryPage extends StudySummary {
	entries: StudyEntry[];
	/** Where the next page begins; null on the last one. */
	next: Cursor | null;
	/** What was searched for in place of misspelt words. */
	corrected: string | null;
}

/** A page of the library, and what the studies found can be narrowed to. */
export function searchLibrary(store: Store, query: LibraryQuery): LibraryPage {
	const { scope, sort, after, limit } = query;
	const corrected = query.exact ? null : correctedSearch(store, query.filters.q, scope);
	const filters = corrected === null ? query.filters : { ...query.filters, q: corrected };
	const summary = summariseStudies(store, { ...filters, scope });
	// To look for nothing once more takes as long as to read through all that has either of two common words.
	const found =
		summary.studies === 0
			? []
			: listStudies(store, { ...filters, scope, sort, limit: limit + 1, ...(after && { after }) });
	const entries = found.slice(0, limit);
	return {
		...summary,
		entries,
		next: found.length > limit ? (entries.at(-1)?.cursor ?? null) : null,
		corrected,
	};
}

/** The few studies that best answer what somebody is typing, misspelt or not; without words the newest ones. */
export function suggestStudies(
	store: Store,
	{ q, scope, limit }: { q: string | undefined; scope: Scope; limit: number },
): StudyEntry[] {
	const words = correctedSearch(store, q, scope) ?? q;
	return listStudies(store, {
		...(words && { q: words }),
		...{ hasResults: true, scope, limit },
		sort: words ? "relevance" : "newest",
	});
}

function correctedSearch(store: Store, q: string | undefined, scope: Scope): string | null {
	return q === undefined ? null : (correctWords(store, q, scope) ?? null);
}
