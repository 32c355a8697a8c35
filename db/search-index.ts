import type { Listing } from "#app/domain/listing.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { filterTokens } from "./filter-tokens.ts";
import { prepared } from "./prepared.ts";
import { dropEntry, putEntry } from "./search-entries.ts";
import { type FacetValue, facetValues, knownWords, searchId, searchTexts } from "./search-entry.ts";
import type { Store } from "./store.ts";

/**
 * Writes what lists and search go by: all of it is derived from the document and can be made anew from it. An
 * archived study has a listing alone.
 */
export function writeListing(store: Store, studyId: number, document: StudyDocument, listing: Listing): void {
	prepared(store, "write listing", () =>
		store.sqlite.prepare(
			`insert into listings (study_id, year, has_results, card, lacks)
			values (@studyId, @year, @hasResults, @card, @lacks)
			on conflict (study_id) do update set year = excluded.year, has_results = excluded.has_results,
				card = excluded.card, lacks = excluded.lacks`,
		),
	).run({
		studyId,
		year: listing.year ?? null,
		hasResults: listing.hasResults ? 1 : 0,
		card: JSON.stringify(listing.card),
		lacks: JSON.stringify(listing.lacks),
	});
	writeSearch(store, studyId, document, listing);
}

/** Puts a study's entry in the search index in place of the one it has. */
export function writeSearch(
	store: Store,
	studyId: number,
	document: StudyDocument,
	listing: Pick<Listing, "year" | "hasResults">,
): void {
	const write = prepared(store, "write search", () => statements(store));
	const former = write.former.get(studyId);
	if (former !== undefined) {
		dropEntry(store, former);
		write.forgetFacets.run(former);
	}
	const state = write.state.get(studyId);
	if (!state || state.archived) return;
	const published = state.published === 1;
	const facets = facetValues(document, listing.hasResults).map((value) => ({
		id: facetId(write, value, published),
		kind: value.kind,
	}));
	const texts = searchTexts(document);
	const id = searchId(studyId, listing.year);
	write.facets.run({
		id,
		studyId,
		published: published ? 1 : 0,
		facets: JSON.stringify(facets.map((facet) => facet.id)),
	});
	// Last: statements that set off a trigger make the index write out, small, what it holds.
	putEntry(store, {
		...{ id, ...texts, filters: filterTokens(facets, published), words: knownWords(texts) },
		isNumbered: document.identifiers.some(({ system }) => system === "nct"),
	});
}

type Statements = ReturnType<typeof statements>;

function facetId(write: Statements, value: FacetValue, published: boolean): number {
	const known = write.facet.get(value);
	if (!known) return Number(write.newFacet.run(value).lastInsertRowid);
	// Until somebody publishes it, its spelling is that of a draft.
	if (published && known.published === 0) write.spelling.run({ id: known.id, name: value.name });
	return known.id;
}

function statements({ sqlite }: Store) {
	return {
		former: sqlite.prepare<[number], number>("select id from study_facets where study_id = ?").pluck(),
		forgetFacets: sqlite.prepare<[number]>("delete from study_facets where id = ?"),
		state: sqlite.prepare<[number], { published: number; archived: number }>(
			"select visibility = 'published' as published, archived_at is not null as archived from studies where id = ?",
		),
		facet: sqlite.prepare<FacetValue, { id: number; published: number }>(
			"select id, published from facets where kind = @kind and key = @key",
		),
		newFacet: sqlite.prepare<FacetValue>("insert into facets (kind, key, name) values (@kind, @key, @name)"),
		spelling: sqlite.prepare<{ id: number; name: string }>("update facets set name = @name where id = @id"),
		facets: sqlite.prepare(
			"insert into study_facets (id, study_id, published, facets) values (@id, @studyId, @published, @facets)",
		),
	};
}
