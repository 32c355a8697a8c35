import type { TopicVersion } from "#app/domain/topics/topic-document.ts";
import type { NamedKind } from "#app/domain/topics/topic-kinds.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { newTopic } from "./write-names.ts";

/** A name, and the topic that it means. */
export interface OwnedName {
	id: number;
	key: string;
	name: string;
	topicId: number;
	homeId: number;
	/** Of the topic: its name, version, and the topic it was merged into. */
	topic: string;
	version: number;
}

const COLUMNS = `topic_names.id, topic_names.key, topic_names.name, topic_id as topicId, home_id as homeId,
	topics.name as topic, topics.version from topic_names join topics on topics.id = topic_id`;

/** The names that mean a topic. */
export function ownedNames(store: Store, topicId: number): OwnedName[] {
	return prepared(store, "owned names", () =>
		store.sqlite.prepare<[number], OwnedName>(`select ${COLUMNS} where topic_id = ? order by topic_names.id`),
	).all(topicId);
}

/** A name of a kind by its key, and whose it is; undefined where no study uses it and nobody agreed on it. */
export function ownedName(store: Store, kind: NamedKind, key: string): OwnedName | undefined {
	return prepared(store, "owned name", () =>
		store.sqlite.prepare<[string, string], OwnedName>(
			`select ${COLUMNS} where topic_names.kind = ? and topic_names.key = ?`,
		),
	).get(kind, key);
}

/** Counts names to a topic; the topic of one name that each was leads there from now on. */
export function takeNames(store: Store, topicId: number, names: readonly OwnedName[]): void {
	const { give, lead } = movers(store);
	for (const { id, topicId: former, version } of names) {
		give.run(topicId, id);
		if (version === 0 && former !== topicId) lead.run(topicId, former);
	}
}

/** Lets names go that a topic had: each is a topic of its own again. @returns the topics that they are now */
export function freeNames(store: Store, kind: NamedKind, names: readonly OwnedName[]): void {
	const { give, revive, home } = movers(store);
	for (const { id, key, name, homeId } of names) {
		const isHome = revive.run(homeId).changes > 0;
		const topicId = isHome ? homeId : newTopic(store, { kind, key, name });
		if (!isHome) home.run(topicId, id);
		give.run(topicId, id);
	}
}

/** Topics that were merged into one, each with what it was before. */
export function mergedTopics(
	store: Store,
	topicId: number,
): { id: number; version: number; before: TopicVersion }[] {
	return prepared(store, "merged topics", () =>
		store.sqlite.prepare<[number], { id: number; version: number; document: string }>(
			`select topics.id, topics.version, document from topics
			join topic_versions on topic_versions.topic_id = topics.id and topic_versions.version = topics.version - 1
			where merged_into = ? and topics.version > 1`,
		),
	)
		.all(topicId)
		.map(({ document, ...topic }) => ({ ...topic, before: JSON.parse(document) as TopicVersion }));
}

function movers(store: Store) {
	return prepared(store, "move names", () => ({
		give: store.sqlite.prepare<[number, number]>("update topic_names set topic_id = ? where id = ?"),
		home: store.sqlite.prepare<[number, number]>("update topic_names set home_id = ? where id = ?"),
		lead: store.sqlite.prepare<[number, number]>("update topics set merged_into = ? where id = ?"),
		revive: store.sqlite.prepare<[number]>(
			"update topics set merged_into = null where id = ? and version = 0 and merged_into is not null",
		),
	}));
}

/** The address of the topic that a name is, as long as nobody has agreed on it; undefined where somebody has, or no study uses the name. */
export function slugOfName(store: Store, kind: NamedKind, key: string): string | undefined {
	return prepared(store, "slug of name", () =>
		store.sqlite
			.prepare<[string, string], string>(
				`select slug from topic_names join topics on topics.id = topic_id
				where topic_names.kind = ? and key = ? and version = 0`,
			)
			.pluck(),
	).get(kind, key);
}
