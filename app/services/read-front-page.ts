import { listStudies, type StudyEntry } from "#db/queries/list-studies.ts";
import { countFound } from "#db/queries/study-facets.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { listSynthesisCards } from "./list-synthesis-cards.ts";

const ANSWERS = 4;
const NEW_RESULTS = 8;

/** What the library holds at a first look: answers from several trials, and the newest results. */
export function readFrontPage(store: Store, scope: Scope) {
	const { cards, total } = listSynthesisCards(store, { q: "", scope, offset: 0, limit: ANSWERS });
	return {
		studies: countFound(store, { scope }).studies,
		answers: cards,
		furtherAnswers: total - cards.length,
		results: listStudies(store, { hasResults: true, scope, sort: "newest", limit: NEW_RESULTS }).map(
			({ cursor: _, id: __, ...entry }): Omit<StudyEntry, "cursor" | "id"> => entry,
		),
	};
}
