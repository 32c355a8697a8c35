import { formatMoment } from "#app/domain/format/format-date.ts";
import { Problem } from "#app/domain/problem.ts";
import type { NamedKind } from "#app/domain/topics/topic-kinds.ts";
import { topicAddress } from "#app/domain/topics/topic-kinds.ts";
import { proposeNames } from "#db/queries/propose-names.ts";
import { listTopicVersions, topicState } from "#db/queries/topic-versions.ts";
import { findTopic, namesOfTopic } from "#db/queries/topics.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

const MOST_PROPOSED = 40;

/**
 * The names that mean a topic, how that was agreed, and for those who agree on names what else could mean it.
 * @throws Problem `not-found`, the same whether there is no such topic or drafts alone name it
 */
export function readTopicNames(store: Store, kind: NamedKind, slug: string, scope: Scope) {
	const state = scope === "drafts-too" ? topicState(store, kind, slug) : undefined;
	const found = findTopic(store, kind, slug, scope);
	// Of one that was merged, those who agree on names see the history, so that they can undo it.
	const own = found?.moved && state && state.version > 0 && state.mergedInto !== null ? state : undefined;
	const topic = own ?? found?.topic;
	if (!topic) throw new Problem("not-found", "No study here is about this, or none that is public.");
	const names = own ? [] : namesOfTopic(store, topic.id, scope);
	return {
		...{ kind, slug: topic.slug, name: topic.name, version: topic.version, names },
		address: topicAddress(kind, topic.slug),
		moved: own === undefined && found?.moved === true,
		/** Where its names are now. */
		...(own && found && { merged: { name: found.topic.name, href: topicAddress(kind, found.topic.slug) } }),
		proposed:
			scope === "drafts-too" && !own
				? proposeNames(store, {
						...{ kind, topicId: topic.id, limit: MOST_PROPOSED },
						names: names.map(({ name }) => name),
					})
				: [],
		versions: listTopicVersions(store, topic.id).map(({ createdAt, ...version }) => ({
			...version,
			at: formatMoment(createdAt),
		})),
	};
}
