import { rateIn } from "../arms/arm-rate.ts";
import { isTimedCount } from "../arms/person-time.ts";
import { nameOutcome } from "../describe.ts";
import { cautionOf } from "../designs/cautions.ts";
import type { DesignParts } from "../designs/dependence.ts";
import { courseKey, isOfExtension } from "../headline/time-points.ts";
import { sameWords } from "../same-words.ts";
import type { ContinuousResult, Outcome, OutcomeOf } from "../study/outcome.ts";
import { outcomeIdOf, type ReadableStudy } from "../study/readable.ts";
import type { Arm } from "../study/study-document.ts";
import { TIME_UNITS } from "../time-units.ts";
import type { CourseChart, CoursePoint, CourseSeries } from "./course-chart.ts";
import { type CourseTimes, courseTimes, nameOfTime } from "./course-times.ts";
import { incidenceChart } from "./incidence-chart.ts";
import type { IntervalChart, IntervalGroup } from "./interval-chart.ts";
import { landmarkChart } from "./landmark-chart.ts";
import { meanChart } from "./mean-chart.ts";
import { type ChartFrame, rateChart } from "./rate-chart.ts";
import { singleFiguresChart } from "./single-figure-chart.ts";

/** One study's outcome at its time points, for a course. */
export interface CourseGroup {
	key: string;
	/** The study's name; empty where the chart is of one study. */
	label: string;
	href?: string;
	arms: Arm[];
	/** The outcome at each of its time points. */
	times: Outcome[];
}

/** An outcome at a time as a group of an interval chart. */
interface TimedGroup<O extends Outcome = Outcome> {
	key: string;
	label: string;
	arms: Arm[];
	outcome: O;
}

type Frame = Pick<ChartFrame, "provenance" | "level">;
type Study = Pick<ReadableStudy, "arms" | "outcomes"> & DesignParts;

/** The courses of a study's outcomes, each by the id of its measure's first outcome. */
export function outcomeCourses(study: Study, frame: Frame): Map<string, CourseChart> {
	const courses = [...Map.groupBy(study.outcomes, wholeKey).values()].flatMap((times) => {
		const chart = courseOf(times, study, frame);
		return chart && times[0] ? [[times[0].id, chart] as const] : [];
	});
	return new Map(courses);
}

/** The course that an outcome is part of; undefined where fewer than two of its time points can be drawn. */
export function outcomeCourse(study: Study, outcomeId: string, frame: Frame): CourseChart | undefined {
	const outcome = study.outcomes.find(({ id }) => id === outcomeId || outcomeIdOf(id) === outcomeId);
	if (!outcome) return undefined;
	const key = wholeKey(outcome);
	return courseOf(
		study.outcomes.filter((other) => wholeKey(other) === key),
		study,
		frame,
	);
}

/** What outcomes share that are one but for when they were measured: the measure, as it is defined. An extension is apart. */
const wholeKey = (outcome: Outcome): string =>
	[courseKey(outcome), sameWords(outcome.definition ?? ""), isOfExtension(outcome)].join(" | ");

function courseOf(times: readonly Outcome[], study: Study, frame: Frame): CourseChart | undefined {
	const [first] = times;
	if (!first || times.length < 2) return undefined;
	const { definition, label, category } = first;
	const group = { key: outcomeIdOf(first.id), label: "", arms: study.arms, times: [...times] };
	const chart = courseChart([group], {
		...frame,
		title: `${nameOutcome({ label, category })}, over time`,
		...(definition && { subtitle: definition }),
	});
	const caution = cautionOf(study, first, "arms");
	return chart && caution ? { ...chart, footnotes: [...chart.footnotes, `${caution}.`] } : chart;
}

/**
 * The arms' figures over time, of outcomes of one kind and scale. Rates, means, medians and events over person-time
 * never share a chart, and neither do scores and changes of them: what most time points have is drawn, and the others
 * are named. @returns undefined where no two time points have a place on one scale
 */
export function courseChart(groups: readonly CourseGroup[], frame: ChartFrame): CourseChart | undefined {
	const scale = courseTimes(groups.flatMap(({ times }) => times));
	if (!scale) return undefined;
	const placed = groups.flatMap((group) => placedTimes(group, scale));
	const timed = placed.map(
		({ group, outcome }): TimedGroup => ({
			...{ key: `${group.key} ${outcome.id}`, label: nameOfTime(outcome), arms: group.arms, outcome },
		}),
	);
	const [best] = candidates(timed, frame)
		.map((chart) => ({ chart, drawn: chart.groups.filter(hasValue) }))
		.toSorted((a, b) => b.drawn.length - a.drawn.length);
	if (!best) return undefined;
	const at = new Map(best.drawn.map((drawn) => [drawn.key, drawn]));
	const series = groups.flatMap((group) => seriesOf(group, placed, at));
	const moments = new Set(series.flatMap(({ points }) => points.map(({ time }) => time)));
	if (moments.size < 2) return undefined;
	const { axis, footnotes } = best.chart;
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		axis: { unit: axis.unit, label: axis.label, ...(axis.domain && { domain: axis.domain }) },
		time: { unit: scale.unit, label: labelOfTime(scale.unit) },
		series,
		unplaced: groups.flatMap((group) => unplacedOf(group, placed, at)),
		footnotes: [...footnotes, ...(scale.said ? [scale.said] : [])],
		provenance: frame.provenance,
	};
}

const labelOfTime = (unit: CourseTimes["unit"]) => {
	const words = TIME_UNITS[unit];
	return unit === "cycles" ? "Cycles of treatment" : words.charAt(0).toUpperCase() + words.slice(1);
};

const hasValue = ({ rows }: IntervalGroup) => rows.some(({ value }) => value !== undefined);

interface PlacedTime {
	group: CourseGroup;
	outcome: Outcome;
	time: number;
}

/** The time points with a place on the scale, by time; of two at one moment the first. */
function placedTimes(group: CourseGroup, { at }: CourseTimes): PlacedTime[] {
	const placed = group.times.flatMap((outcome): PlacedTime[] => {
		const time = at(outcome);
		return time === undefined ? [] : [{ group, outcome, time }];
	});
	return [...Map.groupBy(placed, ({ time }) => time).values()]
		.flatMap(([first]) => first ?? [])
		.toSorted((a, b) => a.time - b.time);
}

/** Every chart that outcomes of these kinds can have, that which says most first. */
function candidates(groups: readonly TimedGroup[], frame: ChartFrame): IntervalChart[] {
	return [
		...landmarks(ofKind(groups, "time-to-event"), frame),
		...(rated(groups).length > 0 ? [rateChart(rated(groups), frame)] : []),
		...byScale(ofKind(groups, "continuous")).flatMap((same) => [
			meanChart(same, frame),
			singleFiguresChart(same, frame),
		]),
		...incidences(ofKind(groups, "count"), frame),
	];
}

function ofKind<K extends Outcome["kind"]>(groups: readonly TimedGroup[], kind: K) {
	return groups.flatMap(({ outcome, ...rest }) =>
		outcome.kind === kind ? [{ ...rest, outcome: outcome as Extract<Outcome, OutcomeOf<K>> }] : [],
	);
}

const rated = (groups: readonly TimedGroup[]) => [
	...ofKind(groups, "binary"),
	...ofKind(groups, "time-to-event").filter(({ arms, outcome }) =>
		arms.some((arm) => rateIn(outcome, arm).kind === "counted"),
	),
];

/** Kaplan–Meier estimates, those of one thing together: free of the event, or with it. */
function landmarks(groups: TimedGroup<OutcomeOf<"time-to-event">>[], frame: ChartFrame): IntervalChart[] {
	const charts = groups.flatMap(({ outcome: { timePoint: _, ...outcome }, ...group }) => {
		const chart = landmarkChart({ ...group, outcome }, frame);
		return chart ? [{ ...chart, groups: chart.groups.map((drawn) => ({ ...drawn, key: group.key })) }] : [];
	});
	return [...Map.groupBy(charts, ({ axis }) => axis.label).values()].flatMap(([first, ...others]) =>
		first ? [{ ...first, groups: [first, ...others].flatMap((chart) => chart.groups) }] : [],
	);
}

const isGeometric = ({ meanType }: ContinuousResult) =>
	meanType === "geometric" || meanType === "geometric-least-squares";

/** What results of one outcome may not share a scale by: changes, logarithms, geometric means. */
const scaleOfResult = (result: ContinuousResult) =>
	[
		result.isChange ? "change" : "",
		result.meanType === "log" ? "log" : isGeometric(result) ? "geometric" : "",
	].join();

/** The groups once for each scale that their results are on, with the results of that scale alone. */
function byScale(groups: TimedGroup<OutcomeOf<"continuous">>[]) {
	const scales = new Set(groups.flatMap(({ outcome }) => outcome.results.map(scaleOfResult)));
	return [...scales].map((scale) =>
		groups.flatMap(({ outcome, ...group }) => {
			const results = outcome.results.filter((result) => scaleOfResult(result) === scale);
			return results.length > 0 ? [{ ...group, outcome: { ...outcome, results } }] : [];
		}),
	);
}

function incidences(groups: TimedGroup<OutcomeOf<"count">>[], frame: ChartFrame): IntervalChart[] {
	if (groups.length === 0) return [];
	return groups.some(({ outcome }) => outcome.results.some(isTimedCount))
		? [incidenceChart(groups, frame)]
		: [singleFiguresChart(groups, frame)];
}

/** Each arm of a study with what it has at the times that are drawn. */
function seriesOf(
	group: CourseGroup,
	placed: readonly PlacedTime[],
	at: ReadonlyMap<string, IntervalGroup>,
): CourseSeries[] {
	return group.arms.flatMap((arm): CourseSeries[] => {
		const rows = placed.flatMap(({ group: of, outcome, time }) => {
			const row = at.get(`${of.key} ${outcome.id}`)?.rows.find(({ key }) => key === arm.id);
			return of === group && row ? [{ row, time, when: nameOfTime(outcome) }] : [];
		});
		const points = rows.flatMap(({ row, time, when }): CoursePoint[] => {
			const { key: _, label: __, colour: ___, value, ...figure } = row;
			return value === undefined ? [] : [{ ...figure, value, time, when }];
		});
		const [first] = rows;
		if (!first || points.length === 0) return [];
		const { label, colour } = first.row;
		const href = group.href && { href: group.href };
		return [{ key: `${group.key}/${arm.id}`, label, study: group.label, ...href, colour, points }];
	});
}

/** The time points that are not drawn, and why. */
function unplacedOf(
	{ key, label, times }: CourseGroup,
	placed: readonly PlacedTime[],
	at: ReadonlyMap<string, IntervalGroup>,
): string[] {
	const isPlaced = new Set(placed.map(({ outcome }) => outcome));
	const before = label ? `${label}, ` : "";
	return times.flatMap((outcome) => {
		const name = `${before}${nameOfTime(outcome)}`;
		const recorded = outcome.results.length > 0;
		if (!isPlaced.has(outcome)) return recorded ? [`${name}: no time of its own to place it at.`] : [];
		const isDrawn = at.has(`${key} ${outcome.id}`);
		return isDrawn || !recorded ? [] : [`${name}: no figure of this kind.`];
	});
}
