import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { axisOf, hasScale, type Scale } from "../compare/scale-of.ts";
import type { Topic } from "../compare/topic.ts";
import { comparedFigures, topicOf } from "../compare/topics.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import { describeTimePoint } from "../describe.ts";
import { ignoredBy } from "../designs/cautions.ts";
import { type ChosenTime, chooseTime, isOfExtension, measureKey } from "../headline/time-points.ts";
import type { BinaryOutcome, CountOutcome, Outcome, OutcomeOf } from "../study/outcome.ts";
import type { Arm, StudyDocument } from "../study/study-document.ts";
import { nearestFirst, placeIn, type TimeRule, timeWords } from "../time-rule.ts";
import {
	type ComparedFigures,
	type CompareMeasure,
	type CompareOrder,
	FIGURES_OF_MEASURE,
} from "./compare-options.ts";
import { effectChart } from "./effect-chart.ts";
import { estimatesChart, estimatesLike } from "./estimate-chart.ts";
import { incidenceChart } from "./incidence-chart.ts";
import type { IntervalChart, IntervalGroup } from "./interval-chart.ts";
import { meanChart } from "./mean-chart.ts";
import { contrastChart, rateChart } from "./rate-chart.ts";
import { singleFiguresChart } from "./single-figure-chart.ts";

/** A study as a comparison takes it. */
export interface StudyToCompare {
	slug: string;
	name: string;
	year: number | null;
	design: StudyDocument["design"];
	arms: Arm[];
	outcomes: Outcome[];
}

export interface CompareOptions {
	topic: Topic;
	measure: CompareMeasure;
	/** Of means and rates over person-time: the key of the scale they are on; the one that most studies have when absent. */
	scale?: string | undefined;
	order: CompareOrder;
	/** Which of several time points; by `chooseTime` when absent. */
	timeRule?: TimeRule | undefined;
	/** Confidence level in (0, 1). */
	level: number;
	provenance: string;
}

export interface CompareView {
	chart: IntervalChart;
	/** Names of studies with nothing to show by this measure. */
	without: string[];
	/** Names of studies that have such figures, but at no time within the rule's window. */
	outside: string[];
	/** Which time points are taken, in words. */
	timeRule: string;
	/** The scales that means are on, the one drawn first; a study whose scale nobody knows has one of its own. */
	scales: (Scale & { names: string[] })[];
}

/**
 * Several studies' arms side by side: each study's best outcome on the topic, by one measure. Means of different
 * scales, or rates over person-time of different units, never share an axis: one scale is drawn, the others are named. Studies that have nothing to show are named
 * too, not left out in silence.
 */
export function compareView(studies: StudyToCompare[], options: CompareOptions): CompareView {
	const figures = FIGURES_OF_MEASURE[options.measure];
	// A rate ratio has no unit, and its studies need none in common.
	const isScaled = hasScale(figures) && options.measure !== "IRR";
	const { timeRule } = options;
	const onTopic = studies.map((study) => ({
		study,
		outcomes: outcomesOn(study, options.topic.key, figures),
	}));
	const all = onTopic.flatMap(({ study, outcomes }) => {
		const inTime = timeRule
			? outcomes.filter(({ timePoint }) => placeIn(timeRule, timePoint) !== "outside")
			: outcomes;
		return byScale(inTime, study, isScaled ? figures : undefined).map(({ scale, own }) => {
			const time = best(own, timeRule);
			return { study, scale, time, outcome: time.outcome };
		});
	});
	const scales = scalesOf(all, options.scale);
	const [shown] = scales;
	const chosen = isScaled ? all.filter(({ scale }) => scale.key === shown?.key) : all;
	const groups = chosen.map(({ study, outcome }) => ({
		key: study.slug,
		label: study.name,
		href: `/studies/${study.slug}`,
		...{
			arms: study.arms,
			outcome,
			year: study.year,
			when: describeTimePoint(outcome.timePoint) || undefined,
		},
		ignores: ignoredIn(study, outcome, options.measure),
	}));
	const moments = new Set(groups.map(({ when }) => when));
	const frame = {
		title: options.topic.label,
		...(moments.size === 1 && [...moments][0] && { subtitle: `At ${[...moments][0]}` }),
		provenance: options.provenance,
		level: options.level,
	};
	// Where studies were measured at different times, each group says when.
	const labelled = groups.map((group) => ({
		...group,
		label: [
			moments.size > 1 ? `${group.label}, ${group.when ?? "time not recorded"}` : group.label,
			...(group.ignores ? [`(${group.ignores})`] : []),
		].join(" "),
	}));
	const chart = chartOf(labelled, options.measure, frame);
	const years = new Map(groups.map(({ key, year }) => [key, year]));
	const drawn = chart.groups.filter(({ rows }) => rows.length > 0);
	const byName = chosen.filter(({ outcome }) => conceptOf(outcome) !== outcome.concept);
	const isApart = (slug: string) => all.some(({ study }) => study.slug === slug) && isScaled;
	const isOutside = ({ slug }: StudyToCompare) =>
		onTopic.some(({ study, outcomes }) => study.slug === slug && outcomes.length > 0) &&
		!all.some(({ study }) => study.slug === slug);
	return {
		chart: {
			...chart,
			groups: inOrder(drawn, options.order, years).map((group) => {
				const time = groups.find(({ key }) => key === group.key)?.when;
				return { ...group, ...(time && { time }) };
			}),
			footnotes: [
				...chart.footnotes,
				...(timeRule || chosen.some(({ time }) => time.of > 1)
					? [`Time points: ${timeWords(timeRule)}.`]
					: []),
				...(byName.length > 0 ? [takenByName(byName)] : []),
				...(groups.some(({ ignores }) => ignores) ? [IGNORED] : []),
			],
		},
		without: studies
			.filter((study) => !isOutside(study))
			.filter(({ slug }) => !drawn.some(({ key }) => key === slug) && !isApart(slug))
			.map(({ name }) => name),
		outside: studies.filter(isOutside).map(({ name }) => name),
		timeRule: timeWords(timeRule),
		scales: isScaled ? scales : [],
	};
}

const IGNORED =
	"Where clustering or pairing is ignored, the interval takes people for independent who are not; a cluster trial’s is too narrow. Where it is not said, nobody knows.";

/** What a study's figure by a measure ignores of its design, for its name in the figure. */
function ignoredIn(study: StudyToCompare, outcome: Outcome, measure: CompareMeasure): string | undefined {
	if (measure === "HR")
		return estimatesLike(outcome, { measure })
			.map((contrast) => ignoredBy(study, outcome, contrast))
			.find(Boolean);
	const isOfArms = measure === FIGURES_OF_MEASURE[measure];
	return ignoredBy(study, outcome, isOfArms ? "arms" : "computed");
}

const takenByName = (chosen: { study: StudyToCompare }[]) =>
	`Taken by the name of the outcome, as nobody has said what it is about: ${chosen.map(({ study }) => study.name).join(", ")}.`;

interface Measured {
	study: StudyToCompare;
	scale: Scale;
}

function byScale(outcomes: Outcome[], { slug, name }: StudyToCompare, figures: ComparedFigures | undefined) {
	if (outcomes.length === 0) return [];
	const scales = new Map<string, { scale: Scale; own: Outcome[] }>();
	for (const outcome of outcomes) {
		const unknown = { key: `of ${slug} alone`, label: `not said, ${name}` };
		const scale = figures ? (axisOf(outcome, figures) ?? unknown) : { key: "", label: "" };
		const entry = scales.get(scale.key) ?? { scale, own: [] };
		entry.own.push(outcome);
		scales.set(scale.key, entry);
	}
	return [...scales.values()];
}

/** The scale asked for first, else the one that most studies share. */
function scalesOf(all: Measured[], asked: string | undefined): CompareView["scales"] {
	const byKey = Map.groupBy(all, ({ scale }) => scale.key);
	const scales = [...byKey.values()].map((own) => ({
		...(own[0]?.scale ?? { key: "", label: "" }),
		names: own.map(({ study }) => study.name),
	}));
	const rank = ({ key, names }: CompareView["scales"][number]) =>
		(key === asked ? Number.POSITIVE_INFINITY : 0) + names.length;
	return scales.toSorted((a, b) => rank(b) - rank(a) || 0);
}

type Group = { key: string; label: string; href: string; arms: Arm[]; outcome: Outcome };

function chartOf(
	groups: Group[],
	measure: CompareMeasure,
	frame: Parameters<typeof rateChart>[1],
): IntervalChart {
	switch (measure) {
		case "mean":
			return meanChart(groups as (Group & { outcome: OutcomeOf<"continuous"> })[], frame);
		case "median":
		case "medianTime":
			return singleFiguresChart(groups, frame);
		case "HR":
			return estimatesChart(groups, { measure }, { ...frame, title: `Hazard ratio: ${frame.title}` });
		case "incidence":
			return incidenceChart(groups as (Group & { outcome: CountOutcome })[], frame);
		case "IRR":
			return effectChart(groups, "IRR", frame);
	}
	const rates = groups as (Group & { outcome: BinaryOutcome })[];
	return measure === "rate" ? rateChart(rates, frame) : contrastChart(rates, measure, frame);
}

function outcomesOn({ outcomes }: StudyToCompare, topic: string, figures: ComparedFigures): Outcome[] {
	return outcomes.filter(
		(outcome) => comparedFigures(outcome).includes(figures) && topicOf(outcome).key === topic,
	);
}

/**
 * The outcome with figures in most arms; among equals the primary one, then the first, at the time that the rule takes;
 * without a moment, at the time it is opened with.
 */
function best(outcomes: Outcome[], rule: TimeRule | undefined): ChosenTime<Outcome> {
	const rank = (outcome: Outcome) =>
		10 * armsWithFigures(outcome).size +
		(outcome.priority === "primary" ? 1 : 0) -
		(isOfExtension(outcome) ? 5 : 0);
	const [first, ...others] = outcomes.toSorted((a, b) => rank(b) - rank(a));
	if (!first) throw new RangeError("There must be an outcome to choose from");
	const key = measureKey(first);
	if (rule?.nearest !== undefined) {
		const times = outcomes.filter((outcome) => measureKey(outcome) === key);
		const [nearest = first] = nearestFirst(rule, times);
		return { outcome: nearest, of: times.length, withoutExtension: false, how: "nearest" };
	}
	return chooseTime([
		first,
		...others.filter((other) => rank(other) === rank(first) && measureKey(other) === key),
	]);
}

function inOrder(
	groups: IntervalGroup[],
	order: CompareOrder,
	years: Map<string, number | null>,
): IntervalGroup[] {
	const byFigure = (group: IntervalGroup) => group.rows[0]?.value ?? Number.NEGATIVE_INFINITY;
	switch (order) {
		case "chosen":
			return groups;
		case "name":
			return groups.toSorted((a, b) => a.label.localeCompare(b.label, "en"));
		case "year":
			return groups.toSorted((a, b) => (years.get(a.key) ?? 9999) - (years.get(b.key) ?? 9999));
		case "first-arm":
			return groups.toSorted((a, b) => byFigure(b) - byFigure(a));
	}
}
