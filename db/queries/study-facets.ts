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
	/** Estimates from a sample: there are too many studies to count one by one. */
	about: { studies: boolean; facets: boolean };
}

/** Values beyond this many are found by searching. */
const MOST = 100;

/**
 * How many studies the filters leave, and what these can be narrowed to, each filter counted as if it were not
 * set itself. The cost does not grow with the library: what is not narrowed is counted as studies come and go,
 * a narrow search is counted through, and a broad one is estimated.
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
	const facetsAbout = [...tallies.values()].some((counts) => counts?.about);
	const found = tallyOf(filters);
	return {
		studies: found?.studies ?? countEverything(store, filters.scope),
		facets,
		about: { studies: found?.about ?? false, facets: facetsAbout },
	};
}

/** @returns undefined for the whole library, whose counts are kept */
function tally(store: Store, filters: StudyFilters & { scope: Scope }): Tally | undefined {
	const search = planSearch(store, filters);
	if (!search) return { studies: 0, byFacet: new Map(), about: false };
	return isEverything(search) ? undefined : tallyStudies(store, search);
}

const countColumn = (scope: Scope) => (scope === "published" ? "published" : "listed");

function countEverything(store: Store, scope: Scope): number {
	const sql = `select ${countColumn(scope)} from facets where kind = 'all'`;
	return prepared(store, sql, () => store.sqlite.prepare<[], number>(sql).pluck()).get() ?? 0;
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
