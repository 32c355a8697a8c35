import { isHarm } from "../headline/harm.ts";
import { type ComparedFigures, type CompareMeasure, FIGURES_OF_MEASURE } from "../views/compare-options.ts";
import type { ComparedOutcome } from "./event-outcomes.ts";
import { axisOf } from "./scale-of.ts";
import { isOfEvents, type Topic } from "./topic.ts";
import { comparedFigures, topicOf } from "./topics.ts";

interface Compared {
	slug: string;
	outcomes: ComparedOutcome[];
}

/** A topic by one measure, and the studies that have it on one axis. */
interface Offer {
	topic: Topic;
	measure: ComparedFigures;
	studies: Set<string>;
	/** Of how many of them it is the primary outcome. */
	primary: Set<string>;
	isHarm: boolean;
}

/** Adverse events that a choice lists, those that most studies share. */
const MOST_EVENTS = 60;

/**
 * What can be compared of these studies, that which most of them share first; adverse events last, and of several
 * studies only those that two of them share, unless no two share any.
 */
export function topicsOf(studies: readonly Compared[]): Topic[] {
	const offers = offersInOrder(studies);
	const events = offers.filter(({ topic }) => isOfEvents(topic));
	const shared = events.filter(({ studies: own }) => own.size > 1);
	const listed = (shared.length > 0 ? shared : events).slice(0, MOST_EVENTS);
	const all = [...offers.filter(({ topic }) => !isOfEvents(topic)), ...listed];
	return [...new Map(all.map(({ topic }) => [topic.key, topic])).values()];
}

/**
 * What a comparison opens with where its address leaves it open: the topic and measure that most of the studies can
 * show on one axis, a benefit that two of them share before any harm; among equals that which is primary in most, then
 * a concept, then rates. Undefined where there is nothing to compare.
 */
export function openWith(
	studies: readonly Compared[],
	asked: { topic?: string | undefined; measure?: CompareMeasure | undefined },
): { topic: Topic; measure: CompareMeasure } | undefined {
	const kind = asked.measure && FIGURES_OF_MEASURE[asked.measure];
	const [best] = offersInOrder(studies).filter(
		({ topic, measure }) =>
			(asked.topic === undefined || topic.key === asked.topic) && (kind === undefined || measure === kind),
	);
	return best && { topic: best.topic, measure: asked.measure ?? best.measure };
}

/** What the studies have on a topic, the figures that most have first. */
export function figuresOn(studies: readonly Compared[], topic: string): ComparedFigures[] {
	const counts = new Map<ComparedFigures, number>();
	for (const { outcomes } of studies) {
		const own = outcomes.filter((outcome) => topicOf(outcome).key === topic).flatMap(comparedFigures);
		for (const figures of new Set(own)) counts.set(figures, (counts.get(figures) ?? 0) + 1);
	}
	return [...counts].toSorted(([, a], [, b]) => b - a).map(([figures]) => figures);
}

const MEASURES = [...new Set(Object.values(FIGURES_OF_MEASURE))];

const known = new WeakMap<readonly Compared[], Offer[]>();

/** The offers of some studies, best first; one request asks for them several times. */
function offersInOrder(studies: readonly Compared[]): Offer[] {
	const offers = known.get(studies) ?? inOrder(offersOf(studies));
	known.set(studies, offers);
	return offers;
}

function offersOf(studies: readonly Compared[]): Offer[] {
	const offers = new Map<string, Offer>();
	for (const { slug, outcomes } of studies) {
		for (const outcome of outcomes) {
			for (const measure of comparedFigures(outcome)) {
				const topic = topicOf(outcome);
				const axis = axisOf(outcome, measure)?.key ?? `of ${slug} alone`;
				const key = JSON.stringify([topic.key, measure, axis]);
				const offer = offers.get(key) ?? {
					topic,
					measure,
					studies: new Set(),
					primary: new Set(),
					isHarm: true,
				};
				if (!outcome.event && !isHarm(outcome)) offer.isHarm = false;
				offer.studies.add(slug);
				if (outcome.priority === "primary") offer.primary.add(slug);
				offers.set(key, offer);
			}
		}
	}
	return [...offers.values()];
}

function inOrder(offers: Offer[]): Offer[] {
	const isNamed = ({ topic }: Offer) => Number(topic.key.includes(":"));
	const isShownFirst = ({ isHarm: harm, studies }: Offer) => Number(!harm && studies.size > 1);
	return offers.toSorted(
		(a, b) =>
			isShownFirst(b) - isShownFirst(a) ||
			b.studies.size - a.studies.size ||
			Number(a.isHarm) - Number(b.isHarm) ||
			b.primary.size - a.primary.size ||
			isNamed(a) - isNamed(b) ||
			MEASURES.indexOf(a.measure) - MEASURES.indexOf(b.measure),
	);
}
