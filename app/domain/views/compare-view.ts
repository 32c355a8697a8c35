import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { axisOf, type Scale } from "../compare/scale-of.ts";
import type { Topic } from "../compare/topic.ts";
import { canBeCompared, topicOf } from "../compare/topics.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import { describeTimePoint } from "../describe.ts";
import { ignoredBy } from "../designs/cautions.ts";
import { chooseTime, isOfExtension, measureKey } from "../headline/time-points.ts";
import type { BinaryOutcome, CountOutcome, Outcome, OutcomeOf } from "../study/outcome.ts";
import type { Arm, StudyDocument } from "../study/study-document.ts";
import { type CompareMeasure, type CompareOrder, KIND_OF_MEASURE } from "./compare-options.ts";
import { effectChart } from "./effect-chart.ts";
import { estimatesChart, estimatesLike } from "./estimate-chart.ts";
import { incidenceChart } from "./incidence-chart.ts";
import type { IntervalChart, IntervalGroup } from "./interval-chart.ts";
import { meanChart } from "./mean-chart.ts";
import { contrastChart, rateChart } from "./rate-chart.ts";

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
	/** Confidence level in (0, 1). */
	level: number;
	provenance: string;
}

export interface CompareView {
	chart: IntervalChart;
	/** Names of studies with nothing to show by this measure. */
	without: string[];
	/** The scales that means are on, the one drawn first; a study whose scale nobody knows has one of its own. */
	scales: (Scale & { names: string[] })[];
}

/**
 * Several studies' arms side by side: each study's best outcome on the topic, by one measure. Means of different
 * scales, or rates over person-time of different units, never share an axis: one scale is drawn, the others are named. Studies that have nothing to show are named
 * too, not left out in silence.
 */
export function compareView(studies: StudyToCompare[], options: CompareOptions): CompareView {
	const hasScale = options.measure === "mean" || options.measure === "incidence";
	const all = studies.flatMap((study) => {
		const outcomes = outcomesOn(study, options.topic.key, KIND_OF_MEASURE[options.measure]);
		return byScale(outcomes, study, hasScale).map(({ scale, own }) => ({ study, scale, outcome: best(own) }));
	});
	const scales = scalesOf(all, options.scale);
	const [shown] = scales;
	const chosen = hasScale ? all.filter(({ scale }) => scale.key === shown?.key) : all;
	const groups = chosen.map(({ study, outcome }) => ({
		key: study.slug,
		label: study.name,
		href: `/studies/${study.slug}`,
		...{ arms: study.arms, outcome, year: study.year, when: describeTimePoint(outcome.timePoint) },
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
			moments.size > 1 && group.when ? `${group.label}, ${group.when}` : group.label,
			...(group.ignores ? [`(${group.ignores})`] : []),
		].join(" "),
	}));
	const chart = chartOf(labelled, options.measure, frame);
	const years = new Map(groups.map(({ key, year }) => [key, year]));
	const drawn = chart.groups.filter(({ rows }) => rows.length > 0);
	const byName = chosen.filter(({ outcome }) => conceptOf(outcome) !== outcome.concept);
	const isApart = (slug: string) => all.some(({ study }) => study.slug === slug) && hasScale;
	return {
		chart: {
			...chart,
			groups: inOrder(drawn, options.order, years),
			footnotes: [
				...chart.footnotes,
				...(byName.length > 0 ? [takenByName(byName)] : []),
				...(groups.some(({ ignores }) => ignores) ? [IGNORED] : []),
			],
		},
		without: studies
			.filter(({ slug }) => !drawn.some(({ key }) => key === slug) && !isApart(slug))
			.map(({ name }) => name),
		scales: hasScale ? scales : [],
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
	const isOfArms = measure === "rate" || measure === "mean" || measure === "incidence";
	return ignoredBy(study, outcome, isOfArms ? "arms" : "computed");
}

const takenByName = (chosen: { study: StudyToCompare }[]) =>
	`Taken by the name of the outcome, as nobody has said what it is about: ${chosen.map(({ study }) => study.name).join(", ")}.`;

interface Measured {
	study: StudyToCompare;
	scale: Scale;
}

function byScale(outcomes: Outcome[], { slug, name }: StudyToCompare, hasScale: boolean) {
	if (outcomes.length === 0) return [];
	const scales = new Map<string, { scale: Scale; own: Outcome[] }>();
	for (const outcome of outcomes) {
		const unknown = { key: `of ${slug} alone`, label: `not said, ${name}` };
		const scale = hasScale ? (axisOf(outcome) ?? unknown) : { key: "", label: "" };
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

function outcomesOn({ outcomes }: StudyToCompare, topic: string, kind: Outcome["kind"]): Outcome[] {
	return outcomes.filter(
		(outcome) => outcome.kind === kind && canBeCompared(outcome) && topicOf(outcome).key === topic,
	);
}

/** The outcome with figures in most arms; among equals the primary one, then the first, at the time it is opened with. */
function best(outcomes: Outcome[]): Outcome {
	const rank = (outcome: Outcome) =>
		10 * armsWithFigures(outcome).size +
		(outcome.priority === "primary" ? 1 : 0) -
		(isOfExtension(outcome) ? 5 : 0);
	const [first, ...others] = outcomes.toSorted((a, b) => rank(b) - rank(a));
	if (!first) throw new RangeError("There must be an outcome to choose from");
	const key = measureKey(first);
	return chooseTime([
		first,
		...others.filter((other) => rank(other) === rank(first) && measureKey(other) === key),
	]).outcome;
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
