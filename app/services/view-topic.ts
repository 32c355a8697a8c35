import { formatWhole } from "#app/domain/format/format.ts";
import { dosagesOf, statusesOf, type TopicStudy } from "#app/domain/topics/topic-facts.ts";
import { agreeingAddress, pairAddress, topicAddress } from "#app/domain/topics/topic-kinds.ts";
import type { TopicListItem, TopicView } from "#app/domain/topics/topic-view.ts";
import { whoWasStudied } from "#app/domain/topics/who-was-studied.ts";
import { labelOf, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import { countOverdue, overdueStudies } from "#db/queries/overdue-studies.ts";
import { type RecruitingStudy, recruitingStudies } from "#db/queries/topic-lists.ts";
import type { TopicEntry } from "#db/queries/topics.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { overdueItem } from "./list-overdue.ts";
import { timelineOfStudies } from "./read-timeline.ts";
import { outcomesIn, type TopicReading } from "./read-topic.ts";

/** So many of a list are on the page itself. */
const SHOWN = 12;
/** Overdue studies are counted so far. */
const MOST_COUNTED = 1000;

/** What a topic’s page shows of it, but for the addresses of other pages, which its route knows. */
export function viewTopic(
	store: Store,
	reading: TopicReading,
	{ scope, today }: { scope: Scope; today: string },
): Omit<TopicView, "compare" | "compareHarms" | "library"> {
	const { found, comparison, harms } = reading;
	const studies = reading.studies.map(
		({ document, compared: { slug, name } }): TopicStudy => ({ slug, name, document }),
	);
	const { subject } = found;
	const overdue = countOverdue(store, { subject, today, scope, most: MOST_COUNTED + 1 });
	return {
		...{ title: found.title, address: found.address, studies: found.studies, results: found.results },
		...{ drawn: reading.drawn.length, read: studies.length },
		topics: reading.names.map(({ topic, names }) => namesView(topic, names)),
		answers: reading.answers.map(({ trials: _, concept: __, ...card }) => card),
		outcome: { key: comparison.topic.key, label: comparison.topic.label },
		outcomes: outcomesIn(reading),
		shown: comparison.shown,
		subtitle: comparison.chart.subtitle ?? "",
		...{ pairs: comparison.pairs, lacking: comparison.lacking, harms },
		timeline: timelineOfStudies(reading.drawn, found, { today }),
		asked: askedOf(found),
		statuses: statusesOf(studies),
		dosages: reading.isOfTopic ? dosagesOf(studies, reading.isOfTopic) : [],
		who: whoWasStudied(studies),
		recruiting: recruitingStudies(store, subject, { scope, limit: SHOWN }).map(recruitingItem),
		overdue: {
			items: overdueStudies(store, { subject, today, scope, limit: SHOWN }).map(overdueItem),
			...{ total: Math.min(overdue, MOST_COUNTED), more: overdue > MOST_COUNTED },
			href: `/overdue?${askedOf(found)}`,
		},
		related: reading.pairs.map((topic) => ({
			...{ name: topic.name, studies: topic.studies, results: topic.results },
			href: relatedAddress(found, topic),
		})),
	};
}

const namesView = (topic: TopicEntry, names: string[]) => {
	const kind = topic.kind === "intervention" ? "intervention" : "condition";
	return {
		...({ kind, name: topic.name, alone: topic.version === 0 } as const),
		...{ href: topicAddress(kind, topic.slug), agreeing: agreeingAddress(kind, topic.slug) },
		names,
	};
};

function relatedAddress({ intervention, condition }: TopicReading["found"], other: TopicEntry): string {
	return pairAddress(intervention?.slug ?? other.slug, condition?.slug ?? other.slug);
}

/** How addresses beside its page name a topic. */
function askedOf({ intervention, condition }: TopicReading["found"]): string {
	const asked = new URLSearchParams({
		...(intervention && { intervention: intervention.slug }),
		...(condition && { condition: condition.slug }),
	});
	return asked.toString();
}

const recruitingItem = ({ slug, name, status, people }: RecruitingStudy): TopicListItem => ({
	...{ slug, name },
	says: [status && labelOf(REGISTRY_STATUSES, status), people !== null && `${formatWhole(people)} people`]
		.filter(Boolean)
		.join(" · "),
});
