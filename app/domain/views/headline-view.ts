import { armColours, isComparator } from "../arms/arm-colours.ts";
import type { ArmPair } from "../arms/arm-pair.ts";
import { rateIn } from "../arms/arm-rate.ts";
import { comparedPair, isSamePair } from "../arms/compared-pair.ts";
import { armsWithFigures, reportedContrast } from "../arms/figures-of-arms.ts";
import { describeOutcome } from "../describe.ts";
import { cautionOf } from "../designs/cautions.ts";
import { marginVerdicts } from "../designs/margin-verdict.ts";
import { inSentence } from "../format/in-sentence.ts";
import { type Comparison, comparisonOf } from "../headline/comparison.ts";
import { armsTold, chooseHeadline, type HeadlineChoice } from "../headline/headline.ts";
import { type BinaryOutcome, hasEstimate, type Outcome } from "../study/outcome.ts";
import type { ReadableStudy } from "../study/readable.ts";
import type { Arm } from "../study/study-document.ts";
import { countsOf } from "./binary-effects.ts";
import { headlineSentence } from "./headline-sentence.ts";
import type { IntervalChart } from "./interval-chart.ts";
import { comparisonMeanings, type Meaning, meaningsOf } from "./meanings.ts";
import { outcomeCharts } from "./outcome-charts.ts";
import { eventMeaning } from "./outcome-words.ts";
import type { PeopleChart } from "./people-chart.ts";
import { peopleOf } from "./people-of.ts";

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
	/** What † at them means; absent where none is derived. */
	derivedNote?: string;
	people?: PeopleChart;
}

export interface StudyFrame {
	/** "Version 3, 23 November 2026" */
	provenance: string;
	level?: number;
}

/** The headline of a study, or of one of its outcomes where a figure's address names it. */
export function headlineView(
	document: ReadableStudy,
	{ provenance, level = 0.95 }: StudyFrame,
): HeadlineView | undefined {
	const choice = chooseHeadline(document);
	if (!choice) return undefined;
	const { outcome, arms } = choice;
	const pair = comparedPair(document.arms, outcome);
	const notes = [...notesOf(choice), ...(pair ? pairNotes(outcome, pair) : [])];
	const frame = {
		title: describeOutcome(outcome),
		...(outcome.definition && { subtitle: outcome.definition }),
		provenance,
		level,
	};
	const charts = outcomeCharts(outcome, document, frame).map(({ chart, ...rest }) => ({
		...rest,
		chart: { ...chart, footnotes: [...chart.footnotes, ...notes] },
	}));
	const comparison = outcome.kind === "binary" ? undefined : comparisonOf(outcome, document, level);
	const counts =
		outcome.kind === "binary" && pair
			? countsOf(rateIn(outcome, pair.arm), rateIn(outcome, pair.against))
			: undefined;
	const against = pair && (isComparator(pair.against) ? "the comparator" : inSentence(pair.against.label));
	const isComputed = counts !== undefined || comparison?.basis === "derived";
	const said = designSaid(document, outcome, isComputed);
	const derivedFrom = counts ? "counts" : comparison?.basis === "derived" ? "figures" : undefined;
	return {
		outcomeId: outcome.id,
		sentence: headlineSentence(outcome, armsTold(choice, document.arms), comparison),
		notes: [...notes, ...said],
		unsaid: [
			...((counts || isOfEvents(outcome, comparison)) && eventMeaning(outcome) === undefined
				? (["direction"] as const)
				: []),
			...(arms.length > 1 && !document.arms.some(isComparator) ? (["comparator"] as const) : []),
		],
		charts,
		meanings:
			counts && against
				? meaningsOf(counts, outcome, { against, level })
				: comparison
					? comparisonMeanings(comparison)
					: [],
		...(derivedFrom && {
			derivedNote: [
				`† Derived by Equipoise from the ${derivedFrom} above; 95% intervals.`,
				...[cautionOf(document, outcome, "computed")].flatMap((words) => (words ? [`${words}.`] : [])),
			].join(" "),
		}),
		...(outcome.kind === "binary" && peopleFigure(outcome, document.arms, arms, provenance)),
	};
}

/** What the design makes of the figures that the headline compares: what they ignore, and what their margins come to. */
function designSaid(
	document: Pick<ReadableStudy, "design" | "arms">,
	outcome: Outcome,
	isComputed: boolean,
): string[] {
	const told = reportedContrast(outcome) ?? "arms";
	const caution = cautionOf(document, outcome, isComputed ? "computed" : told);
	const verdicts = marginVerdicts(document, outcome, outcome.contrasts).map(({ words }) => words);
	return [...(caution ? [caution] : []), ...verdicts].map((words) => `${words}.`);
}

/** Whether a comparison is one of events, which is better or worse by their direction. */
const isOfEvents = ({ kind }: Outcome, comparison: Comparison | undefined) =>
	comparison !== undefined && (kind === "time-to-event" || kind === "count");

/** Of several arms, which two are compared and why those. */
function pairNotes(outcome: Outcome, pair: ArmPair): string[] {
	const drawn = armsWithFigures(outcome).size;
	if (drawn < 3) return [];
	const isReported = outcome.contrasts
		.filter(hasEstimate)
		.some(({ armId, referenceArmId }) =>
			isSamePair(pair, { arm: { id: armId }, against: { id: referenceArmId } }),
		);
	const why = isReported ? "the source compares these two" : "by their roles, the first of each";
	const [arm, against] = [pair.arm, pair.against].map(({ label }) => inSentence(label));
	return [`Of ${drawn} arms, ${arm} is compared with ${against}: ${why}. The figure has all of them.`];
}

function notesOf({ time, primaryIsBlank }: HeadlineChoice): string[] {
	const among =
		time.how === "planned"
			? `Of ${time.of} time points, the one that the trial planned as primary.`
			: time.how === "latest" || time.how === "first"
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
