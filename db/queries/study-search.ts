import type { QuestionFilters } from "#app/domain/question/question-of-filters.ts";
import { matchExpression } from "#app/domain/search/match-expression.ts";
import { searchTerms } from "#app/domain/search/search-terms.ts";
import { typedIdentifier } from "#app/domain/search/typed-identifier.ts";
import { type FacetId, filterExpression } from "../filter-tokens.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import { type FacetKind, facetKey, YEAR_STEP } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** What the library may be narrowed by; all of it is in the page's address. */
export interface StudyFilters extends QuestionFilters {
	/** Only with results, or only without any. */
	hasResults?: boolean;
}

/** Filters as the search index takes them. */
export interface StudySearch {
	scope: Scope;
	/** What the words typed come to; absent when none were. */
	words?: string;
	/** What a single column must have, each as an expression of its own. */
	within: string[];
	/** Facets that a study must have; one that no study has is of id 0. */
	facets: FacetId[];
	/** Facets that a study must not have. */
	lacking: FacetId[];
	/** A study's place in the index must lie between these, which stand for years. */
	above: number;
	below: number;
	/** Places of the studies that bear the identifier typed. */
	named: number[];
	/** What was typed is an identifier and nothing else, so only those studies are meant. */
	namedOnly: boolean;
}

const BEYOND_ALL = 10_000 * YEAR_STEP;

/** Filters as the search index knows them, worked out once for a list, its counts and its facets. */
export function planSearch(store: Store, filters: StudyFilters & { scope: Scope }): StudySearch {
	const facets = Array.from(facetFilters(filters), ([kind, value]) => ({
		id: facetIdOf(store, kind, value) ?? 0,
		kind,
	}));
	const { q = "", yearFrom, yearTo, scope } = filters;
	const identifier = typedIdentifier(q);
	const named = identifier ? studiesNamed(store, identifier.names) : [];
	const mention = identifier?.mention;
	const namedOnly = named.length > 0 && mention === undefined;
	const typed = named.length > 0 && mention !== undefined ? mention : q;
	const words = namedOnly ? undefined : matchExpression(searchTerms(typed), vocabularyOf(store));
	return {
		...{ scope, facets, lacking: filters.hasResults === false ? facetsOf(store, "results", "yes") : [] },
		...{ named, namedOnly, within: withinColumns(store, filters) },
		...(words !== undefined && { words }),
		above: yearFrom !== undefined ? yearFrom * YEAR_STEP : yearTo !== undefined ? YEAR_STEP : 0,
		below: yearTo !== undefined ? (yearTo + 1) * YEAR_STEP : BEYOND_ALL,
	};
}

/** Nothing narrows it: the whole library within the scope. */
export const isEverything = (search: StudySearch) =>
	search.words === undefined &&
	!search.namedOnly &&
	search.facets.length === 0 &&
	search.lacking.length === 0 &&
	search.within.length === 0 &&
	search.above === 0 &&
	search.below === BEYOND_ALL;

const TEXTS = ["title", "acronym", "conditions", "interventions", "identifiers", "authors"];
/** Where the words must all be found, from what tells most of a study to anywhere. */
export const TIERS = [2, 3, 4, TEXTS.length] as const;

/**
 * The FTS5 expression of a search.
 * @param columns how many of the index's columns are searched, the first ones; all by default
 * @param notIn leaves out what these fewer columns have already found
 * @param choices sets of facets of which a study must have one, in place of the search's own
 */
export function expressionOf(
	{ words, scope, facets, lacking, within }: StudySearch,
	{
		columns = TEXTS.length,
		notIn,
		choices = [facets],
	}: { columns?: number; notIn?: number; choices?: FacetId[][] } = {},
): string {
	// FTS5 goes by the first term and looks the others up: what leaves the fewest studies comes first.
	const all = [...within, filterExpression(scope, choices)].join(" AND ");
	const filtered = lacking.length === 0 ? all : `((${all}) NOT (${filterExpression(scope, [lacking])}))`;
	if (words === undefined) return filtered;
	const inColumns = (count: number) => `{${TEXTS.slice(0, count).join(" ")}} : (${words})`;
	const found = `${filtered} AND ${inColumns(columns)}`;
	return notIn === undefined ? found : `(${found}) NOT (${inColumns(notIn)})`;
}

function withinColumns(store: Store, { within = {} }: StudyFilters): string[] {
	return Object.entries(within).flatMap(([column, typed]) => {
		const words = typed === undefined ? undefined : matchExpression(searchTerms(typed), vocabularyOf(store));
		return words === undefined ? [] : [`{${column}} : (${words})`];
	});
}

function* facetFilters(filters: StudyFilters): Generator<[FacetKind, string]> {
	const { condition, intervention, phase, status, hasResults } = filters;
	if (condition) yield ["condition", condition];
	if (intervention) yield ["intervention", intervention];
	if (phase) yield ["phase", phase];
	if (status) yield ["status", status];
	if (hasResults) yield ["results", "yes"];
}

function facetsOf(store: Store, kind: FacetKind, value: string): FacetId[] {
	const id = facetIdOf(store, kind, value);
	return id === undefined ? [] : [{ id, kind }];
}

function facetIdOf(store: Store, kind: FacetKind, value: string): number | undefined {
	return prepared(store, "facet id", () =>
		store.sqlite
			.prepare<[string, string], number>("select id from facets where kind = ? and key = ?")
			.pluck(),
	).get(kind, facetKey(value));
}

/** Places in the index of the studies that bear a registry number, DOI or PubMed id. */
function studiesNamed(store: Store, names: string[]): number[] {
	return prepared(store, "studies named", () =>
		store.sqlite
			.prepare<{ names: string }, number>(
				`select id from study_facets where study_id in (
					select study_id from identifiers where lower(value) in (select value from json_each(@names))
					union select study_id from reports where lower(doi) in (select value from json_each(@names))
					union select study_id from reports where pmid in (select value from json_each(@names))
				) order by id desc limit 100`,
			)
			.pluck(),
	).all({ names: JSON.stringify(names) });
}
