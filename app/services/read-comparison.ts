import { openWith, topicsOf } from "#app/domain/compare/open-with.ts";
import { type Topic, topicNamed } from "#app/domain/compare/topic.ts";
import { formatDay } from "#app/domain/format/format-date.ts";
import type { TimeRule } from "#app/domain/time-rule.ts";
import type { CompareMeasure, CompareOrder } from "#app/domain/views/compare-options.ts";
import { type CompareView, compareView } from "#app/domain/views/compare-view.ts";
import { type ComparedStudy, compareStudies } from "#db/queries/compare-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";

/** What the address of a comparison says. */
export interface CompareQuery {
	slugs: string[];
	/** A concept, or `label:` and the name that outcomes of no concept share. */
	concept: string | undefined;
	measure: CompareMeasure | undefined;
	/** Of means. */
	scale: string | undefined;
	order: CompareOrder;
	timeRule?: TimeRule;
	/** In percent. */
	level: number;
}

export interface Comparison extends CompareView {
	studies: ComparedStudy[];
	/** The key of what is compared; empty where the studies have nothing to compare and none was asked for. */
	concept: string;
	measure: CompareMeasure;
	/** Everything that at least one of the studies has something about, what most share first. */
	topics: Topic[];
	/** The same by key alone. */
	concepts: string[];
}

const NOTHING: Topic = { key: "", label: "Nothing to compare" };

/** The comparison an address asks for, of the studies this viewer may see. */
export function readComparison(store: Store, query: CompareQuery, scope: Scope): Comparison {
	const studies = compareStudies(store, query.slugs, scope);
	const topics = topicsOf(studies);
	const opened = openWith(studies, { topic: query.concept, measure: query.measure });
	const topic = opened?.topic ?? (query.concept === undefined ? NOTHING : topicNamed(query.concept));
	const measure = opened?.measure ?? query.measure ?? "rate";
	const newest = studies
		.map(({ updatedAt }) => updatedAt)
		.sort()
		.at(-1);
	const view = compareView(studies, {
		...{ topic, measure, scale: query.scale, order: query.order, timeRule: query.timeRule },
		level: query.level / 100,
		provenance: newest ? `Data of ${formatDay(newest)}` : "",
	});
	return { studies, concept: topic.key, measure, topics, concepts: topics.map(({ key }) => key), ...view };
}
