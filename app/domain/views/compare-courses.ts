import type { ChosenScale } from "../compare/choose-figures.ts";
import { topicOf } from "../compare/topics.ts";
import { courseKey, isOfExtension, measureKey } from "../headline/time-points.ts";
import type { CourseChart } from "./course-chart.ts";
import { type CourseGroup, courseChart } from "./outcome-course.ts";
import type { ChartFrame } from "./rate-chart.ts";

/** More trials than this in one drawing are a tangle of lines. */
const MOST_TOGETHER = 4;

/**
 * The courses of the trials of one scale, a few in each drawing, in an order given: every arm at each time at which the
 * trial's outcome was measured. Trials whose times have no place are named in the drawing.
 * @param order slugs
 */
export function compareCourses(
	scale: ChosenScale,
	order: readonly string[],
	frame: ChartFrame,
): CourseChart[] {
	const place = new Map(order.map((slug, index) => [slug, index]));
	const groups = scale.own
		.map(({ study, outcome }): CourseGroup => {
			const key = courseKey(outcome);
			// Of two at one moment the first is drawn: that which the other views show.
			const isShown = (other: typeof outcome) => Number(measureKey(other) === measureKey(outcome));
			return {
				...{ key: study.slug, label: study.name, href: `/studies/${study.slug}`, arms: study.arms },
				times: study.outcomes
					.filter(
						(other) =>
							topicOf(other).key === topicOf(outcome).key &&
							courseKey(other) === key &&
							isOfExtension(other) === isOfExtension(outcome),
					)
					.toSorted((a, b) => isShown(b) - isShown(a)),
			};
		})
		.toSorted((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0));
	const measuredOften = groups.filter(({ times }) => times.length > 1);
	return chunks(measuredOften, MOST_TOGETHER).flatMap((some) => {
		const chart = courseChart(some, frame);
		return chart ? [chart] : [];
	});
}

function chunks<T>(items: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
		items.slice(index * size, (index + 1) * size),
	);
}
