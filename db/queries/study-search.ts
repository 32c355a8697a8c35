import { matchExpression, type SearchTerm, searchTerms } from "#app/domain/search/match-expression.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import { type FacetKind, facetKey, facetToken, scopeToken, YEAR_STEP } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { wordEndings } from "./search-words.ts";

/** What the library may be narrowed by; all of it is in the page's address. */
export interface StudyFilters {
	q?: string;
	condition?: string;
	intervention?: string;
	phase?: string;
	status?: string;
	yearFrom?: number;
	yearTo?: number;
	hasResults?: boolean;
}

/** Filters as the search index takes them. */
export interface StudySearch {
	scope: Scope;
	/** What the words typed come to; absent when none were. */
	words?: string;
	/** Facets that a study must have. */
	facetIds: number[];
	/** A study's place in the index must lie between these, which stand for years. */
	above: number;
	below: number;
	/** Places of the studies that bear the identifier typed. */
	named: number[];
	/** What was typed is an identifier and nothing else, so only those studies are meant. */
	namedOnly: boolean;
}

const BEYOND_ALL = 10_000 * YEAR_STEP;

/** @returns undefined when a filter's value is none that any study has */
export function planSearch(store: Store, filters: StudyFilters & { scope: Scope }): StudySearch | undefined {
	const facetIds: number[] = [];
	for (const [kind, value] of facetFilters(filters)) {
		const id = facetIdOf(store, kind, value);
		if (id === undefined) return undefined;
		facetIds.push(id);
	}
	const { q = "", yearFrom, yearTo, scope } = filters;
	const terms = searchTerms(q);
	const words = matchExpression(terms, (word) => wordEndings(store, word));
	const named = terms.length > 0 ? studiesNamed(store, q) : [];
	return {
		...{ scope, facetIds, named },
		...(words !== undefined && { words }),
		namedOnly: named.length > 0 && wordCount(terms) > 1,
		above: yearFrom !== undefined ? yearFrom * YEAR_STEP : yearTo !== undefined ? YEAR_STEP : 0,
		below: yearTo !== undefined ? (yearTo + 1) * YEAR_STEP : BEYOND_ALL,
	};
}

/** Nothing narrows it: the whole library within the scope. */
export const isEverything = (search: StudySearch) =>
	search.words === undefined &&
	search.facetIds.length === 0 &&
	search.above === 0 &&
	search.below === BEYOND_ALL;

const TEXTS = ["title", "acronym", "conditions", "interventions", "identifiers", "authors"];
/** Where the words must all be found, from what tells most of a study to anywhere. */
export const TIERS = [2, 3, 4, TEXTS.length] as const;

/**
 * The FTS5 expression of a search.
 * @param columns how many of the index's columns are searched, the first ones; all by default
 * @param notIn leaves out what these fewer columns have already found
 */
export function expressionOf(
	{ words, scope, facetIds }: StudySearch,
	{ columns = TEXTS.length, notIn }: { columns?: number; notIn?: number } = {},
): string {
	// FTS5 goes by the first term and looks the others up: what leaves the fewest studies comes first.
	const facets = facetIds.length === 0 ? [] : [`filters : (${facetIds.map(facetToken).join(" AND ")})`];
	const inColumns = (count: number) => `{${TEXTS.slice(0, count).join(" ")}} : (${words})`;
	const texts = words === undefined ? [] : [inColumns(columns)];
	const found = [...facets, ...texts, `filters : ${scopeToken(scope)}`].join(" AND ");
	return notIn === undefined || words === undefined ? found : `(${found}) NOT (${inColumns(notIn)})`;
}

function* facetFilters(filters: StudyFilters): Generator<[FacetKind, string]> {
	const { condition, intervention, phase, status, hasResults } = filters;
	if (condition) yield ["condition", condition];
	if (intervention) yield ["intervention", intervention];
	if (phase) yield ["phase", phase];
	if (status) yield ["status", status];
	if (hasResults) yield ["results", "yes"];
}

function facetIdOf(store: Store, kind: FacetKind, value: string): number | undefined {
	return prepared(store, "facet id", () =>
		store.sqlite
			.prepare<[string, string], number>("select id from facets where kind = ? and key = ?")
			.pluck(),
	).get(kind, facetKey(value));
}

const wordCount = (terms: SearchTerm[]) => terms.reduce((sum, { words }) => sum + words.length, 0);

/** Places in the index of the studies that bear a registry number, DOI or PubMed id, if that is what was typed. */
function studiesNamed(store: Store, typed: string): number[] {
	const name = typed
		.trim()
		.toLowerCase()
		.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*|pmid:?\s*)/, "");
	if (!/\d/.test(name) || name.length < 4 || /\s/.test(name)) return [];
	return prepared(store, "studies named", () =>
		store.sqlite
			.prepare<{ name: string }, number>(
				`select id from study_facets where study_id in (
					select study_id from identifiers where lower(value) = @name
					union select study_id from reports where lower(doi) = @name
					union select study_id from reports where pmid = @name
				) order by id desc limit 100`,
			)
			.pluck(),
	).all({ name });
}
