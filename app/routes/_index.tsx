import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canEdit } from "#app/auth/permissions.ts";
import { FrontPage } from "#app/components/library/front-page.tsx";
import { StudyList } from "#app/components/library/study-list.tsx";
import { formatWhole } from "#app/domain/format/format.ts";
import { MOST_COMPARED } from "#app/domain/question/question.ts";
import { questionOfFilters } from "#app/domain/question/question-of-filters.ts";
import { searchTerms } from "#app/domain/search/search-terms.ts";
import { wordsToFind } from "#app/domain/synthesis/synthesis-words.ts";
import { compareAddress } from "#app/http/addresses/compare-address.ts";
import { readStudyQuery } from "#app/http/addresses/study-query.ts";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { readChoice } from "#app/http/api/list-query.ts";
import { headOf } from "#app/http/heads/page-head.ts";
import { today } from "#app/http/topics/answer-topic.ts";
import { readInstance } from "#app/services/instance.ts";
import { readFrontPage } from "#app/services/read-front-page.ts";
import { type LibraryPage, searchLibrary } from "#app/services/search-library.ts";
import { topicsInWords } from "#app/services/topic-links.ts";
import type { StudyFilters } from "#db/queries/list-studies.ts";
import { listSyntheses } from "#db/queries/list-syntheses.ts";
import { encodeCursor, SORTS } from "#db/queries/study-sorts.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

const PAGE = 20;
/** More stand in a list of their own. */
const SYNTHESES = 3;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => loaded?.head ?? [];

export const headers = loaderHeaders;

export const loader = answering((asked: LoaderFunctionArgs) => {
	const { request, context } = asked;
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const editor = canEdit(context.viewer);
	const { name, description: about } = readInstance(context.store);
	const head = headOf(asked, true, {
		...{
			tab: `Equipoise: ${name ?? "clinical studies compared"}`,
			title: name ?? "Clinical studies compared",
		},
		description: about ?? "A library of clinical studies: arms compared, with where each figure was read",
		...{ path: search.size === 0 ? "/" : `/?${search}`, feed: feedAddress(search) },
	});
	if (search.size === 0)
		return data(
			{ front: { ...readFrontPage(context.store, scope, today()), about, editor }, head },
			{ headers },
		);
	return data({ list: listFound(context.store, search, scope, editor), head }, { headers });
});

/** The feed of what an address finds, whatever the order and the page. */
function feedAddress(search: URLSearchParams): string {
	const asked = new URLSearchParams([...search].filter(([, value]) => value !== ""));
	for (const name of ["after", "sort", "exact"]) asked.delete(name);
	return asked.size > 0 ? `/feed.xml?${asked}` : "/feed.xml";
}

/** A page of the studies that an address asks for, and what can be asked of them. */
function listFound(store: Store, search: URLSearchParams, scope: Scope, editor: boolean) {
	const { filters, sort, after } = readStudyQuery(search);
	const exact = readChoice(search, "exact", ["yes"]) !== undefined;
	const found = searchLibrary(store, { filters, scope, sort, after, limit: PAGE, exact });
	const next = new URLSearchParams(search);
	if (found.next) next.set("after", encodeCursor(found.next));
	search.delete("after");
	const asTyped = new URLSearchParams(search);
	asTyped.set("exact", "yes");
	return {
		studies: found.entries.map(({ cursor: _, id: __, ...study }) => study),
		total: found.studies,
		more: found.more,
		corrected: found.corrected === null ? null : { words: found.corrected, asTyped: `?${asTyped}` },
		next: found.next ? `?${next}` : null,
		first: after ? `?${search}` : null,
		filters,
		sort,
		sorts: Object.entries(SORTS)
			.filter(([value]) => value !== "relevance" || filters.q)
			.map(([value, { label }]) => ({ value, label })),
		facets: found.facets,
		...{ taken: queryAsFound(search, found.corrected), feed: feedAddress(search) },
		compare: found.studies > 1 ? compareFound(filters, found) : null,
		syntheses: after ? [] : synthesesOn(store, asFound(filters, found), scope),
		topics: after ? [] : topicsOn(store, asFound(filters, found), scope),
		editor,
	};
}

/** The filters with the words that were looked for in place of misspelt ones. */
const asFound = (filters: StudyFilters, { corrected }: LibraryPage): StudyFilters =>
	corrected === null ? filters : { ...filters, q: corrected };

/** The way from what was found to its trials side by side; null where nothing was asked. */
function compareFound(filters: StudyFilters, found: LibraryPage) {
	// Trials without results have nothing to stand side by side.
	const question = filters.hasResults === false ? undefined : questionOfFilters(asFound(filters, found));
	return question ? { to: compareAddress({ question }), label: compareLabel(filters, found) } : null;
}

/** “Compare these 7”; a chosen condition is said, for other trials may name it in other words. */
function compareLabel({ condition, intervention }: StudyFilters, { studies, more }: LibraryPage): string {
	if (condition || intervention)
		return `Compare trials${condition ? ` of ${condition}` : ""}${intervention ? ` with ${intervention}` : ""}`;
	return more.studies || studies > MOST_COMPARED
		? "Compare the newest of these"
		: `Compare these ${formatWhole(studies)}`;
}

/** Syntheses that have the words searched for; without words the newest. */
function synthesesOn(store: Store, { q, ...filters }: StudyFilters, scope: Scope) {
	// As the library takes them: a question's own words stand in no synthesis.
	const terms = searchTerms(q ?? "").map((term) => term.words.join(" "));
	const words = wordsToFind(terms.join(" "));
	if (Object.keys(filters).length > 0 || (q !== undefined && words.length === 0)) return [];
	return listSyntheses(store, { scope, words, limit: SYNTHESES }).map(({ slug, document }) => ({
		...{ slug, title: document.title },
	}));
}

/** Topics that the words or the filters name. */
const topicsOn = (store: Store, { q, condition, intervention }: StudyFilters, scope: Scope) =>
	topicsInWords(store, { condition, intervention, words: q }, scope);

/** What the page shows, as the address of its export asks for it. */
function queryAsFound(search: URLSearchParams, corrected: string | null): string {
	const asked = new URLSearchParams([...search].filter(([, value]) => value !== ""));
	for (const name of ["after", "exact", "format", "study", "synthesis"]) asked.delete(name);
	if (corrected !== null) asked.set("q", corrected);
	return asked.toString();
}

export default function Library() {
	const found = useLoaderData<typeof loader>();
	return "front" in found ? <FrontPage {...found.front} /> : <StudyList {...found.list} />;
}
