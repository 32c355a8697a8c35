import type { TopicVersion } from "#app/domain/topics/topic-document.ts";
import type { NamedKind } from "#app/domain/topics/topic-kinds.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** A topic as those who agree on names see it, merged ones too. */
export interface TopicState {
	id: number;
	kind: NamedKind;
	slug: string;
	name: string;
	version: number;
	mergedInto: number | null;
	/** Studies that those who log trials see. */
	listed: number;
}

/** The topic that has an address itself; one that was merged too, so that the merging can be undone. */
export function topicState(store: Store, kind: NamedKind, slug: string): TopicState | undefined {
	return prepared(store, "topic state", () =>
		store.sqlite.prepare<[string, string], TopicState>(
			`select id, kind, slug, name, version, merged_into as mergedInto, listed from topics where kind = ? and slug = ?`,
		),
	).get(kind, slug);
}

/** One line of a topic's history. */
export interface TopicVersionEntry {
	version: number;
	document: TopicVersion;
	reason: string;
	/** Null where the program itself wrote it. */
	actor: string | null;
	createdAt: string;
}

/** What was agreed on a topic, newest first. */
export function listTopicVersions(store: Store, topicId: number): TopicVersionEntry[] {
	return prepared(store, "topic versions", () =>
		store.sqlite.prepare<[number], Omit<TopicVersionEntry, "document"> & { document: string }>(
			`select version, document, reason, users.name as actor, topic_versions.created_at as createdAt
			from topic_versions left join users on users.id = actor_id where topic_id = ? order by version desc`,
		),
	)
		.all(topicId)
		.map((entry) => ({ ...entry, document: JSON.parse(entry.document) as TopicVersion }));
}
