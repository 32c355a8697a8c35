import { Problem } from "#app/domain/problem.ts";
import { type NamedKind, pairAddress, topicAddress } from "#app/domain/topics/topic-kinds.ts";
import type { Subject } from "#db/queries/subject.ts";
import { countsOfPair } from "#db/queries/topic-studies.ts";
import { findTopic, type TopicEntry } from "#db/queries/topics.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

/** What an address asks for: an intervention, a condition, or the intervention in the condition. */
export interface AskedTopic {
	intervention?: string | undefined;
	condition?: string | undefined;
}

/** A topic, or the pair of two, with its studies as the index has them. */
export interface FoundTopic {
	intervention?: TopicEntry;
	condition?: TopicEntry;
	subject: Subject;
	/** "Botulinum toxin for depression" */
	title: string;
	/** Where its page is; another than was asked for where a topic was renamed or merged since. */
	address: string;
	moved: boolean;
	studies: number;
	/** Of them, with results. */
	results: number;
}

/** The topic that an address asks for. @throws Problem `not-found`, the same whether there is none or drafts alone are of it */
export function readTopicAddress(store: Store, asked: AskedTopic, scope: Scope): FoundTopic {
	const intervention = find(store, "intervention", asked.intervention, scope);
	const condition = find(store, "condition", asked.condition, scope);
	const moved = intervention?.moved === true || condition?.moved === true;
	if (intervention && condition) {
		const subject = { rowId: condition.topic.id, columnId: intervention.topic.id };
		return {
			...{ intervention: intervention.topic, condition: condition.topic, subject, moved },
			title: pairTitle(intervention.topic.name, condition.topic.name),
			address: pairAddress(intervention.topic.slug, condition.topic.slug),
			...(countsOfPair(store, subject, scope) ?? { studies: 0, results: 0 }),
		};
	}
	const found = intervention ?? condition;
	if (!found) throw nothingThere();
	const { topic } = found;
	const kind = intervention ? "intervention" : "condition";
	return {
		...(intervention ? { intervention: topic } : { condition: topic }),
		...{ subject: { topicId: topic.id }, moved, title: topic.name },
		...{ address: topicAddress(kind, topic.slug), studies: topic.studies, results: topic.results },
	};
}

function find(store: Store, kind: NamedKind, slug: string | undefined, scope: Scope) {
	if (slug === undefined) return undefined;
	const found = findTopic(store, kind, slug, scope);
	if (!found) throw nothingThere();
	return found;
}

const nothingThere = () => new Problem("not-found", "No study here is about this, or none that is public.");

/** An intervention in a condition, in words; both keep their letters, for ADHD and Alzheimer have theirs. */
export const pairTitle = (intervention: string, condition: string) => `${intervention} for ${condition}`;
