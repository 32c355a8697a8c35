import { topicAddress } from "#app/domain/topics/topic-kinds.ts";
import { topicsOfStudy } from "#db/queries/topics.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

/** The ways from a study to the pages of its topics: what it tries, and for what. */
export const topicLinks = (store: Store, studyId: number, scope: Scope): [name: string, href: string][] =>
	topicsOfStudy(store, studyId, scope).flatMap(({ kind, slug, name }) =>
		kind === "outcome" ? [] : [[name, topicAddress(kind, slug)]],
	);
