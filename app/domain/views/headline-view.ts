import { armColours } from "../arm-colours.ts";
import { type ArmRate, armRate, countedRateText } from "../arm-rate.ts";
import { describeOutcome, describeTimePoint } from "../describe.ts";
import { chooseHeadline, type HeadlineChoice } from "../headline.ts";
import { inSentence } from "../in-sentence.ts";
import type { BinaryOutcome } from "../study/outcome.ts";
import type { Arm, StudyDocument } from "../study/study-document.ts";
import { BINARY_MEASURES, binaryEffect, countsOf, shownNumberNeeded, shownTest } from "./binary-effects.ts";
import { explainEffect } from "./explain-effect.ts";
import type { IntervalChart } from "./interval-chart.ts";
import { meanChart } from "./mean-chart.ts";
import { verbOf } from "./outcome-words.ts";
import type { PeopleChart } from "./people-chart.ts";
import { peopleOf } from "./people-of.ts";
import { contrastChart, type RateGroup, rateChart } from "./rate-chart.ts";

/** The result a study opens with: two arms compared, or the only one with figures. */
export interface HeadlineView {
	outcomeId: string;
	/** "52% (17/33) responded with onabotulinumtoxinA, 15% (6/41) with placebo, at week 6." */
	sentence: string;
	charts: { key: string; label: string; chart: IntervalChart }[];
	/** What the comparison means, one line a measure; empty when there is none or a count is missing. */
	meanings: Meaning[];
	people?: PeopleChart;
}

export interface Meaning {
	term: string;
	figure: string;
	explained: string;
	method: string;
}

export interface StudyFrame {
	/** "Version 3, 23 November 2026" */
	provenance: string;
	level?: number;
}

/** The headline of a study, or of one of its outcomes where a figure's address names it. */
export function headlineView(
	document: StudyDocument,
	{ provenance, level = 0.95 }: StudyFrame,
): HeadlineView | undefined {
	const choice = chooseHeadline(document);
	if (!choice) return undefined;
	const { outcome, arms } = choice;
	const frame = {
		title: describeOutcome(outcome),
		...(outcome.definition && { subtitle: outcome.definition }),
		provenance,
		level,
	};
	if (outcome.kind === "continuous") {
		const chart = meanChart([{ key: outcome.id, label: "", arms: document.arms, outcome }], frame);
		return {
			outcomeId: outcome.id,
			sentence: meanSentence(arms, chart, outcome),
			charts: [{ key: "mean", label: "Mean", chart }],
			meanings: [],
		};
	}
	if (outcome.kind !== "binary") return undefined;
	const [experimental, comparator] = arms;
	const group: RateGroup = { key: outcome.id, label: "", arms: document.arms, outcome };
	const counts = comparator && countsOf(rateOf(outcome, experimental), rateOf(outcome, comparator));
	const charts = [
		{ key: "rate", label: "Rate", chart: rateChart([group], frame) },
		...(counts
			? (["RD", "RR", "OR"] as const).map((measure) => ({
					key: measure,
					label: BINARY_MEASURES[measure],
					chart: contrastChart([group], measure, frame),
				}))
			: []),
	];
	return {
		outcomeId: outcome.id,
		sentence: rateSentence(outcome, arms),
		charts,
		meanings: counts ? meaningsOf(counts, outcome, level) : [],
		...people(outcome, document.arms, arms, provenance),
	};
}

function rateOf(outcome: BinaryOutcome, arm: Arm): ArmRate {
	const result = outcome.results.find(({ armId }) => armId === arm.id);
	return result ? armRate(result) : { kind: "missing" };
}

function rateSentence(outcome: BinaryOutcome, [first, second]: HeadlineChoice["arms"]): string {
	const rate = (arm: Arm) => {
		const shown = rateOf(outcome, arm);
		if (shown.kind === "counted") return countedRateText(shown);
		return shown.kind === "uncounted" && shown.percent ? `${shown.percent}%` : "an unknown share";
	};
	const compared = second ? [`${rate(second)} with ${inSentence(second.label)}`] : [];
	const when = describeTimePoint(outcome.timePoint);
	const moment = when ? [`${/^\d|^(day|week|month|year)/.test(when) ? "at " : ""}${when}`] : [];
	return `${[`${rate(first)} ${verbOf(outcome)} with ${inSentence(first.label)}`, ...compared, ...moment].join(", ")}.`;
}

function meanSentence(
	arms: HeadlineChoice["arms"],
	chart: IntervalChart,
	outcome: Parameters<typeof describeOutcome>[0],
): string {
	const rows = chart.groups[0]?.rows ?? [];
	const means = arms.flatMap((arm) => {
		const shown = rows.find(({ key }) => key === arm.id)?.shown;
		return shown === undefined ? [] : [`${shown} with ${inSentence(arm.label)}`];
	});
	return `${describeOutcome(outcome)}: ${means.join(", ")}.`;
}

function meaningsOf(
	counts: NonNullable<ReturnType<typeof countsOf>>,
	outcome: BinaryOutcome,
	level: number,
): Meaning[] {
	const needed = shownNumberNeeded(counts, outcome, level);
	const test = shownTest(counts);
	const effects = (["RD", "RR", "OR"] as const).map((measure): Meaning => {
		const { shown, method, estimate } = binaryEffect(counts, measure, level);
		return {
			term: BINARY_MEASURES[measure],
			figure: measure === "RD" ? `${shown} percentage points` : shown,
			explained: estimate === undefined ? "" : explainEffect(measure, estimate),
			method,
		};
	});
	return [
		...effects,
		{
			term: "Number needed to treat",
			figure: needed.shown,
			explained: needed.explained,
			method: needed.method,
		},
		{
			term: "Fisher's exact test",
			figure: test.shown,
			explained: "How rarely chance alone would split the people as unevenly.",
			method: test.method,
		},
	];
}

function people(
	outcome: BinaryOutcome,
	arms: Arm[],
	shown: Arm[],
	provenance: string,
): { people?: PeopleChart } {
	const colours = armColours(arms);
	const grids = shown.flatMap((arm) => {
		const rate = rateOf(outcome, arm);
		return rate.kind === "counted"
			? [{ key: arm.id, label: arm.label, colour: colours.get(arm.id) ?? ("comparator-1" as const), rate }]
			: [];
	});
	return grids.length === 2 ? { people: peopleOf(outcome, grids, provenance) } : {};
}
