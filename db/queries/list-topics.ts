import { matchExpression } from "#app/domain/search/match-expression.ts";
import { searchTerms } from "#app/domain/search/search-terms.ts";
import type { NamedKind } from "#app/domain/topics/topic-kinds.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { countIn, entryIn, seenIn, type TopicEntry } from "./topics.ts";
import { vocabularyOf } from "./vocabulary.ts";

export interface TopicListQuery {
	kind: NamedKind;
	/** Words that one of a topic's names must have, or words for the same. */
	q: string;
	scope: Scope;
	/** Only names that nobody has agreed on. */
	alone?: boolean;
	offset: number;
	limit: number;
}

/** Topics of a kind, those with most studies first. */
export function listTopics(
	store: Store,
	{ kind, q, scope, alone = false, offset, limit }: TopicListQuery,
): TopicEntry[] {
	const match = matchExpression(searchTerms(q), vocabularyOf(store));
	const column = countIn(scope);
	const from =
		match === undefined
			? "topics"
			: // What is found first: few of the topics are.
				`(select distinct topic_id from topic_search cross join topic_names on topic_names.id = topic_search.rowid
					where topic_search match @match) as found cross join topics on topics.id = found.topic_id`;
	const sql = `select ${entryIn(scope)} from ${from} where kind = @kind and ${seenIn(scope)} ${alone ? "and version = 0" : ""}
		order by topics.${column} desc, topics.id desc limit @limit offset @offset`;
	return prepared(store, sql, () => store.sqlite.prepare<object, TopicEntry>(sql)).all({
		...{ kind, offset, limit },
		...(match !== undefined && { match }),
	});
}
