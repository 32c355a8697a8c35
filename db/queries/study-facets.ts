import type { FacetId } from "../filter-tokens.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { FacetKind } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { type FacetCounts, tallyStudies } from "./study-counts.ts";
import { isEverything, planSearch, type StudyFilters, type StudySearch } from "./study-search.ts";

/** A value studies can be narrowed to, and how many have it. */
export interface Facet {
	value: string;
	studies: number;
}

interface Facets {
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
	/**
	 * There are more studies than are counted one by one: `studies` is a least, `facets` count the newest ones (of
	 * filters not set, those found; of set ones, those that fit all filters or all but one).
	 */
	more: { studies: boolean; facets: { unset: boolean; set: boolean } };
}

/** Values beyond this many are found by searching. */
const MOST = 100;

const CHOICES = ["condition", "intervention", "phase", "status"] as const satisfies FacetKind[];
type Choice = (typeof CHOICES)[number];

/**
 * How many studies the filters leave, and what these can be narrowed to, each filter counted as if it were not
 * set itself. The cost does not grow with the library: what is not narrowed is counted as studies come and go,
 * and of what a broad search finds the newest studies are counted.
 */
export function summariseStudies(store: Store, filters: StudyFilters & { scope: Scope }): StudySummary {
	const search = planSearch(store, filters);
	if (isEverything(search)) return wholeLibrary(store, filters.scope);
	const set = search.facets.filter(({ kind }) => CHOICES.some((choice) => choice === kind));
	// One walk serves all filters that are set: each is counted among the studies that lack it alone.
	const isOnly = set.length === 1 && isEverything({ ...search, facets: [] });
	const around = isOnly ? undefined : tallyStudies(store, search, set);
	const found = around && (set.length === 0 || !around.more) ? around : tallyStudies(store, search);
	const countsOf = (kind: Choice) => {
		const lacked = set.find((facet) => facet.kind === kind);
		if (!lacked) return found.facets;
		return around && sumOf(around.facets, around.lacking.get(lacked) ?? new Map());
	};
	const studies = keptFor(store, search);
	return {
		studies: studies ?? found.studies,
		facets: namedFacets(store, filters.scope, countsOf),
		more: {
			studies: studies === undefined && found.more,
			facets: { unset: found.more, set: set.length > 0 && around?.more === true },
		},
	};
}

/** How many studies the filters leave; `more` when they are more than are counted one by one. */
export function countFound(
	store: Store,
	filters: StudyFilters & { scope: Scope },
): { studies: number; more: boolean } {
	const search = planSearch(store, filters);
	const kept = keptFor(store, search);
	if (kept !== undefined) return { studies: kept, more: false };
	const { studies, more } = tallyStudies(store, search);
	return { studies, more };
}

/** How many a search finds that is of all studies, or of those with one facet and nothing else: it is kept. */
function keptFor(store: Store, search: StudySearch): number | undefined {
	if (search.facets.length > 1 || !isEverything({ ...search, facets: [] })) return undefined;
	return keptCount(store, search.scope, search.facets);
}

function wholeLibrary(store: Store, scope: Scope): StudySummary {
	return {
		studies: keptCount(store, scope, []),
		facets: namedFacets(store, scope, () => undefined),
		more: { studies: false, facets: { unset: false, set: false } },
	};
}

function sumOf(some: FacetCounts, others: FacetCounts): FacetCounts {
	const sum = new Map(some);
	for (const [id, studies] of others) sum.set(id, (sum.get(id) ?? 0) + studies);
	return sum;
}

const countColumn = (scope: Scope) => (scope === "published" ? "published" : "listed");

/** How many studies there are in all, or with a single facet. */
function keptCount(store: Store, scope: Scope, [facet]: FacetId[]): number {
	const sql = `select ${countColumn(scope)} from facets where ${facet ? "id = ?" : "kind = 'all' and ? is null"}`;
	return (
		prepared(store, sql, () => store.sqlite.prepare<[number | null], number>(sql).pluck()).get(
			facet?.id ?? null,
		) ?? 0
	);
}

/** @param countsOf undefined for a kind that is counted in the whole library */
function namedFacets(
	store: Store,
	scope: Scope,
	countsOf: (kind: Choice) => FacetCounts | undefined,
): Facets {
	const [conditions, interventions, phases, statuses] = CHOICES.map((kind) => {
		const counts = countsOf(kind);
		return counts ? commonest(store, kind, counts) : commonFacets(store, kind, scope);
	});
	return {
		conditions: conditions ?? [],
		interventions: interventions ?? [],
		phases: phases ?? [],
		statuses: statuses ?? [],
	};
}

function commonFacets(store: Store, kind: FacetKind, scope: Scope): Facet[] {
	const column = countColumn(scope);
	const sql = `select name as value, ${column} as studies from facets
		where kind = ? and ${column} > 0 order by ${column} desc, key limit ${MOST}`;
	return prepared(store, sql, () => store.sqlite.prepare<[string], Facet>(sql)).all(kind);
}

function commonest(store: Store, kind: FacetKind, counts: FacetCounts): Facet[] {
	const names = prepared(store, "facet names", () =>
		store.sqlite.prepare<{ ids: string; kind: string }, { id: number; name: string; key: string }>(
			`select id, name, key from facets where id in (select value from json_each(@ids)) and kind = @kind`,
		),
	).all({ ids: JSON.stringify([...counts.keys()]), kind });
	return names
		.map(({ id, name, key }) => ({ value: name, key, studies: counts.get(id) ?? 0 }))
		.sort((a, b) => b.studies - a.studies || (a.key < b.key ? -1 : 1))
		.slice(0, MOST)
		.map(({ value, studies }) => ({ value, studies }));
}
