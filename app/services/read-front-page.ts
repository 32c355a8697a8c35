import { pairAddress } from "#app/domain/topics/topic-kinds.ts";
import type { StudiedPair } from "#app/domain/topics/topic-view.ts";
import { listStudies, type StudyEntry } from "#db/queries/list-studies.ts";
import { mapOfStudies } from "#db/queries/map.ts";
import { countOverdue } from "#db/queries/overdue-studies.ts";
import { countFound } from "#db/queries/study-facets.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { listSynthesisCards } from "./list-synthesis-cards.ts";

const ANSWERS = 4;
const NEW_RESULTS = 6;
const SUBJECTS = 6;
/** More overdue studies are not counted. */
const MOST_OVERDUE = 1000;
/** So many conditions and interventions are looked at for the most studied pairs: as the evidence map shows. */
const LOOKED_AT = 12;

/**
 * What the library holds at a first look: answers from several trials, what has most results, the newest ones, and how
 * many are overdue.
 * @param today as `2026-11-29`
 */
export function readFrontPage(store: Store, scope: Scope, today: string) {
	const overdue = countOverdue(store, { scope, today, most: MOST_OVERDUE + 1 });
	const { cards, total } = listSynthesisCards(store, { q: "", scope, offset: 0, limit: ANSWERS });
	return {
		studies: countFound(store, { scope }).studies,
		answers: cards,
		furtherAnswers: total - cards.length,
		subjects: mostStudied(store, scope),
		overdue: { total: Math.min(overdue, MOST_OVERDUE), more: overdue > MOST_OVERDUE },
		results: listStudies(store, { hasResults: true, scope, sort: "newest", limit: NEW_RESULTS }).map(
			({ cursor: _, id: __, ...entry }): Omit<StudyEntry, "cursor" | "id"> => entry,
		),
	};
}

/** The pairs with most studies that have results, of the commonest conditions. */
function mostStudied(store: Store, scope: Scope): StudiedPair[] {
	const { rows, columns, cells } = mapOfStudies(store, {
		...{ scope, columns: "intervention", filters: {}, size: LOOKED_AT },
	});
	const topics = new Map([...rows, ...columns].map((topic) => [topic.id, topic]));
	return cells
		.filter(({ results }) => results > 0)
		.toSorted((a, b) => b.results - a.results || b.people - a.people)
		.slice(0, SUBJECTS)
		.flatMap(({ rowId, columnId, studies, results, people, counted }) => {
			const [condition, intervention] = [topics.get(rowId), topics.get(columnId)];
			if (!condition || !intervention) return [];
			return {
				title: `${intervention.name} for ${condition.name}`,
				href: pairAddress(intervention.slug, condition.slug),
				...{ studies, results, people, allCounted: counted === studies },
			};
		});
}
