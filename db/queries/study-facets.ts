import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { FacetKind } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { type Tally, tallyStudies } from "./study-counts.ts";
import { isEverything, planSearch, type StudyFilters } from "./study-search.ts";

/** A value studies can be narrowed to, and how many have it. */
export interface Facet {
	value: string;
	studies: number;
}

export interface Facets {
	conditions: Facet[];
	interventions: Facet[];
	phases: Facet[];
	statuses: Facet[];
}

/** What a list is of, beside the studies on its page. */
export interface StudySummary {
	/** How many the filters leave. */
	studies: number;
	facets: Facets;
	/** There are more studies than are counted one by one: `studies` is a least, `facets` count the newest ones. */
	more: { studies: boolean; facets: boolean };
}

/** Values beyond this many are found by searching. */
const MOST = 100;

/**
 * How many studies the filters leave, and what these can be narrowed to, each filter counted as if it were not
 * set itself. The cost does not grow with the library: what is not narrowed is counted as studies come and go,
 * and of what a broad search finds the newest studies are counted.
 */
export function summariseStudies(store: Store, filters: StudyFilters & { scope: Scope }): StudySummary {
	const tallies = new Map<string, Tally | undefined>();
	const tallyOf = (narrowed: StudyFilters & { scope: Scope }) => {
		const name = JSON.stringify(Object.entries(narrowed).filter(([, value]) => value !== undefined));
		if (!tallies.has(name)) tallies.set(name, tally(store, narrowed));
		return tallies.get(name);
	};
	const facetsOf = (kind: keyof StudyFilters & FacetKind) => {
		const counts = tallyOf({ ...filters, [kind]: undefined });
		return counts ? namedFacets(store, kind, counts) : commonFacets(store, kind, filters.scope);
	};
	const facets = {
		conditions: facetsOf("condition"),
		interventions: facetsOf("intervention"),
		phases: facetsOf("phase"),
		statuses: facetsOf("status"),
	};
	const moreOfFacets = [...tallies.values()].some((counts) => counts?.more);
	const found = tallyOf(filters);
	const kept = found?.more === false ? undefined : keptCount(store, filters);
	return {
		studies: kept ?? found?.studies ?? 0,
		facets,
		more: { studies: kept === undefined && found?.more === true, facets: moreOfFacets },
	};
}

/** How many studies the filters leave; `more` when they are more than are counted one by one. */
export function countFound(
	store: Store,
	filters: StudyFilters & { scope: Scope },
): { studies: number; more: boolean } {
	const kept = keptCount(store, filters);
	if (kept !== undefined) return { studies: kept, more: false };
	const { studies, more } = tally(store, filters) ?? { studies: 0, more: false };
	return { studies, more };
}

/** @returns undefined for the whole library, whose counts are kept */
function tally(store: Store, filters: StudyFilters & { scope: Scope }): Tally | undefined {
	const search = planSearch(store, filters);
	if (!search) return { studies: 0, byFacet: new Map(), more: false };
	return isEverything(search) ? undefined : tallyStudies(store, search);
}

const countColumn = (scope: Scope) => (scope === "published" ? "published" : "listed");

/** How many studies there are in all, or with a single facet; undefined where more narrows them. */
function keptCount(store: Store, filters: StudyFilters & { scope: Scope }): number | undefined {
	const search = planSearch(store, filters);
	if (!search || search.facetIds.length > 1) return undefined;
	if (!isEverything({ ...search, facetIds: [] })) return undefined;
	const sql = `select ${countColumn(filters.scope)} from facets where ${search.facetIds.length === 1 ? "id = ?" : "kind = 'all' and ? is null"}`;
	return (
		prepared(store, sql, () => store.sqlite.prepare<[number | null], number>(sql).pluck()).get(
			search.facetIds[0] ?? null,
		) ?? 0
	);
}

function commonFacets(store: Store, kind: FacetKind, scope: Scope): Facet[] {
	const column = countColumn(scope);
	const sql = `select name as value, ${column} as studies from facets
		where kind = ? and ${column} > 0 order by ${column} desc, key limit ${MOST}`;
	return prepared(store, sql, () => store.sqlite.prepare<[string], Facet>(sql)).all(kind);
}

function namedFacets(store: Store, kind: FacetKind, { byFacet }: Tally): Facet[] {
	const names = prepared(store, "facet names", () =>
		store.sqlite.prepare<{ ids: string; kind: string }, { id: number; name: string; key: string }>(
			`select id, name, key from facets where id in (select value from json_each(@ids)) and kind = @kind`,
		),
	).all({ ids: JSON.stringify([...byFacet.keys()]), kind });
	return names
		.map(({ id, name, key }) => ({ value: name, key, studies: byFacet.get(id) ?? 0 }))
		.sort((a, b) => b.studies - a.studies || (a.key < b.key ? -1 : 1))
		.slice(0, MOST)
		.map(({ value, studies }) => ({ value, studies }));
}
