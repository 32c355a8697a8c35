import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import { YEAR_STEP } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { listByColumn } from "./list-by-column.ts";
import { COLUMNS, entryOf, type Row, type StudyEntry, VISIBLE } from "./study-entry.ts";
import { expressionOf, planSearch, type StudyFilters, type StudySearch, TIERS } from "./study-search.ts";
import type { Cursor, SortName } from "./study-sorts.ts";

export type { StudyEntry } from "./study-entry.ts";
export type { StudyFilters } from "./study-search.ts";

export interface StudyListQuery extends StudyFilters {
	scope: Scope;
	sort: SortName;
	after?: Cursor;
	limit: number;
}

/** One page of the library, in order, for what this viewer may see. */
export function listStudies(store: Store, query: StudyListQuery): StudyEntry[] {
	const search = planSearch(store, query);
	const sort = query.sort === "relevance" && search.words === undefined ? "newest" : query.sort;
	return sort === "title" || sort === "updated"
		? listByColumn(store, search, sort, query)
		: listByIndex(store, search, sort, query);
}

type Page = Pick<StudyListQuery, "after" | "limit">;

/** A stretch of the index to be read from one end to the other. */
interface Stretch {
	match: string;
	above: number;
	below: number;
	/** Places to take alone, or to leave out. */
	only?: number[];
	except?: number[];
}

function listByIndex(
	store: Store,
	search: StudySearch,
	sort: "relevance" | "newest" | "oldest",
	{ after, limit }: Page,
): StudyEntry[] {
	const rising = sort === "oldest";
	const stretches = stretchesOf(search, sort);
	const found: StudyEntry[] = [];
	const from = after ? Number(after.key) : 0;
	for (let place = from; place < stretches.length && found.length < limit; place++) {
		const stretch = stretches[place];
		if (!stretch) break;
		const isCut = after !== undefined && place === from;
		const rows = readStretch(store, search.scope, rising, {
			...stretch,
			...(isCut && (rising ? { above: after.id } : { below: after.id })),
			limit: limit - found.length,
		});
		found.push(...rows.map((row) => entryOf(row, { key: place, id: Number(row.key) })));
	}
	return found;
}

/**
 * A list as stretches of the index, one after the other. By relevance: the studies that bear the identifier
 * typed, then those that have all words in the title, and so on. Counting how often a word occurs would take
 * all studies into account, drafts as well; where it occurs does not.
 */
function stretchesOf(search: StudySearch, sort: "relevance" | "newest" | "oldest"): Stretch[] {
	const { above, below, named, namedOnly } = search;
	const range = { above, below };
	const all = { ...range, match: expressionOf(search), ...(namedOnly && { only: named }) };
	switch (sort) {
		case "newest":
			return [all];
		case "oldest":
			// Studies without a year come last.
			return [
				{ ...all, above: Math.max(above, YEAR_STEP) },
				{ ...all, below: Math.min(below, YEAR_STEP) },
			];
		case "relevance": {
			const anywhere = { ...search };
			delete anywhere.words;
			const byName = { ...range, match: expressionOf(anywhere), only: named };
			const tiers = TIERS.map((columns, tier) => {
				const notIn = TIERS[tier - 1];
				const match = expressionOf(search, { columns, ...(notIn !== undefined && { notIn }) });
				return { ...range, match, ...(named.length > 0 && { except: named }) };
			});
			return named.length > 0 ? [byName, ...tiers] : tiers;
		}
	}
}

function readStretch(
	store: Store,
	scope: Scope,
	rising: boolean,
	{ only, except, ...stretch }: Stretch & { limit: number },
): Row[] {
	const places = only ?? except;
	const among = only ? "and study_search.rowid in" : "and study_search.rowid not in";
	// The casts keep a place whole: for a number with a fraction FTS5 reads the index from its beginning.
	const sql = `select ${COLUMNS}, study_search.rowid as key
		from study_search
		cross join studies on studies.id = study_search.rowid & ${YEAR_STEP - 1}
		join listings on listings.study_id = studies.id
		where study_search match @match
			and study_search.rowid > cast(@above as integer) and study_search.rowid < cast(@below as integer)
			${places ? `${among} (select value from json_each(@places))` : ""}
			and ${VISIBLE}
		order by study_search.rowid ${rising ? "asc" : "desc"}
		limit @limit`;
	return prepared(store, sql, () => store.sqlite.prepare<Record<string, string | number>, Row>(sql)).all({
		...stretch,
		draftsToo: scope === "drafts-too" ? 1 : 0,
		...(places && { places: JSON.stringify(places) }),
	});
}
