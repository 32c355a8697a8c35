import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { type ChosenTime, chooseTime, isOfExtension, measureKey } from "../headline/time-points.ts";
import type { Arm, StudyDocument } from "../study/study-document.ts";
import { nearestFirst, placeIn, type TimeRule } from "../time-rule.ts";
import { type ComparedFigures, type CompareMeasure, FIGURES_OF_MEASURE } from "../views/compare-options.ts";
import type { ComparedOutcome } from "./event-outcomes.ts";
import { axisOf, hasScale, type Scale } from "./scale-of.ts";
import { comparedFigures, topicOf } from "./topics.ts";

/** A study as a comparison takes it. */
export interface StudyToCompare {
	slug: string;
	name: string;
	year: number | null;
	design: StudyDocument["design"];
	arms: Arm[];
	outcomes: ComparedOutcome[];
	/** The arms are as a question takes them: those given what it asks for, and what they are compared with. */
	isAsked?: boolean;
}

/** A study's outcome on the topic, and what its figures are in. */
export interface ChosenFigures {
	study: StudyToCompare;
	scale: Scale;
	outcome: ComparedOutcome;
	time: ChosenTime<ComparedOutcome>;
}

export interface ChosenScale extends Scale {
	own: ChosenFigures[];
}

export interface Choice {
	/** The scales that figures are on, the one asked for or that most studies have first; one of no name where any can share an axis. */
	scales: ChosenScale[];
	/** Studies that have such figures, but at no time within the rule's window. */
	outside: StudyToCompare[];
	/** Studies with nothing to show by this measure. */
	without: StudyToCompare[];
}

interface Asked {
	topic: string;
	measure: CompareMeasure;
	/** The key of the scale to stand first. */
	scale?: string | undefined;
	timeRule?: TimeRule | undefined;
}

/** Of each study its best outcome on a topic by one measure, gathered by the scales that share an axis. */
export function chooseFigures(studies: readonly StudyToCompare[], asked: Asked): Choice {
	const { topic, measure, timeRule } = asked;
	const figures = FIGURES_OF_MEASURE[measure];
	const onTopic = studies.map((study) => ({ study, outcomes: outcomesOn(study, topic, figures) }));
	const all = onTopic.flatMap(({ study, outcomes }): ChosenFigures[] => {
		const inTime = timeRule
			? outcomes.filter(({ timePoint }) => placeIn(timeRule, timePoint) !== "outside")
			: outcomes;
		return byScale(inTime, study, measure).map(({ scale, own }) => {
			const time = best(own, timeRule);
			return { study, scale, time, outcome: time.outcome };
		});
	});
	const chosen = new Set(all.map(({ study }) => study));
	const some = new Set(onTopic.flatMap(({ study, outcomes }) => (outcomes.length > 0 ? study : [])));
	return {
		scales: scalesOf(all, asked.scale),
		outside: studies.filter((study) => some.has(study) && !chosen.has(study)),
		without: studies.filter((study) => !some.has(study)),
	};
}

/** Whether a measure's figures are on scales of their own; a rate ratio and a standardised difference are on none. */
export const isScaled = (measure: CompareMeasure): boolean =>
	hasScale(FIGURES_OF_MEASURE[measure]) && measure !== "IRR" && measure !== "SMD";

function outcomesOn({ outcomes }: StudyToCompare, topic: string, figures: ComparedFigures) {
	return outcomes.filter(
		(outcome) => topicOf(outcome).key === topic && comparedFigures(outcome).includes(figures),
	);
}

function byScale(outcomes: ComparedOutcome[], { slug, name }: StudyToCompare, measure: CompareMeasure) {
	if (outcomes.length === 0) return [];
	const scales = new Map<string, { scale: Scale; own: ComparedOutcome[] }>();
	for (const outcome of outcomes) {
		const unknown = { key: `of ${slug} alone`, label: `not said, ${name}` };
		const scale = isScaled(measure)
			? (axisOf(outcome, FIGURES_OF_MEASURE[measure]) ?? unknown)
			: { key: "", label: "" };
		const entry = scales.get(scale.key) ?? { scale, own: [] };
		entry.own.push(outcome);
		scales.set(scale.key, entry);
	}
	return [...scales.values()];
}

/** The scale asked for first, else the one that most studies share. */
function scalesOf(all: ChosenFigures[], asked: string | undefined): ChosenScale[] {
	const scales = [...Map.groupBy(all, ({ scale }) => scale.key).values()].map((own) => ({
		...(own[0]?.scale ?? { key: "", label: "" }),
		own,
	}));
	const rank = ({ key, own }: ChosenScale) => (key === asked ? Number.POSITIVE_INFINITY : own.length);
	return scales.toSorted((a, b) => rank(b) - rank(a) || 0);
}

/**
 * The outcome with figures in most arms; among equals the primary one, then the first, at the time that the rule takes;
 * without a moment, at the time it is opened with.
 */
function best(outcomes: ComparedOutcome[], rule: TimeRule | undefined): ChosenTime<ComparedOutcome> {
	const rank = (outcome: ComparedOutcome) =>
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
