import { givesAsked } from "#app/domain/compare/asked-arms.ts";
import type { Question } from "#app/domain/question/question.ts";
import type { Arm } from "#app/domain/study/study-document.ts";
import { namedIn } from "#app/domain/topics/named-in.ts";
import { type IsOfTopic, isNamed } from "#app/domain/topics/topic-facts.ts";
import type { QuestionStudies } from "#db/queries/question-studies.ts";
import { namesOfTopic, type TopicEntry, topicsNamed } from "#db/queries/topics.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

/** The intervention that a comparison asks about, and which arms have it. */
export interface AskedIntervention {
	name: string;
	isAsked: (arm: Pick<Arm, "label" | "interventions">) => boolean;
}

/**
 * What a question asks about: its words for an intervention, or the only one that its other words name. Of two, words
 * do not say which is looked at.
 * @param corrected words that were looked for in place of misspelt ones
 */
export function askedIntervention(
	store: Store,
	{ intervention, about = "" }: Question,
	corrected: QuestionStudies["corrected"],
	scope: Scope,
): AskedIntervention | undefined {
	if (intervention)
		return { name: intervention, isAsked: givesAsked(corrected.intervention ?? intervention) };
	const named = namedIn(corrected.about ?? about, (name) =>
		topicsNamed(store, "intervention", [name], scope),
	);
	const [only, ...others] = new Map(named.map((topic) => [topic.id, topic])).values();
	return only && others.length === 0 ? interventionOf(only, isOfTopic(store, only, scope)) : undefined;
}

/** A topic's intervention as a comparison asks about it. */
export const interventionOf = ({ name }: TopicEntry, isOf: IsOfTopic): AskedIntervention => ({
	name,
	isAsked: ({ interventions }) => interventions.some(isOf),
});

/** Which interventions are a topic's: by its name, and by those that people agreed on. */
export function isOfTopic(store: Store, topic: TopicEntry, scope: Scope): IsOfTopic {
	return isNamed([topic.name, ...agreedNames(store, topic, scope)], topic.version > 0);
}

/** Names that mean a topic, where anybody has agreed on them. */
export const agreedNames = (store: Store, { id, version }: TopicEntry, scope: Scope): string[] =>
	version > 0 ? namesOfTopic(store, id, scope).map(({ name }) => name) : [];
