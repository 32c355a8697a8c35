import { chooseFigures, type StudyToCompare } from "../compare/choose-figures.ts";
import { isOfEvents, type Topic } from "../compare/topic.ts";
import type { CompareOrder } from "./compare-options.ts";
import { pairsOf } from "./compare-pairs.ts";
import { drawScale } from "./compare-scale.ts";
import type { PairChart } from "./pair-chart.ts";
import type { ChartFrame } from "./rate-chart.ts";

/** More adverse events than this are for the choice of one. */
const MOST_PANELS = 12;

/**
 * Adverse events of several trials: a panel an event, a row a trial, those that most trials report first; all on one
 * scale, so that panels can be read against each other.
 * @param topics what can be compared, as `topicsOf` orders it
 * @returns undefined where no trial reports any
 */
export function compareHarms(
	studies: readonly StudyToCompare[],
	topics: readonly Topic[],
	options: { level: number; order: CompareOrder; hidden?: readonly string[]; asked?: string },
	frame: ChartFrame,
): PairChart | undefined {
	const events = topics.filter(isOfEvents);
	const drawn = events.slice(0, MOST_PANELS).flatMap((topic) => {
		const { scales } = chooseFigures(studies, { topic: topic.key, measure: "rate" });
		return scales.map((scale) =>
			drawScale(
				{ ...scale, key: topic.key, label: topic.label },
				{ options: { ...options, measure: "rate" }, frame, turned: new Set(), severalTimes: false },
			),
		);
	});
	if (drawn.length === 0) return undefined;
	const notes = [
		"Adverse events as each trial names them; a trial that is not listed under one has not recorded it here.",
		...(events.length > MOST_PANELS
			? [`${events.length - MOST_PANELS} more can be chosen as the outcome.`]
			: []),
	];
	const chart = pairsOf(drawn, frame, notes, options.asked);
	const end = Math.max(...chart.panels.map(({ axis }) => axis.domain?.[1] ?? 100));
	return {
		...chart,
		panels: chart.panels.map((panel) => ({ ...panel, axis: { ...panel.axis, domain: [0, end] } })),
	};
}
