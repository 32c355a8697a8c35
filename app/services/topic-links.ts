import { namedIn } from "#app/domain/topics/named-in.ts";
import { NAMED_KINDS, type NamedKind, pairAddress, topicAddress } from "#app/domain/topics/topic-kinds.ts";
import type { TopicLink } from "#app/domain/topics/topic-view.ts";
import { countsOfPair } from "#db/queries/topic-studies.ts";
import { topicsOfSynthesis } from "#db/queries/topic-syntheses.ts";
import { type TopicEntry, topicsNamed, topicsOfStudy } from "#db/queries/topics.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { pairTitle } from "./find-topic.ts";

/** More are no answer to what was asked. */
const MOST = 4;

/** What somebody asked: in a field of its own, or in words that may name both. */
interface Asked {
	condition?: string | undefined;
	intervention?: string | undefined;
	words?: string | undefined;
}

/** The topics that a question names, the intervention for the condition first where studies here are of both. */
export function topicsInWords(store: Store, asked: Asked, scope: Scope): TopicLink[] {
	const named = (text: string | undefined, kinds: readonly NamedKind[]) =>
		text === undefined
			? []
			: namedIn(text, (name) => kinds.flatMap((kind) => topicsNamed(store, kind, [name], scope)));
	const topics = [
		...named(asked.condition, ["condition"]),
		...named(asked.intervention, ["intervention"]),
		...named(asked.words, NAMED_KINDS),
	];
	return linksTo(store, topics, scope);
}

/** What a study tries, and for what. */
export const topicLinksOfStudy = (
	store: Store,
	studyId: number,
	scope: Scope,
): Pick<TopicLink, "name" | "href">[] =>
	topicsOfStudy(store, studyId, scope)
		.map(linkTo)
		.map(({ name, href }) => ({ name, href }));

/** The topics that all trials of a synthesis are of. */
export const topicLinksOfSynthesis = (store: Store, synthesisId: number, scope: Scope): TopicLink[] =>
	linksTo(store, topicsOfSynthesis(store, synthesisId, scope), scope);

function linksTo(store: Store, topics: readonly TopicEntry[], scope: Scope): TopicLink[] {
	const all = [...pairOf(store, topics, scope), ...topics.map(linkTo)];
	return [...new Map(all.map((link) => [link.href, link])).values()].slice(0, MOST);
}

function pairOf(store: Store, topics: readonly TopicEntry[], scope: Scope): TopicLink[] {
	const [condition, intervention] = NAMED_KINDS.map((kind) => topics.find((topic) => topic.kind === kind));
	if (!condition || !intervention) return [];
	const counts = countsOfPair(store, { rowId: condition.id, columnId: intervention.id }, scope);
	return counts
		? [
				{
					name: pairTitle(intervention.name, condition.name),
					href: pairAddress(intervention.slug, condition.slug),
					...counts,
				},
			]
		: [];
}

const linkTo = ({ kind, slug, name, studies, results }: TopicEntry): TopicLink => ({
	...{ name, studies, results },
	href: topicAddress(kind === "intervention" ? kind : "condition", slug),
});
