import { analyseSynthesis } from "#app/domain/synthesis/analyse-synthesis.ts";
import { wordsToFind } from "#app/domain/synthesis/synthesis-words.ts";
import { type SynthesisCard, synthesisCard } from "#app/domain/views/synthesis/synthesis-card.ts";
import { countSyntheses, listSyntheses } from "#db/queries/list-syntheses.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { readStudies } from "./read-synthesis.ts";

/** One page of the list of syntheses, each with its result computed from the studies as they stand. */
export function listSynthesisCards(
	store: Store,
	{ q, ...query }: { q: string; scope: Scope; offset: number; limit: number },
): { cards: SynthesisCard[]; total: number } {
	const words = wordsToFind(q);
	const cards = listSyntheses(store, { ...query, words }).map((record) => {
		const { studies, document } = readStudies(store, record, query.scope);
		return synthesisCard(record, document, analyseSynthesis(document, studies));
	});
	return { cards, total: countSyntheses(store, { scope: query.scope, words }) };
}
