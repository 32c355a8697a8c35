import { topicKey } from "#app/domain/topics/topic-key.ts";
import type { NamedKind, TopicKind } from "#app/domain/topics/topic-kinds.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** A topic as lists and links need it, with how many studies the viewer may see of it. */
export interface TopicEntry {
	id: number;
	kind: TopicKind;
	slug: string;
	name: string;
	/** From 1 on, somebody agreed which names mean it. */
	version: number;
	studies: number;
	/** Of these, with results. */
	results: number;
}

/** The column that counts what a scope may see. */
export const countIn = (scope: Scope) => (scope === "published" ? "published" : "listed");

/** The columns of a `TopicEntry`. */
export const entryIn = (scope: Scope) =>
	`topics.id, topics.kind, topics.slug, topics.name, topics.version, topics.${countIn(scope)} as studies,
	topics.${countIn(scope)}_results as results`;

/** What a scope may see: nobody is told of a name that drafts alone use. Those who agree on names see their topics empty, too. */
export const seenIn = (scope: Scope) =>
	`(topics.${countIn(scope)} > 0${scope === "published" ? "" : " or topics.version > 0"}) and topics.merged_into is null`;

/**
 * The topic at an address, or where its page has moved to since it was renamed or merged.
 * @returns undefined where there is none that the scope may see
 */
export function findTopic(
	store: Store,
	kind: NamedKind,
	slug: string,
	scope: Scope,
): { topic: TopicEntry; moved: boolean } | undefined {
	const sql = `select ${entryIn(scope)} from topics where topics.id = @id and ${seenIn(scope)}`;
	const id = topicIdAt(store, kind, slug);
	if (id === undefined) return undefined;
	const topic = prepared(store, sql, () => store.sqlite.prepare<object, TopicEntry>(sql)).get({ id });
	return topic && { topic, moved: topic.slug !== slug };
}

/** The topic that an address leads to, through names it had and topics it was merged into. */
function topicIdAt(store: Store, kind: NamedKind, slug: string): number | undefined {
	return prepared(store, "topic at address", () =>
		store.sqlite
			.prepare<object, number>(
				`with recursive at (id, next, steps) as (
					select id, merged_into, 0 from topics where id = ifnull(
						(select id from topics where kind = @kind and slug = @slug and (merged_into is null or not exists
							(select 1 from topic_slugs where kind = @kind and slug = @slug))),
						(select topic_id from topic_slugs where kind = @kind and slug = @slug))
					union all select topics.id, topics.merged_into, steps + 1 from at join topics on topics.id = at.next where steps < 50
				) select id from at where next is null limit 1`,
			)
			.pluck(),
	).get({ kind, slug });
}

/** The topics that these names mean, in their order and each once; names that no study uses mean none. */
export function topicsNamed(
	store: Store,
	kind: NamedKind,
	names: readonly string[],
	scope: Scope,
): TopicEntry[] {
	const sql = `select ${entryIn(scope)} from topic_names join topics on topics.id = topic_id
		where topic_names.kind = @kind and key = @key and ${seenIn(scope)}`;
	const one = prepared(store, sql, () => store.sqlite.prepare<object, TopicEntry>(sql));
	const found = names.flatMap((name) => one.get({ kind, key: topicKey(name) }) ?? []);
	return [...new Map(found.map((topic) => [topic.id, topic])).values()];
}

/** Names that mean a topic, the one it is called by first, then by how many studies use them. */
export function namesOfTopic(
	store: Store,
	topicId: number,
	scope: Scope,
): { name: string; studies: number }[] {
	const sql = `select topic_names.name, topic_names.${countIn(scope)} as studies
		from topic_names join topics on topics.id = topic_id
		where topic_id = ? order by topic_names.name = topics.name desc, studies desc, topic_names.name`;
	return prepared(store, sql, () =>
		store.sqlite.prepare<[number], { name: string; studies: number }>(sql),
	).all(topicId);
}

/** The topics that a study is of: its conditions, and what it tries. */
export function topicsOfStudy(store: Store, studyId: number, scope: Scope): TopicEntry[] {
	const sql = `select ${entryIn(scope)} from study_topics join topics on topics.id = topic_id
		where study_id = ? and comparator = 0 and kind <> 'outcome' and ${seenIn(scope)}
		order by kind, topics.name limit 40`;
	return prepared(store, sql, () => store.sqlite.prepare<[number], TopicEntry>(sql)).all(studyId);
}
