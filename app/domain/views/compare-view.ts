import { type Choice, chooseFigures, isScaled, type StudyToCompare } from "../compare/choose-figures.ts";
import { topicsOf } from "../compare/open-with.ts";
import type { Scale } from "../compare/scale-of.ts";
import type { Topic } from "../compare/topic.ts";
import { type TimeRule, timeWords } from "../time-rule.ts";
import { compareChart } from "./compare-charts.ts";
import { compareCourses } from "./compare-courses.ts";
import { compareHarms } from "./compare-harms.ts";
import { notesOf } from "./compare-notes.ts";
import { type CompareLook, type CompareMeasure, type CompareOrder, isOfArms } from "./compare-options.ts";
import { pairsOf } from "./compare-pairs.ts";
import { drawScale, momentOf } from "./compare-scale.ts";
import type { CourseChart } from "./course-chart.ts";
import type { IntervalChart } from "./interval-chart.ts";
import type { PairChart } from "./pair-chart.ts";
import type { ChartFrame } from "./rate-chart.ts";

export interface CompareOptions {
	topic: Topic;
	measure: CompareMeasure;
	/** Of means and rates over person-time: the key of the scale they are on; the one that most studies have when absent. */
	scale?: string | undefined;
	order: CompareOrder;
	/** How figures of arms are drawn; over time only where it is asked for. */
	look?: CompareLook;
	/** Of events over person-time: the units of it that rates are given per. */
	per?: number | undefined;
	/** Which of several time points; by `chooseTime` when absent. */
	timeRule?: TimeRule | undefined;
	/** Confidence level in (0, 1). */
	level: number;
	/** Arms left out: see `isHidden`. */
	hidden?: readonly string[];
	/** The intervention that is asked about, in the question's words. */
	asked?: string;
	provenance: string;
}

export interface CompareView {
	/** The figures of the scale asked for, or of the one that most studies have: a row an arm, or an effect. */
	chart: IntervalChart;
	/** The same of every scale, that one first. */
	charts: { scale: Scale; chart: IntervalChart }[];
	/** Both arms of each study on one line, a panel a scale; absent for effects, which are of two arms already. */
	pairs?: PairChart;
	/** The arms of trials that were measured several times, over time; only where that is asked for. */
	courses?: CourseChart[];
	/** Names of studies with nothing to show by this measure. */
	without: string[];
	/** Names of studies that have such figures, but at no time within the rule's window. */
	outside: string[];
	/** Which time points are taken, in words. */
	timeRule: string;
	/** The scales that figures are on, the one drawn first; a study whose scale nobody knows has one of its own. */
	scales: (Scale & { names: string[] })[];
	/** How many studies have a figure. */
	shown: number;
}

/**
 * Several studies' arms side by side: each study's best outcome on the topic, by one measure. Means of different
 * scales, or rates over person-time of different units, never share an axis. Studies that have nothing to show are
 * named too, not left out in silence.
 */
export function compareView(studies: readonly StudyToCompare[], options: CompareOptions): CompareView {
	const choice = chooseFigures(studies, { ...options, topic: options.topic.key });
	const moments = new Set(choice.scales.flatMap(({ own }) => own.map(momentOf)));
	const frame = {
		title: options.topic.label,
		...(moments.size === 1 && [...moments][0] && { subtitle: `At ${[...moments][0]}` }),
		provenance: options.provenance,
		level: options.level,
		per: options.per,
	};
	const turned = turnedOf(choice, options);
	const drawn = choice.scales.map((scale) =>
		drawScale(scale, { options, frame, turned, severalTimes: moments.size > 1 }),
	);
	const [first] = drawn;
	const notes = notesOf(choice, options, turned);
	const noted = (chart: IntervalChart) => ({ ...chart, footnotes: [...chart.footnotes, ...notes] });
	const empty = compareChart([], options.measure, frame);
	const pairs =
		options.look === "harms"
			? compareHarms(studies, topicsOf(studies), options, frame)
			: isOfArms(options.measure)
				? pairsOf(drawn, frame, notes, options.asked)
				: undefined;
	const isOutside = new Set(choice.outside.map(({ slug }) => slug));
	const isHarms = options.look === "harms";
	const withFigures = new Set(
		isHarms
			? pairs?.panels.flatMap(({ rows }) => rows.map(({ study }) => study))
			: drawn.flatMap(({ chart }) => chart.groups.map(({ key }) => key)),
	);
	const courses =
		options.look === "time" && isOfArms(options.measure)
			? drawn.flatMap(({ scale, order }) => compareCourses(scale, order, courseFrame(frame, scale)))
			: undefined;
	return {
		chart: noted(first?.chart ?? empty),
		...(courses && { courses }),
		charts: drawn.map(({ scale, chart }) => ({
			scale: { key: scale.key, label: scale.label },
			chart: noted(chart),
		})),
		...(pairs && { pairs }),
		without: studies
			.filter(({ slug }) => !withFigures.has(slug) && (isHarms || !isOutside.has(slug)))
			.map(({ name }) => name),
		outside: isHarms ? [] : choice.outside.map(({ name }) => name),
		timeRule: timeWords(options.timeRule),
		scales: isScaled(options.measure)
			? choice.scales.map(({ key, label, own }) => ({
					key,
					label,
					names: own.map(({ study }) => study.name),
				}))
			: [],
		shown: withFigures.size,
	};
}

/** A course says its times itself, and its scale where others have another. */
const courseFrame = ({ subtitle: _, ...frame }: ChartFrame, { label }: Scale): ChartFrame => ({
	...frame,
	...(label !== "" && { subtitle: label }),
});

/**
 * Standardised differences of instruments that count up and of such that count down: those where higher is better are
 * turned, where every study says which way is better.
 */
function turnedOf({ scales }: Choice, { measure }: CompareOptions): ReadonlySet<string> {
	const all = scales.flatMap(({ own }) => own);
	const directions = new Set(all.map(({ outcome }) => outcome.direction));
	if (measure !== "SMD" || directions.size < 2 || directions.has(undefined)) return new Set();
	return new Set(
		all.filter(({ outcome }) => outcome.direction === "higher-is-better").map(({ study }) => study.slug),
	);
}
