import { isOfEvents, type Topic } from "#app/domain/compare/topic.ts";
import { MOST_COMPARED } from "#app/domain/question/question.ts";
import type { IsOfTopic } from "#app/domain/topics/topic-facts.ts";
import { MOST_DRAWN } from "#app/domain/topics/topic-view.ts";
import type { PairChart } from "#app/domain/views/pair-chart.ts";
import type { SynthesisCard } from "#app/domain/views/synthesis/synthesis-card.ts";
import { type ReadStudy, readStudies } from "#db/queries/compare-studies.ts";
import { commonPairs, type PairedTopic, studiesOfSubject } from "#db/queries/topic-studies.ts";
import { synthesesOfSubject } from "#db/queries/topic-syntheses.ts";
import type { TopicEntry } from "#db/queries/topics.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { type AskedIntervention, agreedNames, interventionOf, isOfTopic } from "./asked-intervention.ts";
import type { FoundTopic } from "./find-topic.ts";
import { cardOf } from "./list-synthesis-cards.ts";
import { type CompareQuery, type Comparison, compareThese } from "./read-comparison.ts";

/** Published answers shown with their result; the rest is in the list of syntheses. */
const MOST_ANSWERS = 6;
/** What is tried most for a condition, or for what an intervention is tried most. */
const MOST_PAIRS = 12;

/** A topic's studies and what they say together. */
export interface TopicReading {
	found: FoundTopic;
	/** Names that mean the intervention and the condition, of those that anybody has agreed on. */
	names: { topic: TopicEntry; names: string[] }[];
	/** Which interventions are the topic’s; undefined of a condition alone. */
	isOfTopic: IsOfTopic | undefined;
	/** Published syntheses all of whose trials are of this topic. */
	answers: SynthesisCard[];
	/** The most telling ones, `MOST_COMPARED` at most. */
	studies: ReadStudy[];
	/** The first of these, which figures are of. */
	drawn: ReadStudy[];
	/** Both arms of each of them on the outcome asked for, or that most share. */
	comparison: Comparison;
	/** Adverse events in both arms, a panel an event. */
	harms: PairChart | undefined;
	pairs: PairedTopic[];
}

/** What the library has on a topic. @param outcome of which both arms are shown, by the key of its topic */
export function readTopic(
	store: Store,
	found: FoundTopic,
	{ outcome }: { outcome?: string | undefined },
	scope: Scope,
): TopicReading {
	const slugs = studiesOfSubject(store, found.subject, scope, MOST_COMPARED);
	const studies = readStudies(store, slugs, scope);
	const drawn = studies.slice(0, MOST_DRAWN);
	const topics = [found.intervention, found.condition].filter((topic) => topic !== undefined);
	const [only] = topics.length === 1 ? topics : [];
	const { intervention } = found;
	const isOf = intervention && isOfTopic(store, intervention, scope);
	return {
		...{ found, isOfTopic: isOf },
		names: topics.map((topic) => ({ topic, names: agreedNames(store, topic, scope) })),
		answers: synthesesOfSubject(store, found.subject)
			.slice(0, MOST_ANSWERS)
			.map((record) => cardOf(store, record, "published")),
		...{ studies, drawn },
		...comparisonOf(drawn, outcome, isOf && interventionOf(intervention, isOf)),
		pairs: only ? commonPairs(store, only, scope, MOST_PAIRS) : [],
	};
}

function comparisonOf(
	studies: ReadStudy[],
	outcome: string | undefined,
	intervention: AskedIntervention | undefined,
) {
	const compared = studies.map((study) => study.compared);
	const compare = (asked: Pick<CompareQuery, "outcome" | "look">) => {
		const open = { measure: undefined, scale: undefined, order: "people", level: 95 } as const;
		return compareThese(compared, { ...open, slugs: [], hidden: [], ...asked }, intervention);
	};
	const comparison = compare({ outcome, look: "pairs" });
	const hasHarms = comparison.topics.some(isOfEvents);
	const harms = hasHarms ? compare({ outcome: undefined, look: "harms" }).pairs : undefined;
	return { comparison, harms };
}

/** What both arms can be shown on: outcomes that at least one of the studies has, not the adverse events. */
export const outcomesIn = ({ comparison }: Pick<TopicReading, "comparison">): Topic[] =>
	comparison.topics.filter((topic) => !isOfEvents(topic)).slice(0, 40);
