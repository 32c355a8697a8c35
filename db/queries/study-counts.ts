import { prepared } from "../prepared.ts";
import { MAX_LEVEL } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { expressionOf, type StudySearch } from "./study-search.ts";

export interface Tally {
	studies: number;
	/** How many of the studies have each facet, by its id. */
	byFacet: Map<number, number>;
	/** Estimated from a sample, to two digits. */
	about: boolean;
}

/** More studies than this are not counted one by one. */
export const COUNTED_THROUGH = 2000;
/** Studies of a first sample, which says how large the one that is counted may be. */
const FIRST_SAMPLE = 4096;

/** Counts what a search finds, and what facets the studies have; the work is bounded whatever it finds. */
export function tallyStudies(store: Store, search: StudySearch): Tally {
	const many = countHits(store, search, 0, COUNTED_THROUGH + 1) > COUNTED_THROUGH;
	const level = many ? sampleLevelFor(store, search) : 0;
	const { studies, facets } = read(store, search, level);
	const byFacet = new Map<number, number>();
	for (const id of facets?.split(",") ?? []) byFacet.set(Number(id), (byFacet.get(Number(id)) ?? 0) + 1);
	if (level === 0) return { studies, byFacet, about: false };
	const scaled = (count: number) => twoDigits(count * 2 ** level);
	return {
		studies: scaled(studies),
		byFacet: new Map([...byFacet].map(([id, count]) => [id, scaled(count)])),
		about: true,
	};
}

/** The level whose sample has about as many hits as are counted through. */
function sampleLevelFor(store: Store, search: StudySearch): number {
	const all = prepared(store, "largest count", () =>
		store.sqlite.prepare<[], number>("select listed from facets where kind = 'all'").pluck(),
	).get();
	const first = Math.min(MAX_LEVEL, Math.max(0, Math.ceil(Math.log2((all ?? 1) / FIRST_SAMPLE))));
	const hits = countHits(store, search, first, 2 * FIRST_SAMPLE) * 2 ** first;
	return Math.min(MAX_LEVEL, Math.max(1, Math.ceil(Math.log2(hits / COUNTED_THROUGH))));
}

const HITS = `from study_search
	where study_search match @match
		and study_search.rowid > cast(@above as integer) and study_search.rowid < cast(@below as integer)
		and (@only is null or study_search.rowid in (select value from json_each(@only)))`;

function countHits(store: Store, search: StudySearch, level: number, limit: number): number {
	const sql = `select count(*) from (select 1 ${HITS} limit @limit)`;
	const statement = prepared(store, sql, () => store.sqlite.prepare<[object], number>(sql).pluck());
	return statement.get({ ...parametersOf(search, level), limit }) ?? 0;
}

function read(store: Store, search: StudySearch, level: number) {
	const sql = `select count(*) as studies, group_concat(trim(facets, '[]')) as facets
		from (select study_search.rowid as place ${HITS}) cross join study_facets on study_facets.id = place`;
	const statement = prepared(store, sql, () =>
		store.sqlite.prepare<[object], { studies: number; facets: string | null }>(sql),
	);
	return statement.get(parametersOf(search, level)) ?? { studies: 0, facets: null };
}

function parametersOf(search: StudySearch, level: number) {
	return {
		match: expressionOf(search, { level }),
		above: search.above,
		below: search.below,
		only: search.namedOnly ? JSON.stringify(search.named) : null,
	};
}

function twoDigits(count: number): number {
	return Number(count.toPrecision(2));
}
