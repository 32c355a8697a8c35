import { estimateProportion } from "#app/statistics/proportions/proportion-interval.ts";
import { armColours, type ColourRole } from "../arms/arm-colours.ts";
import { type ArmRate, countedRateParts, rateIn, UNCOUNTED_REASONS } from "../arms/arm-rate.ts";
import { comparedPair } from "../arms/compared-pair.ts";
import { formatWhole, inBrackets } from "../format/format.ts";
import { PERCENT, printEstimate } from "../format/format-estimate.ts";
import { formatLevel } from "../format/format-number.ts";
import type { BinaryOutcome, OutcomeOf } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { isRatio } from "../vocabulary.ts";
import { binaryEffect, countsOf } from "./binary-effects.ts";
import { BINARY_MEASURES, type BinaryMeasure } from "./compare-options.ts";
import { favoursOf } from "./favours.ts";
import type { IntervalChart, IntervalGroup, IntervalRow } from "./interval-chart.ts";
import { peopleWith } from "./outcome-words.ts";

/** One study's outcome of people with an event as a group of a chart. */
export interface RateGroup {
	key: string;
	label: string;
	href?: string;
	arms: Arm[];
	outcome: BinaryOutcome | OutcomeOf<"time-to-event">;
}

export interface ChartFrame {
	title: string;
	subtitle?: string;
	provenance: string;
	/** Confidence level in (0, 1). */
	level: number;
	/** Of events over person-time: the units of it that rates are given per; by how frequent they are when absent. */
	per?: number | undefined;
}

const DERIVED_COUNT =
	"† The count is the only whole number of the people analysed that rounds to the reported percentage.";
const NO_COUNT =
	"Percentages without an interval are drawn as reported: no single count of people follows from them.";
const isUncounted = ({ value, low }: IntervalRow) => value !== undefined && low === undefined;
const OVER_TIME =
	"People with the event ÷ all analysed; how long each was followed is left out of this, and is in a hazard ratio.";
const isOverTime = ({ outcome }: RateGroup) => outcome.kind === "time-to-event";

/** Whom the rates are of, where all groups call them the same. */
function labelOf(groups: RateGroup[]): string {
	const [only, ...others] = new Set(groups.map(({ outcome }) => peopleWith(outcome)));
	return only !== undefined && others.length === 0 ? only : "People with the outcome";
}

const DERIVED = "† Derived by Equipoise from the arms' counts.";

/** Every arm's rate with its Wilson interval, in groups. */
export function rateChart(groups: RateGroup[], frame: ChartFrame): IntervalChart {
	const drawn = groups.map((group) => rateGroup(group, frame.level));
	const derived = drawn.some((group) => group.rows.some((row) => row.basis === "derived"));
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "bar",
		axis: { scale: "linear", unit: "%", label: labelOf(groups), domain: domainOf(drawn) },
		groups: drawn,
		footnotes: [
			...(drawn.some(({ rows }) => rows.some(({ low }) => low !== undefined))
				? [`Lines show ${formatLevel(frame.level)} Wilson intervals.`]
				: []),
			...(derived ? [DERIVED_COUNT] : []),
			...(drawn.some(({ rows }) => rows.some(isUncounted)) ? [NO_COUNT] : []),
			...(groups.some(isOverTime) ? [OVER_TIME] : []),
		],
		provenance: frame.provenance,
	};
}

function rateGroup({ key, label, href, arms, outcome }: RateGroup, level: number): IntervalGroup {
	const colourOf = armColours(arms);
	const rows = arms.flatMap((arm): IntervalRow[] => {
		const rate = rateIn(outcome, arm);
		if (rate.kind === "missing") return [];
		return [rateRow(arm, colourOf(arm.id), rate, level)];
	});
	return { key, label, ...(href && { href }), rows };
}

function rateRow(
	arm: Arm,
	colour: ColourRole,
	rate: Exclude<ArmRate, { kind: "missing" }>,
	level: number,
): IntervalRow {
	const row = { key: arm.id, label: arm.label, colour };
	if (rate.kind === "uncounted") return uncountedRow(row, rate);
	const { events, n, proportion } = rate;
	const { ci } = estimateProportion(events, n, { level });
	return {
		...row,
		value: 100 * proportion,
		low: 100 * ci[0],
		high: 100 * ci[1],
		...countedRateParts(rate),
		interval: inBrackets(printEstimate(100 * proportion, [100 * ci[0], 100 * ci[1]], PERCENT)),
		basis: rate.eventsBasis,
	};
}

/** A percentage that no single count follows from is drawn as reported, without an interval of ours. */
function uncountedRow(
	row: Pick<IntervalRow, "key" | "label" | "colour">,
	{ percent, n, why }: Extract<ArmRate, { kind: "uncounted" }>,
): IntervalRow {
	const reason = UNCOUNTED_REASONS[why];
	if (percent === undefined) return { ...row, figure: reason, basis: "reported" };
	const isSound = why !== "events-above-analysed" && why !== "nobody-analysed";
	if (!isSound)
		return {
			...row,
			figure: `${percent}%: ${reason[0]?.toLowerCase()}${reason.slice(1)}`,
			basis: "reported",
		};
	const of = n !== undefined && { detail: `of ${formatWhole(n)}` };
	return { ...row, value: Number(percent), figure: `${percent}%`, ...of, basis: "reported" };
}

/** Rates are drawn from 0 to 100 %, but for outcomes so rare that they would all lie on the axis. */
function domainOf(groups: IntervalGroup[]): [number, number] {
	const highest = Math.max(0, ...groups.flatMap(({ rows }) => rows.map((row) => row.high ?? row.value ?? 0)));
	return [0, highest > 0 ? Math.min(100, endAbove(highest)) : 1];
}

/** A round end of an axis that a bar of this length does not reach. */
export function endAbove(highest: number): number {
	const power = 10 ** Math.floor(Math.log10(highest));
	const ends = [power, 2 * power, 5 * power, 10 * power];
	return ends.find((end) => highest <= end * 0.95) ?? 20 * power;
}

/** Each experimental arm against its study's comparator, by one measure, in groups. */
export function contrastChart(groups: RateGroup[], measure: BinaryMeasure, frame: ChartFrame): IntervalChart {
	const drawn = groups.map((group) => contrastGroup(group, measure, frame.level));
	const onLog = isRatio(measure);
	return {
		title: `${BINARY_MEASURES[measure]}: ${frame.title}`,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "point",
		axis: {
			scale: onLog ? "log" : "linear",
			unit: "",
			label: onLog ? BINARY_MEASURES[measure] : "Difference in percentage points",
			reference: onLog ? 1 : 0,
			...favoursOf(
				groups.map(({ outcome }) => outcome),
				groups.flatMap(comparedIn),
			),
		},
		groups: drawn,
		footnotes: [
			onLog
				? `Lines show ${formatLevel(frame.level)} Wald intervals on the logarithm; ½ is added to each cell of a table with a zero.`
				: `Lines show ${formatLevel(frame.level)} Newcombe intervals.`,
			DERIVED,
		],
		provenance: frame.provenance,
	};
}

/** The arms of a group that are compared, each with what it is against. */
function comparedIn({ arms, outcome }: RateGroup) {
	const present = arms.filter((arm) => rateIn(outcome, arm).kind !== "missing");
	const pair = comparedPair(arms, outcome, new Set(present.map(({ id }) => id)));
	if (!pair) return [];
	const compared = present.filter(
		(arm) => arm !== pair.against && (arm.role === "experimental" || arm === pair.arm),
	);
	return compared.map((arm) => ({ arm, against: pair.against }));
}

function contrastGroup(group: RateGroup, measure: BinaryMeasure, level: number): IntervalGroup {
	const { key, label, href, arms, outcome } = group;
	const colourOf = armColours(arms);
	const rows = comparedIn(group).map(({ arm, against }): IntervalRow => {
		const row = {
			key: arm.id,
			label: `${arm.label} v ${against.label}`,
			colour: colourOf(arm.id),
			basis: "derived" as const,
		};
		const counts = countsOf(rateIn(outcome, arm), rateIn(outcome, against));
		if (!counts) return { ...row, figure: "A count is missing", basis: "reported" };
		const { estimate, low, high, figure, detail } = binaryEffect(counts, measure, level);
		const shown = { ...row, figure, ...(detail !== undefined && { detail }) };
		if (estimate === undefined || low === undefined || high === undefined) return shown;
		return { ...shown, value: estimate, low, high };
	});
	return { key, label, ...(href && { href }), rows };
}
