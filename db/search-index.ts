import type { Column } from "drizzle-orm";
import type { Listing } from "#app/domain/listing.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { allGiven, and, eq, isGiven, placeholders, sql } from "./drizzle.ts";
import { filterTokens } from "./filter-tokens.ts";
import { prepared } from "./prepared.ts";
import { facets, studyFacets } from "./schema/search.ts";
import { listings, studies } from "./schema/studies.ts";
import { dropEntry, putEntry } from "./search-entries.ts";
import {
	bearsNumber,
	type FacetValue,
	facetValues,
	knownWords,
	searchId,
	searchTexts,
} from "./search-entry.ts";
import type { Store } from "./store.ts";
import { writeDue } from "./topics/due-studies.ts";
import { writeTopics } from "./topics/write-names.ts";

/**
 * Writes what lists and search go by: all of it is derived from the document and can be made anew from it. An
 * archived study has a listing alone.
 */
export function writeListing(
	store: Store,
	studyId: number,
	document: StudyDocument,
	listing: Listing,
	{ isNew = false } = {},
): void {
	prepared(store, "write listing", () => {
		const excluded = ({ name }: Column) => sql.raw(`excluded."${name}"`);
		const { year, hasResults, card, lacks } = listings;
		const set = {
			...{ year: excluded(year), hasResults: excluded(hasResults) },
			...{ card: excluded(card), lacks: excluded(lacks) },
		};
		return store.db
			.insert(listings)
			.values(placeholders("studyId", "year", "hasResults", "card", "lacks"))
			.onConflictDoUpdate({ target: listings.studyId, set })
			.prepare();
	}).run({
		studyId,
		year: listing.year ?? null,
		hasResults: listing.hasResults,
		card: JSON.stringify(listing.card),
		lacks: JSON.stringify(listing.lacks),
	});
	writeSearch(store, studyId, document, listing, { isNew });
}

/**
 * Puts a study's entry in the search index, and its topics, in place of those it has.
 * @param isNew nothing was written of it yet
 */
export function writeSearch(
	store: Store,
	studyId: number,
	document: StudyDocument,
	listing: Pick<Listing, "year" | "hasResults">,
	{ isNew = false } = {},
): void {
	const write = prepared(store, "write search", () => statements(store));
	const former = isNew ? undefined : write.former.get({ studyId });
	if (former) {
		dropEntry(store, former.id);
		write.forgetFacets.run(former);
	}
	const state = write.state.get({ id: studyId });
	if (!state || state.archivedAt !== null) return;
	const published = state.visibility === "published";
	const { year, hasResults: results } = listing;
	writeTopics(store, studyId, document, { published, results, year, isNew });
	writeDue(store, studyId, document, { published, results, isNew });
	const facetsOf = facetValues(document, listing.hasResults).map((value) => ({
		id: facetId(write, value, published),
		kind: value.kind,
	}));
	const texts = searchTexts(document);
	const id = searchId(studyId, listing.year);
	write.facets.run({
		id,
		studyId,
		published,
		facets: JSON.stringify(facetsOf.map((facet) => facet.id)),
	});
	// Last: statements that set off a trigger make the index write out, small, what it holds.
	const isNumbered = bearsNumber(document);
	const filters = filterTokens(facetsOf, { published, isNumbered });
	putEntry(store, { id, ...texts, filters, words: knownWords(texts), isNumbered });
}

type Statements = ReturnType<typeof statements>;

function facetId(write: Statements, value: FacetValue, published: boolean): number {
	const known = write.facet.get({ ...value });
	if (!known) return Number(write.newFacet.run({ ...value }).lastInsertRowid);
	// Until somebody publishes it, its spelling is that of a draft.
	if (published && known.published === 0) write.spelling.run({ id: known.id, name: value.name });
	return known.id;
}

function statements({ db }: Store) {
	const id = sql.placeholder("id");
	return {
		former: db
			.select({ id: studyFacets.id })
			.from(studyFacets)
			.where(isGiven(studyFacets.studyId, "studyId"))
			.prepare(),
		forgetFacets: db.delete(studyFacets).where(eq(studyFacets.id, id)).prepare(),
		state: db
			.select({ visibility: studies.visibility, archivedAt: studies.archivedAt })
			.from(studies)
			.where(eq(studies.id, id))
			.prepare(),
		facet: db
			.select({ id: facets.id, published: facets.published })
			.from(facets)
			.where(and(isGiven(facets.kind, "kind"), isGiven(facets.key, "key")))
			.prepare(),
		newFacet: db
			.insert(facets)
			.values(placeholders("kind", "key", "name"))
			.prepare(),
		spelling: db.update(facets).set(allGiven("name")).where(eq(facets.id, id)).prepare(),
		facets: db
			.insert(studyFacets)
			.values(placeholders("id", "studyId", "published", "facets"))
			.prepare(),
	};
}
