import { topicKey } from "#app/domain/topics/topic-key.ts";
import { SAMPLE_TOPICS } from "#db/sample-library/sample-topics.ts";
import type { Store } from "#db/store.ts";
import { slugOfName } from "#db/topics/names-of.ts";
import { agreeTopic } from "./agree-topic.ts";

/** Agrees on the names of the sample studies’ topics. Where somebody agreed on one of them before, theirs stands. */
export function agreeSampleTopics(store: Store): void {
	for (const { kind, from, ...document } of SAMPLE_TOPICS) {
		const slug = slugOfName(store, kind, topicKey(from));
		if (slug === undefined) continue;
		const save = { actor: { kind: "system" }, reason: "Sample library", expectedVersion: 0 } as const;
		agreeTopic(store, { ...save, kind, slug, document });
	}
}
