import type { StudyCard } from "#app/domain/listing.ts";
import {
	MOST_COMPARED,
	QUESTION_WORDS,
	type Question,
	type QuestionWords,
} from "#app/domain/question/question.ts";
import { COUNTED_THROUGH } from "#app/domain/search/counted-through.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import { YEAR_STEP } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { NEWEST_PLACES, placesOf } from "./newest-places.ts";
import { correctWords } from "./search-words.ts";
import { VISIBLE } from "./study-entry.ts";
import { expressionOf, planSearch, type StudyFilters, type StudySearch } from "./study-search.ts";

/** How many studies there are; with `more`, that many at least: no more were counted. */
interface CountedStudies {
	studies: number;
	more: boolean;
}

/** What the library has on a question. */
export interface QuestionStudies {
	/** Addresses of studies with results, newest first, at most as many as were asked for. */
	slugs: string[];
	/** All that have results, those named included. */
	withResults: CountedStudies;
	withoutResults: CountedStudies;
	/** Of those without results, the ones of which a test is recorded: “p = 0.004”, and of which arms. */
	onlyTested: { slug: string; name: string; shown: string }[];
	/** Words of the question that no study has, each as what was looked for in their place. */
	corrected: { [Part in QuestionWords]?: string };
}

/**
 * The studies that a question is about, within a scope. Words that no study has are corrected as the library corrects
 * them; `about` may be the number of a registry, a DOI or a PubMed id.
 *
 * It goes by the search index alone, from the newest study back, and stops at what is counted; so a broad question
 * costs the same however many studies there are.
 */
export function studiesOfQuestion(
	store: Store,
	question: Question,
	scope: Scope,
	limit = MOST_COMPARED,
): QuestionStudies {
	const corrected = correctedWords(store, question, scope);
	const { about, condition, intervention, ...narrowing } = { ...question, ...corrected };
	const asked = {
		...{ ...narrowing, scope, within: { conditions: condition, interventions: intervention } },
		...(about !== undefined && { q: about }),
	};
	const found = newestStudies(store, planSearch(store, asked));
	const [having, lacking] = isCounted(found)
		? [found.filter(({ hasResults }) => hasResults), found.filter(({ hasResults }) => !hasResults)]
		: broadly(store, asked);
	return {
		slugs: having.slice(0, Math.min(limit, COUNTED_THROUGH)).map(({ slug }) => slug),
		withResults: counted(having),
		withoutResults: counted(lacking),
		onlyTested: lacking.flatMap(testOf),
		corrected,
	};
}

interface Found {
	slug: string;
	hasResults: number;
	/** The listing's card, of a study without results that has something to tell. */
	card: string | null;
}

function testOf({ slug, card }: Found): QuestionStudies["onlyTested"] {
	if (card === null) return [];
	const { name, headline }: StudyCard = JSON.parse(card);
	const [tested] = headline?.arms ?? [];
	return tested ? [{ slug, name, shown: `${tested.shown}, ${tested.label}` }] : [];
}

const isCounted = (found: Found[]) => found.length <= COUNTED_THROUGH;

/** Of more studies than are counted, the newest with results and the newest without, each by a search of its own. */
function broadly(store: Store, asked: StudyFilters & { scope: Scope }): [Found[], Found[]] {
	const [some, others] = [true, false].map((hasResults) =>
		newestStudies(store, planSearch(store, { ...asked, hasResults })),
	);
	return [some ?? [], others ?? []];
}

function counted(found: Found[]): CountedStudies {
	return { studies: Math.min(found.length, COUNTED_THROUGH), more: !isCounted(found) };
}

function correctedWords(store: Store, question: Question, scope: Scope): QuestionStudies["corrected"] {
	return Object.fromEntries(
		QUESTION_WORDS.flatMap((part) => {
			const typed = question[part];
			const words = typed === undefined ? undefined : correctWords(store, typed, scope);
			return words === undefined ? [] : [[part, words]];
		}),
	);
}

/** The newest studies found, up to one more than are counted. */
function newestStudies(store: Store, search: StudySearch): Found[] {
	return prepared(store, "newest studies of question", () =>
		store.sqlite.prepare<[object], Found>(
			`select slug, has_results as hasResults,
				case when not has_results and card ->> '$.headline' is not null then card end as card
			from (${NEWEST_PLACES})
			cross join studies on studies.id = place & ${YEAR_STEP - 1}
			join listings on listings.study_id = studies.id
			where ${VISIBLE} order by place desc`,
		),
	).all({
		...placesOf(search, expressionOf(search), COUNTED_THROUGH + 1),
		draftsToo: search.scope === "drafts-too" ? 1 : 0,
	});
}
