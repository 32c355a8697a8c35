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
	const all = readFacets(store, search, 0, COUNTED_THROUGH + 1);
	if (all.length <= COUNTED_THROUGH) return { studies: all.length, byFacet: countEach(all), about: false };
	const level = sampleLevelFor(store, search);
	const sample = readFacets(store, search, level, 4 * COUNTED_THROUGH);
	const scaled = (count: number) => twoDigits(count * 2 ** level);
	return {
		studies: scaled(sample.length),
		byFacet: new Map([...countEach(sample)].map(([id, count]) => [id, scaled(count)])),
		about: true,
	};
}

function countEach(facets: string[]): Map<number, number> {
	const counts = new Map<number, number>();
	for (const ids of facets) {
		for (const id of JSON.parse(ids) as number[]) counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return counts;
}

/** The level whose sample has about as many hits as are counted through. */
function sampleLevelFor(store: Store, search: StudySearch): number {
	const all = prepared(store, "largest count", () =>
		store.sqlite.prepare<[], number>("select listed from facets where kind = 'all'").pluck(),
	).get();
	const first = Math.min(MAX_LEVEL, Math.max(0, Math.ceil(Math.log2((all ?? 1) / FIRST_SAMPLE))));
	const hits = countHits(store, search, first) * 2 ** first;
	return Math.min(MAX_LEVEL, Math.max(1, Math.ceil(Math.log2(hits / COUNTED_THROUGH))));
}

const HITS = `from study_search
	where study_search match @match
		and study_search.rowid > cast(@above as integer) and study_search.rowid < cast(@below as integer)
		and (@only is null or study_search.rowid in (select value from json_each(@only)))`;

function countHits(store: Store, search: StudySearch, level: number): number {
	const statement = prepared(store, "count hits", () =>
		store.sqlite.prepare<[object], number>(`select count(*) ${HITS}`).pluck(),
	);
	return statement.get(parametersOf(search, level)) ?? 0;
}

/** The facets of each study found, as stored. */
function readFacets(store: Store, search: StudySearch, level: number, limit: number): string[] {
	const statement = prepared(store, "facets of hits", () =>
		store.sqlite
			.prepare<[object], string>(
				`select facets from (select study_search.rowid as place ${HITS} limit @limit)
				cross join study_facets on study_facets.id = place`,
			)
			.pluck(),
	);
	return statement.all({ ...parametersOf(search, level), limit });
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
