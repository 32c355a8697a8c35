import { COUNTED_THROUGH } from "#app/domain/search/counted-through.ts";
import { prepared } from "../prepared.ts";
import { YEAR_STEP } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { COLUMNS, entryOf, type Row, type StudyEntry, VISIBLE } from "./study-entry.ts";
import { expressionOf, isEverything, type StudySearch } from "./study-search.ts";
import { type Cursor, SORTS } from "./study-sorts.ts";

interface Page {
	after?: Cursor;
	limit: number;
}

/**
 * A page in an order that the search index does not have. A whole library is walked by a column's index, and so
 * is what a search finds where that is much of it; else what is found is sorted.
 */
export function listByColumn(
	store: Store,
	search: StudySearch,
	name: "title" | "updated",
	{ after, limit }: Page,
): StudyEntry[] {
	const sort = SORTS[name];
	const read = (from: string, found: string) => {
		const sql = `select ${COLUMNS}, ${sort.key} as key
			from ${from} cross join listings on listings.study_id = studies.id
			where ${found} limit @limit`;
		return prepared(store, sql, () =>
			store.sqlite.prepare<Record<string, string | number | null>, Row>(sql),
		).all({
			...rangeOf(search),
			...(after && { afterKey: after.key, afterId: after.id }),
			draftsToo: search.scope === "drafts-too" ? 1 : 0,
			limit,
		});
	};
	const visible = `${VISIBLE} ${after ? `and ${sort.after}` : ""}`;
	const inOrder = (where: string, most: number | string) =>
		`(select * from studies where ${where} order by ${sort.order} limit ${most}) as studies`;
	const entries = (rows: Row[]) => rows.map((row) => entryOf(row, { key: row.key, id: row.id }));
	if (isEverything(search)) return entries(read(inOrder(visible, "@limit"), "true"));
	if (findsMuch(store, search)) {
		// Sorted once more, all would be looked for before the first is given.
		const rows = read(inOrder(visible, MOST_WALKED), IS_FOUND);
		if (rows.length === limit) return entries(rows);
	}
	return entries(read(inOrder(`${visible} and ${FOUND}`, "@limit"), "true"));
}

/** So many are sorted in about the time that it takes to look for a page of them one by one. */
const MANY = 20_000;
/** Studies looked at one by one; what is found may all be at the other end of the order. */
const MOST_WALKED = 2000;

const IN_RANGE = `study_search match @match
	and study_search.rowid > cast(@above as integer) and study_search.rowid < cast(@below as integer)`;

const FOUND = `studies.id in (
	select rowid & ${YEAR_STEP - 1} from study_search
	where ${IN_RANGE} and (@only is null or rowid in (select value from json_each(@only)))
)`;

const IS_FOUND = `exists (
	select 1 from study_search where ${IN_RANGE} and @only is null
		and study_search.rowid = (select id from study_facets where study_id = studies.id)
)`;

const rangeOf = (search: StudySearch) => ({
	...{ match: expressionOf(search), above: search.above, below: search.below },
	only: search.namedOnly ? JSON.stringify(search.named) : null,
});

/** Judged by how far apart the newest studies are that it finds. */
function findsMuch(store: Store, search: StudySearch): boolean {
	if (search.namedOnly) return false;
	const { only: _, ...range } = rangeOf(search);
	const share = prepared(store, "share of newest", () =>
		store.sqlite
			.prepare<object, number | null>(
				`select cast(@counted as real) * (select listed from facets where kind = 'all') / (
					select count(*) from study_facets where id < cast(@below as integer) and id >= (
						select rowid from study_search where ${IN_RANGE} order by rowid desc limit 1 offset @counted))`,
			)
			.pluck(),
	).get({ ...range, counted: COUNTED_THROUGH });
	return (share ?? 0) > MANY;
}
