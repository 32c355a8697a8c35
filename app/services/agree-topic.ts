import { requireEditing } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { topicDocument } from "#app/domain/topics/topic-document.ts";
import { topicKey } from "#app/domain/topics/topic-key.ts";
import type { NamedKind } from "#app/domain/topics/topic-kinds.ts";
import { recordAudit } from "#db/audit.ts";
import { listTopicVersions, type TopicState, topicState } from "#db/queries/topic-versions.ts";
import { topicsNamed } from "#db/queries/topics.ts";
import type { Store } from "#db/store.ts";
import { attachStudies, studiesNaming } from "#db/topics/attach.ts";
import {
	freeNames,
	mergedTopics,
	type OwnedName,
	ownedName,
	ownedNames,
	takeNames,
} from "#db/topics/names-of.ts";
import { nameId } from "#db/topics/write-names.ts";
import { readdress, writeTopicVersion } from "#db/topics/write-topic.ts";
import { inTransaction } from "#db/transaction.ts";
import { parseWith } from "./parse-document.ts";
import { requireReason } from "./save-version.ts";

/** A change of what was agreed on a topic. */
export interface TopicChange {
	kind: NamedKind;
	slug: string;
	/** The version that was on the screen; 0 for a name that nobody has agreed on. */
	expectedVersion: number;
	actor: Actor;
	reason: string;
}

/** What a topic is after a change. */
export interface AgreedTopic {
	slug: string;
	version: number;
	changed: boolean;
}

/**
 * Sets what a topic is called and which names mean it. Names that no topic was agreed on come to it from where they
 * stood alone; names that it had and are left out stand alone again. In one transaction the version, the studies that
 * it has since, and the audit row; or nothing.
 * @throws Problem `invalid` where a name is another topic’s, `forbidden`, `not-found`, `stale`
 */
export function agreeTopic(store: Store, change: TopicChange & { document: unknown }): AgreedTopic {
	const given = parseWith(topicDocument, change.document);
	return changeTopic(store, change, (topic, write) => {
		const keys = new Map(given.names.map((name) => [topicKey(name), name]));
		const own = ownedNames(store, topic.id);
		const names = [...keys].map(([key, name]) => nameToTake(store, topic, key, name));
		const left = own.filter(({ key }) => !keys.has(key));
		const isSame = left.length === 0 && names.every(({ topicId }) => topicId === topic.id);
		if (isSame && topic.version > 0 && given.name === topic.name && topic.mergedInto === null)
			return undefined;
		takeNames(store, topic.id, names);
		unmerge(store, topic, left, write);
		writeTopicVersion(store, topic.id, { ...write, document: given });
		const slug =
			topicKey(given.name) === topicKey(topic.name) ? topic.slug : readdress(store, topic, given.name);
		attachStudies(
			store,
			studiesNaming(
				store,
				[...names, ...left].map(({ id }) => id),
			),
		);
		return { slug, name: given.name };
	});
}

/** Gives all names of a topic to another of its kind, which its address leads to since. @throws as `agreeTopic` */
export function mergeTopic(
	store: Store,
	change: TopicChange & { into: string; intoVersion: number },
): AgreedTopic {
	return changeTopic(store, change, (topic, write) => {
		const into = topicState(store, change.kind, change.into);
		if (!into || into.mergedInto !== null || into.id === topic.id)
			throw new Problem(
				"invalid",
				`There is no other ${change.kind} to merge “${topic.name}” into at “${change.into}”.`,
				[{ path: ["into"], message: "Choose the topic that stays" }],
			);
		if (into.version !== change.intoVersion) throw stale(into);
		const [own, moved] = [ownedNames(store, into.id), ownedNames(store, topic.id)];
		const documentOf = (names: OwnedName[]) => ({
			name: into.name,
			names: [...new Set([into.name, ...names.map(({ name }) => name)])],
		});
		// Nobody had agreed on it: what it was is kept too, so that there is a version to go back to.
		if (into.version === 0) {
			const reason = `Before “${topic.name}” was merged into it`;
			writeTopicVersion(store, into.id, { ...write, reason, version: 1, document: documentOf(own) });
		}
		takeNames(store, into.id, moved);
		const version = Math.max(1, into.version) + 1;
		writeTopicVersion(store, into.id, { ...write, version, document: documentOf([...own, ...moved]) });
		// A name that nobody had agreed on has no history of its own.
		if (topic.version > 0) {
			const document = { name: topic.name, names: [], mergedInto: into.name };
			writeTopicVersion(store, topic.id, { ...write, document }, into.id);
		}
		attachStudies(
			store,
			studiesNaming(
				store,
				moved.map(({ id }) => id),
			),
		);
		return { slug: into.slug, name: `${topic.name} into ${into.name}` };
	});
}

/** Makes what was agreed once stand again. @throws as `agreeTopic`, and `not-found` for a version that there is not */
export function restoreTopic(store: Store, change: TopicChange & { version: number }): AgreedTopic {
	const topic = existing(store, change);
	const earlier = listTopicVersions(store, topic.id).find(({ version }) => version === change.version);
	if (!earlier || earlier.document.mergedInto !== undefined)
		throw new Problem("not-found", "There is no such version that can stand again.");
	return agreeTopic(store, { ...change, document: earlier.document });
}

interface Write {
	version: number;
	actorId: number | null;
	reason: string;
	at: string;
}

function changeTopic(
	store: Store,
	change: TopicChange,
	run: (topic: TopicState, write: Write) => { slug: string; name: string } | undefined,
): AgreedTopic {
	requireEditing(change.actor);
	const reason = requireReason(change.reason);
	return inTransaction(store, () => {
		const topic = existing(store, change);
		if (topic.version !== change.expectedVersion) throw stale(topic);
		const version = topic.version + 1;
		const at = new Date().toISOString();
		const actorId = actorIdOf(change.actor);
		const done = run(topic, { version, actorId, reason, at });
		if (!done) return { slug: topic.slug, version: topic.version, changed: false };
		const detail = { kind: topic.kind, topic: done.name, version, reason };
		recordAudit(store, { at, actorId, action: topic.version === 0 ? "topic.agreed" : "topic.saved", detail });
		return { slug: done.slug, version, changed: true };
	});
}

function existing(store: Store, { kind, slug }: TopicChange): TopicState {
	const topic = topicState(store, kind, slug);
	// A name that no study uses and nobody agreed on is no topic.
	if (!topic || (topic.version === 0 && topic.listed === 0))
		throw new Problem("not-found", `There is no such ${kind} here.`);
	return topic;
}

const stale = ({ name, version }: TopicState) =>
	new Problem("stale", `The names of “${name}” were changed meanwhile: they are at version ${version} now.`);

/** @throws Problem `invalid` for a name that people agreed means another topic */
function nameToTake(store: Store, topic: TopicState, key: string, name: string): OwnedName {
	nameId(store, { kind: topic.kind, key, name }, false);
	const owned = ownedName(store, topic.kind, key);
	if (!owned) throw new Error(`The name “${name}” was not kept`);
	if (owned.topicId === topic.id || owned.version === 0) return owned;
	const message = `“${owned.name}” is a name of “${owned.topic}”. Merge the two, or take it out there first.`;
	throw new Problem("invalid", message, [{ path: ["names"], message }]);
}

/** Lets names go. Topics that were merged into this one and had them, with the name they bore, are as they were. */
function unmerge(store: Store, topic: TopicState, left: readonly OwnedName[], write: Write): void {
	let free = [...left];
	for (const { id, version, before } of mergedTopics(store, topic.id)) {
		const keys = new Set(before.names.map(topicKey));
		const taken = free.filter(({ key }) => keys.has(key));
		if (!taken.some(({ key }) => key === topicKey(before.name))) continue;
		free = free.filter((name) => !taken.includes(name));
		takeNames(store, id, taken);
		const document = { name: before.name, names: taken.map(({ name }) => name) };
		writeTopicVersion(store, id, { ...write, version: version + 1, document });
	}
	freeNames(store, topic.kind, free);
}

/** The topic that a name means, to merge another into; undefined where no study uses it and nobody agreed on it. */
export function readMergeTarget(
	store: Store,
	kind: NamedKind,
	name: string,
): { slug: string; name: string; version: number } | undefined {
	const [topic] = topicsNamed(store, kind, [name], "drafts-too");
	return topic && { slug: topic.slug, name: topic.name, version: topic.version };
}
