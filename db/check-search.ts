import type { Listing } from "#app/domain/listing.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { filterTokens } from "./filter-tokens.ts";
import { prepared } from "./prepared.ts";
import { bearsNumber, facetValues, searchId, searchTexts } from "./search-entry.ts";
import { entryHolds, type SearchPrints } from "./search-prints.ts";
import type { Store } from "./store.ts";

/** Whether the search index holds exactly the words of this document, and what it can be narrowed to. */
export function searchAgrees(
	store: Store,
	prints: SearchPrints,
	studyId: number,
	document: StudyDocument,
	{ year, hasResults }: Pick<Listing, "year" | "hasResults">,
	{ archived, published }: { archived: boolean; published: boolean },
): boolean {
	const state = prepared(store, "check search", () => prepareCheck(store)).get(studyId);
	if (archived || !state) return archived && !state;
	const id = searchId(studyId, year);
	if (state.id !== id || state.published !== Number(published) || !state.measured) return false;
	const values = facetValues(document, hasResults);
	// This also where the ids are no JSON.
	if (JSON.stringify(values.map(({ kind, key }) => [kind, key])) !== state.choices) return false;
	const ids: number[] = JSON.parse(state.facets);
	const facets = values.map(({ kind }, place) => ({ id: ids[place] ?? 0, kind }));
	const filters = filterTokens(facets, { published, isNumbered: bearsNumber(document) });
	return entryHolds(store, prints, id, { ...searchTexts(document), filters });
}

/** How many entries the index has; each study that is not archived has one. */
export function countSearchEntries({ sqlite }: Store): number {
	return sqlite.prepare<[], number>("select count(*) from study_search_docsize").pluck().get() ?? 0;
}

/** What is damaged may hold JSON that is none; no study has no choice at all. */
const READABLE_FACETS = "iif(json_valid(study_facets.facets), study_facets.facets, '[]')";

interface IndexState {
	id: number;
	published: number;
	/** Ids of what the study can be narrowed to, and the kind and key of each, as JSON. */
	facets: string;
	choices: string;
	/** The index has an entry at this place. */
	measured: number;
}

const prepareCheck = ({ sqlite }: Store) =>
	sqlite.prepare<[number], IndexState>(
		`select id, published, facets,
			(select json_group_array(json_array(facets.kind, facets.key))
				from json_each(${READABLE_FACETS}) as listed cross join facets on facets.id = listed.value) as choices,
			exists (select 1 from study_search_docsize where id = study_facets.id) as measured
		from study_facets where study_id = ?`,
	);

/** How many choices of the library do not say how many studies have them. */
export function countMiscounted({ sqlite }: Store): number {
	// Counted here: SQLite would sort a row for each choice of each study.
	const counts = new Map<number, { listed: number; published: number }>();
	const studies = sqlite.prepare<[], { facets: string; published: number }>(
		`select ${READABLE_FACETS} as facets, published from study_facets`,
	);
	for (const { facets, published } of studies.iterate())
		for (const id of JSON.parse(facets) as number[]) {
			const count = counts.get(id);
			if (count) {
				count.listed++;
				count.published += published;
			} else counts.set(id, { listed: 1, published });
		}
	let miscounted = 0;
	const facets = sqlite.prepare<[], { id: number; listed: number; published: number }>(
		"select id, listed, published from facets",
	);
	for (const { id, listed, published } of facets.iterate()) {
		const count = counts.get(id);
		if (listed !== (count?.listed ?? 0) || published !== (count?.published ?? 0)) miscounted++;
	}
	return miscounted;
}

/** Sets every choice's counts to what the studies say. */
export function recountFacets({ sqlite }: Store): void {
	sqlite
		.transaction(() => {
			sqlite.exec(`update facets set listed = 0, published = 0;
				update facets set listed = counts.listed, published = counts.published
				from (
						select value as id, count(*) as listed, sum(published) as published
						from study_facets, json_each(study_facets.facets) group by value
					) as counts where counts.id = facets.id`);
		})
		.immediate();
}
