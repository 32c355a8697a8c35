import { alternativesFor } from "#app/domain/compare/alternatives.ts";
import { armsAsAsked } from "#app/domain/compare/asked-arms.ts";
import { figuresOn, openWith, topicsOf } from "#app/domain/compare/open-with.ts";
import { BY_LABEL, isOfEvents, type Topic, topicNamed } from "#app/domain/compare/topic.ts";
import { formatDay } from "#app/domain/format/format-date.ts";
import { MOST_COMPARED, type Question } from "#app/domain/question/question.ts";
import { sameWords } from "#app/domain/same-words.ts";
import type { TimeRule } from "#app/domain/time-rule.ts";
import type {
	ComparedFigures,
	CompareLook,
	CompareMeasure,
	CompareOrder,
} from "#app/domain/views/compare-options.ts";
import { type CompareView, compareView } from "#app/domain/views/compare-view.ts";
import { OUTCOME_CONCEPTS } from "#app/domain/vocabulary.ts";
import { type ComparedStudy, compareStudies } from "#db/queries/compare-studies.ts";
import { type QuestionStudies, studiesOfQuestion } from "#db/queries/question-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { type AskedIntervention, askedIntervention } from "./asked-intervention.ts";

/** What the address of a comparison says. */
export interface CompareQuery {
	/** Studies named one by one, which come first. */
	slugs: string[];
	/** What the others are about; the comparison follows the library. */
	question?: Question;
	/** A concept, `label:` and the name that outcomes of no concept share, or an outcome's name in words. */
	outcome: string | undefined;
	measure: CompareMeasure | undefined;
	/** How figures of arms are drawn. */
	look: CompareLook;
	/** Of means. */
	scale: string | undefined;
	order: CompareOrder;
	timeRule?: TimeRule;
	/** Of events over person-time: the units of it that rates are given per. */
	per?: number | undefined;
	/** In percent. */
	level: number;
	/** Arms left out, by name or by what they are: see `hideArms`. */
	hidden: string[];
}

export interface Comparison extends CompareView {
	studies: ComparedStudy[];
	/** What the library has on the question, where one is asked. */
	found?: QuestionStudies;
	/** The key of what is compared; empty where the studies have nothing to compare and none was asked for. */
	concept: string;
	topic: Topic;
	measure: CompareMeasure;
	look: CompareLook;
	/** Everything that at least one of the studies has something about, what most share first. */
	topics: Topic[];
	/** The same by key alone. */
	concepts: string[];
	/** What the studies have on the topic, the figures that most have first. */
	figures: ComparedFigures[];
	/** The studies with nothing to show by this measure, each with what it has instead. */
	lacking: { slug: string; name: string; has: string }[];
}

const NOTHING: Topic = { key: "", label: "Nothing to compare" };

/** The comparison an address asks for, of the studies this viewer may see. */
export function readComparison(store: Store, query: CompareQuery, scope: Scope): Comparison {
	const found = query.question && studiesOfQuestion(store, query.question, scope, MOST_COMPARED);
	const slugs = [...new Set([...query.slugs, ...(found?.slugs ?? [])])].slice(0, MOST_COMPARED);
	const asked = query.question && askedIntervention(store, query.question, found?.corrected ?? {}, scope);
	const studies = compareStudies(store, slugs, scope);
	return { ...compareThese(studies, query, asked), ...(found && { found }) };
}

/** What the address asks for of these studies. @param intervention what is asked about, whose arms stand first */
export function compareThese(
	studies: ComparedStudy[],
	query: CompareQuery,
	intervention?: AskedIntervention,
): Comparison {
	const topics = topicsOf(studies);
	const asked = query.outcome === undefined ? undefined : askedTopic(query.outcome, topics);
	const opened = openWith(studies, { topic: asked?.key, measure: query.measure });
	const topic = opened?.topic ?? asked ?? NOTHING;
	const measure = opened?.measure ?? query.measure ?? "rate";
	const newest = studies
		.map(({ updatedAt }) => updatedAt)
		.sort()
		.at(-1);
	const view = compareView(asAsked(studies, intervention), {
		...{ topic, measure, scale: query.scale, order: query.order, timeRule: query.timeRule, per: query.per },
		level: query.level / 100,
		...{ hidden: query.hidden, look: query.look },
		...(intervention && { asked: intervention.name }),
		provenance: newest ? `Data of ${formatDay(newest)}` : "",
	});
	const named = new Map(studies.map((study) => [study.name, study]));
	return {
		...{ studies, concept: topic.key, topic, measure, look: query.look, topics },
		concepts: topics.filter((each) => !isOfEvents(each)).map(({ key }) => key),
		figures: figuresOn(studies, topic.key),
		lacking: view.without.flatMap((name) => {
			const study = named.get(name);
			return study ? [{ slug: study.slug, name, has: alternativesFor(study, topic.key) }] : [];
		}),
		...view,
	};
}

/** The studies with their arms as whoever asks about an intervention takes them. */
function asAsked(
	studies: ComparedStudy[],
	intervention: AskedIntervention | undefined,
): (ComparedStudy & { isAsked?: boolean })[] {
	if (!intervention) return studies;
	return studies.map((study) => {
		const arms = armsAsAsked(study.arms, intervention.isAsked);
		return arms ? { ...study, arms, isAsked: true } : study;
	});
}

/** The outcome that an address asks for: by its key, by its concept's name, or by a name that outcomes bear. */
function askedTopic(asked: string, topics: readonly Topic[]): Topic {
	const words = sameWords(asked);
	const known =
		topics.find(({ key }) => key === asked) ?? topics.find(({ label }) => sameWords(label) === words);
	if (known) return known;
	const isKey = Object.hasOwn(OUTCOME_CONCEPTS, asked) || asked.includes(":");
	return topicNamed(isKey ? asked : `${BY_LABEL}${words}`);
}
