import { formatDay } from "#app/domain/format/format-date.ts";
import { hasFigures } from "#app/domain/study/has-figures.ts";
import { readable } from "#app/domain/study/readable.ts";
import { type TimelineChart, timelineOf } from "#app/domain/topics/timeline.ts";
import { MOST_DRAWN } from "#app/domain/topics/topic-view.ts";
import { type ReadStudy, readStudies } from "#db/queries/compare-studies.ts";
import { studiesOfSubject } from "#db/queries/topic-studies.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import type { FoundTopic } from "./find-topic.ts";

interface Asked {
	scope: Scope;
	/** As `2026-11-29`. */
	today: string;
}

/** The timeline of a topic’s most telling studies. */
export function readTimeline(store: Store, found: FoundTopic, asked: Asked): TimelineChart {
	const slugs = studiesOfSubject(store, found.subject, asked.scope, MOST_DRAWN);
	return timelineOfStudies(readStudies(store, slugs, asked.scope), found, asked);
}

/** The same of studies that were read already. */
export function timelineOfStudies(
	studies: readonly ReadStudy[],
	{ title }: Pick<FoundTopic, "title">,
	{ today }: Pick<Asked, "today">,
): TimelineChart {
	const timed = studies.map(({ document, compared: { slug, name } }) => ({
		...{ slug, name, document },
		hasResults: readable(document).outcomes.some(hasFigures),
	}));
	return timelineOf(timed, { title: `${title}: timeline`, provenance: `On ${formatDay(today)}`, today });
}
