import type { Listing } from "#app/domain/listing.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { filterTokens } from "./filter-tokens.ts";
import { prepared } from "./prepared.ts";
import { bearsNumber, facetValues, searchId, searchTexts } from "./search-entry.ts";
import type { Store } from "./store.ts";

/**
 * Whether the search index holds exactly the words of this document, and what it can be narrowed to. The index
 * keeps no texts to compare with, so the document is indexed once more beside it: the two must count as many
 * words in each column, and the column's words in their order must be found in the study's entry.
 */
export function searchAgrees(
	store: Store,
	studyId: number,
	document: StudyDocument,
	{ year, hasResults }: Pick<Listing, "year" | "hasResults">,
): boolean {
	const check = prepared(store, "check search", () => prepareCheck(store));
	const state = check.state.get(studyId);
	if (!state) return false;
	if (state.archived) return state.id === null;
	const id = searchId(studyId, year);
	if (state.id !== id || state.facets === null || state.counted !== state.published) return false;
	const facets = facetValues(document, hasResults).map(({ kind, key }) => ({
		id: check.facet.get(kind, key) ?? 0,
		kind,
	}));
	if (JSON.stringify(facets.map((facet) => facet.id)) !== state.facets) return false;
	const texts = {
		...searchTexts(document),
		filters: filterTokens(facets, { published: state.published === 1, isNumbered: bearsNumber(document) }),
	};
	check.empty.run();
	check.add.run({ id, ...texts });
	const [kept, expected] = [check.kept.get(id), check.expected.get(id)];
	if (!kept || !expected || !kept.equals(expected)) return false;
	const phrases = Object.entries(texts).flatMap(([column, text]) => {
		const words = text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)?.slice(0, MAX_WORDS) ?? [];
		return words.length === 0 ? [] : [`${column} : "${words.join(" ")}"`];
	});
	return phrases.length === 0 || check.found.get(phrases.join(" AND "), id) !== undefined;
}

/** Words of a column that are looked up; a phrase of thousands would be slow and tell no more. */
const MAX_WORDS = 200;

/** What FTS5 itself finds wrong with the index; undefined when nothing. */
export function searchDamage({ sqlite }: Store): string | undefined {
	try {
		sqlite.exec("insert into study_search(study_search) values ('integrity-check')");
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** How many entries the index has; each study that is not archived has one. */
export function countSearchEntries({ sqlite }: Store): number {
	return sqlite.prepare<[], number>("select count(*) from study_search_docsize").pluck().get() ?? 0;
}

interface IndexState {
	published: number;
	archived: number;
	id: number | null;
	facets: string | null;
	counted: number | null;
}

function prepareCheck({ sqlite }: Store) {
	const definition = sqlite
		.prepare<[], string>("select sql from sqlite_master where name = 'study_search'")
		.pluck()
		.get();
	if (!definition) throw new Error("The search index is missing");
	const columns = [
		"title",
		"acronym",
		"conditions",
		"interventions",
		"identifiers",
		"authors",
		"filters",
	] satisfies (keyof ReturnType<typeof searchTexts> | "filters")[];
	sqlite.exec(
		definition.replace(
			/^create virtual table .?study_search.? using/i,
			"create virtual table temp.expected_search using",
		),
	);
	return {
		state: sqlite.prepare<[number], IndexState>(
			`select studies.visibility = 'published' as published, archived_at is not null as archived,
				study_facets.id, study_facets.facets, study_facets.published as counted
			from studies left join study_facets on study_id = studies.id where studies.id = ?`,
		),
		facet: sqlite
			.prepare<[string, string], number>("select id from facets where kind = ? and key = ?")
			.pluck(),
		empty: sqlite.prepare("insert into temp.expected_search(expected_search) values ('delete-all')"),
		add: sqlite.prepare(
			`insert into temp.expected_search (rowid, ${columns.join(", ")})
			values (@id, ${columns.map((column) => `@${column}`).join(", ")})`,
		),
		kept: sqlite.prepare<[number], Buffer>("select sz from study_search_docsize where id = ?").pluck(),
		expected: sqlite
			.prepare<[number], Buffer>("select sz from temp.expected_search_docsize where id = ?")
			.pluck(),
		found: sqlite.prepare<[string, number]>(
			"select 1 from study_search where study_search match ? and rowid = ?",
		),
	};
}

const COUNTS = `select value as id, count(*) as listed, sum(published) as published
	from study_facets, json_each(study_facets.facets) group by value`;

/** How many choices of the library do not say how many studies have them. */
export function countMiscounted({ sqlite }: Store): number {
	return (
		sqlite
			.prepare<[], number>(
				`with counts as (${COUNTS})
				select count(*) from facets left join counts using (id)
				where facets.listed <> ifnull(counts.listed, 0) or facets.published <> ifnull(counts.published, 0)`,
			)
			.pluck()
			.get() ?? 0
	);
}

/** Sets every choice's counts to what the studies say. */
export function recountFacets({ sqlite }: Store): void {
	sqlite
		.transaction(() => {
			sqlite.exec(`update facets set listed = 0, published = 0;
				update facets set listed = counts.listed, published = counts.published
				from (${COUNTS}) as counts where counts.id = facets.id`);
		})
		.immediate();
}
