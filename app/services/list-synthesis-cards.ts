import { analyseSynthesis } from "#app/domain/synthesis/analyse-synthesis.ts";
import { wordsToFind } from "#app/domain/synthesis/synthesis-words.ts";
import type { Certainty, SynthesisMeasure } from "#app/domain/synthesis/vocabulary.ts";
import { outcomeName } from "#app/domain/views/synthesis/answer-sentence.ts";
import { pooledView } from "#app/domain/views/synthesis/pooled-view.ts";
import { type SynthesisCard, synthesisCard } from "#app/domain/views/synthesis/synthesis-card.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import type { SynthesisRecord } from "#db/queries/get-synthesis.ts";
import { countSyntheses, listSyntheses, type SynthesisPlace } from "#db/queries/list-syntheses.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { readStudies } from "./read-synthesis.ts";

/** One page of the list of syntheses, each with its result computed from the studies as they stand. */
export function listSynthesisCards(
	store: Store,
	{ q, ...query }: { q: string; scope: Scope; offset: number; limit: number },
): { cards: SynthesisCard[]; total: number } {
	const words = wordsToFind(q);
	const cards = listSyntheses(store, { ...query, words }).map((record) => cardOf(store, record, query.scope));
	return { cards, total: countSyntheses(store, { scope: query.scope, words }) };
}

/** A synthesis with its result, as its studies stand. */
export function cardOf(store: Store, record: SynthesisRecord, scope: Scope): SynthesisCard {
	const { studies, document } = readStudies(store, record, scope);
	return synthesisCard(record, document, analyseSynthesis(document, studies));
}

/** A synthesis in a list for programs. */
interface SynthesisSummary extends SynthesisPlace {
	slug: string;
	title: string;
	visibility: Visibility;
	sample: boolean;
	version: number;
	outcome: string;
	measure: SynthesisMeasure;
	k: number;
	studies: number;
	people: number | null;
	effect: string | null;
	certainty: Certainty | null;
}

/** A page of the same list for programs, from a place in it on. */
export function listSynthesisSummaries(
	store: Store,
	{ q, ...query }: { q: string; scope: Scope; limit: number; after?: SynthesisPlace },
): SynthesisSummary[] {
	return listSyntheses(store, { ...query, words: wordsToFind(q) }).map((record) => {
		const { studies, document } = readStudies(store, record, query.scope);
		const pooled = pooledView(analyseSynthesis(document, studies));
		const { id, slug, visibility, sample, version, updatedAt } = record;
		return {
			...{ id, slug, title: document.title, visibility, sample, version, updatedAt },
			outcome: outcomeName(document.question),
			measure: document.analysis.measure,
			...{ k: pooled.k, studies: pooled.studies, people: pooled.people ?? null },
			effect: pooled.effect ?? null,
			certainty: document.grade.certainty ?? null,
		};
	});
}
