import { armColours, isComparator } from "../arms/arm-colours.ts";
import { choosePair } from "../arms/arm-pair.ts";
import { rateIn } from "../arms/arm-rate.ts";
import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { describeOutcome } from "../describe.ts";
import { inSentence } from "../format/in-sentence.ts";
import { chooseHeadline, type HeadlineChoice } from "../headline/headline.ts";
import type { BinaryOutcome, Outcome } from "../study/outcome.ts";
import type { Arm, StudyDocument } from "../study/study-document.ts";
import { keysOf } from "../vocabulary.ts";
import { countsOf } from "./binary-effects.ts";
import { BINARY_MEASURES } from "./compare-options.ts";
import { estimateChart } from "./estimate-chart.ts";
import { headlineSentence } from "./headline-sentence.ts";
import type { IntervalChart } from "./interval-chart.ts";
import { meanChart } from "./mean-chart.ts";
import { type Meaning, meaningsOf } from "./meanings.ts";
import { eventMeaning } from "./outcome-words.ts";
import type { PeopleChart } from "./people-chart.ts";
import { peopleOf } from "./people-of.ts";
import { contrastChart, type RateGroup, rateChart } from "./rate-chart.ts";
import { singleFigureChart } from "./single-figure-chart.ts";

/** The result a study opens with: two arms compared, or the only one with figures. */
export interface HeadlineView {
	outcomeId: string;
	/** "52% (17/33) responded with onabotulinumtoxinA, 15% (6/41) with placebo, at week 6." */
	sentence: string;
	/** What was left open and how it was settled here: "The latest of 3 time points; the source names none of them." */
	notes: string[];
	/** What nobody said of it, for somebody who can: a direction, a comparator. */
	unsaid: ("direction" | "comparator")[];
	charts: { key: string; label: string; chart: IntervalChart }[];
	/** What the comparison means, one line a measure; empty when there is none or a count is missing. */
	meanings: Meaning[];
	people?: PeopleChart;
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
	const notes = notesOf(choice);
	const frame = {
		title: describeOutcome(outcome),
		...(outcome.definition && { subtitle: outcome.definition }),
		provenance,
		level,
	};
	const charts = chartsOf(outcome, document, frame).map(({ chart, ...rest }) => ({
		...rest,
		chart: { ...chart, footnotes: [...chart.footnotes, ...notes] },
	}));
	const pair = choosePair(document.arms, armsWithFigures(outcome));
	const counts =
		outcome.kind === "binary" && pair
			? countsOf(rateIn(outcome, pair.arm), rateIn(outcome, pair.against))
			: undefined;
	const against = pair && (isComparator(pair.against) ? "the comparator" : inSentence(pair.against.label));
	return {
		outcomeId: outcome.id,
		sentence: headlineSentence(outcome, arms, charts[0]?.chart),
		notes,
		unsaid: [
			...(counts && eventMeaning(outcome) === undefined ? (["direction"] as const) : []),
			...(arms.length > 1 && !document.arms.some(isComparator) ? (["comparator"] as const) : []),
		],
		charts,
		meanings: counts && against ? meaningsOf(counts, outcome, { against, level }) : [],
		...(outcome.kind === "binary" && peopleFigure(outcome, document.arms, arms, provenance)),
	};
}

type Frame = Parameters<typeof rateChart>[1];

function chartsOf(outcome: Outcome, { arms }: StudyDocument, frame: Frame): HeadlineView["charts"] {
	const group = { key: outcome.id, label: "", arms };
	if (armsWithFigures(outcome).size === 0) {
		const chart = estimateChart({ ...group, outcome }, frame);
		return chart ? [{ key: "estimate", label: chart.axis.label, chart }] : [];
	}
	if (outcome.kind === "binary") return rateCharts({ ...group, outcome }, frame);
	if (outcome.kind === "continuous" && outcome.results.some(({ mean }) => mean !== undefined))
		return [{ key: "mean", label: "Mean", chart: meanChart([{ ...group, outcome }], frame) }];
	const chart = singleFigureChart({ ...group, outcome }, frame);
	return chart ? [{ key: "value", label: chart.axis.label, chart }] : [];
}

function rateCharts(group: RateGroup, frame: Frame): HeadlineView["charts"] {
	const { outcome, arms } = group;
	const pair = choosePair(arms, armsWithFigures(outcome));
	const isCounted = pair && countsOf(rateIn(outcome, pair.arm), rateIn(outcome, pair.against));
	return [
		{ key: "rate", label: "Rate", chart: rateChart([group], frame) },
		...(isCounted
			? keysOf(BINARY_MEASURES).map((measure) => ({
					key: measure,
					label: BINARY_MEASURES[measure],
					chart: contrastChart([group], measure, frame),
				}))
			: []),
	];
}

function notesOf({ time, primaryIsBlank }: HeadlineChoice): string[] {
	const among =
		time.how === "latest" || time.how === "first"
			? `The ${time.how} of ${time.of} time points${time.withoutExtension ? " before the open-label extension" : ""}; the source names none.`
			: undefined;
	const other = primaryIsBlank ? "The primary outcome has no figures here; this is another." : undefined;
	return [among, other].filter((note) => note !== undefined);
}

function peopleFigure(
	outcome: BinaryOutcome,
	arms: Arm[],
	shown: Arm[],
	provenance: string,
): { people?: PeopleChart } {
	const colourOf = armColours(arms);
	const grids = shown.flatMap((arm) => {
		const rate = rateIn(outcome, arm);
		return rate.kind === "counted"
			? [{ key: arm.id, label: arm.label, colour: colourOf(arm.id), proportion: rate.proportion }]
			: [];
	});
	return grids.length > 1 && grids.length === shown.length
		? { people: peopleOf(outcome, grids, provenance) }
		: {};
}
