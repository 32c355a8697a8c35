import { freeSlug } from "#app/domain/slug.ts";
import type { TopicVersion } from "#app/domain/topics/topic-document.ts";
import type { NamedKind } from "#app/domain/topics/topic-kinds.ts";
import { proposeTopicSlug } from "#app/domain/topics/topic-slug.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { topicVersions } from "../schema/topics.ts";
import type { Store } from "../store.ts";

/** A version of a topic as it is written. */
export interface TopicWrite {
	version: number;
	document: TopicVersion;
	actorId: number | null;
	reason: string;
	at: string;
}

/** Adds a version of a topic, and sets what it is called. Call it inside a transaction. */
export function writeTopicVersion(
	store: Store,
	topicId: number,
	write: TopicWrite,
	mergedInto?: number,
): void {
	const { document, ...version } = write;
	prepared(store, "insert topic version", () => prepareInsertion(store, topicVersions)).run({
		...{ topicId, version: version.version, document: JSON.stringify(document) },
		...{ reason: version.reason, actorId: version.actorId, createdAt: version.at },
	});
	prepared(store, "set topic", () =>
		store.sqlite.prepare<[object]>(
			`update topics set name = @name, version = @version, updated_at = @at, merged_into = @mergedInto where id = @topicId`,
		),
	).run({
		topicId,
		name: document.name,
		...version,
		mergedInto: mergedInto ?? null,
		reason: null,
		actorId: null,
	});
}

/**
 * Gives a topic the address that its name proposes, and has the one it had lead there. The address of a name that was
 * counted to it changes places with its own.
 */
export function readdress(
	store: Store,
	topic: { id: number; kind: NamedKind; slug: string },
	name: string,
): string {
	const { id, kind, slug: former } = topic;
	const sqlite = store.sqlite;
	const holder = prepared(store, "topic with slug", () =>
		sqlite.prepare<[string, string], { id: number; mergedInto: number | null }>(
			"select id, merged_into as mergedInto from topics where kind = ? and slug = ?",
		),
	);
	const set = prepared(store, "set topic slug", () =>
		sqlite.prepare<[string, number]>("update topics set slug = ? where id = ?"),
	);
	const proposed = proposeTopicSlug(kind, name);
	const isOpen = (held: { id: number; mergedInto: number | null } | undefined) =>
		held === undefined || held.id === id || held.mergedInto === id;
	const slug = freeSlug(proposed, (taken) => !isOpen(holder.get(kind, taken)));
	if (slug === former) return slug;
	const held = holder.get(kind, slug);
	if (held) {
		// Two rows cannot have one address, not even for a moment.
		set.run(`/${held.id}`, held.id);
		set.run(slug, id);
		set.run(former, held.id);
	} else set.run(slug, id);
	prepared(store, "keep topic slug", () =>
		sqlite.prepare<[string, string, number]>(
			"insert or replace into topic_slugs (kind, slug, topic_id) values (?, ?, ?)",
		),
	).run(kind, former, id);
	return slug;
}
