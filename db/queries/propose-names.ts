import { matchExpression } from "#app/domain/search/match-expression.ts";
import { searchTerms } from "#app/domain/search/search-terms.ts";
import type { NamedKind } from "#app/domain/topics/topic-kinds.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** A name that could mean a topic too: nobody has agreed on it yet. */
export interface ProposedName {
	name: string;
	studies: number;
}

/** Of a topic with many names, so many are looked for. */
const MOST_LOOKED_FOR = 12;

/**
 * Names of no agreed topic that have all words of one of these names, or words for the same; those most used first.
 * They are proposals: that words are shared does not make two names one. For those who agree on names alone, as they
 * may be names of drafts.
 */
export function proposeNames(
	store: Store,
	{
		kind,
		topicId,
		names,
		limit,
	}: { kind: NamedKind; topicId: number; names: readonly string[]; limit: number },
): ProposedName[] {
	const expressions = names
		.slice(0, MOST_LOOKED_FOR)
		.flatMap((name) => matchExpression(searchTerms(name), vocabularyOf(store)) ?? []);
	if (expressions.length === 0) return [];
	return prepared(store, "propose names", () =>
		store.sqlite.prepare<object, ProposedName>(
			`select topics.name, topics.listed as studies from topic_search join topic_names on topic_names.id = topic_search.rowid
			join topics on topics.id = topic_id
			where topic_search match @match and topics.kind = @kind and version = 0 and merged_into is null
				and topics.id <> @topicId and topics.listed > 0
			order by topics.listed desc, topics.name limit @limit`,
		),
	).all({ match: expressions.map((one) => `(${one})`).join(" OR "), kind, topicId, limit });
}
