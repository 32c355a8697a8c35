import { estimateProportion } from "#app/statistics/proportions/proportion-interval.ts";
import { armColours, type ColourRole } from "../arm-colours.ts";
import { type ArmRate, armRate, countedRateText, UNCOUNTED_REASONS } from "../arm-rate.ts";
import { formatLevel, inBrackets } from "../format.ts";
import { PERCENT, printEstimate } from "../format-estimate.ts";
import { choosePair } from "../headline.ts";
import type { BinaryOutcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { BINARY_MEASURES, type BinaryMeasure, binaryEffect, countsOf } from "./binary-effects.ts";
import type { IntervalChart, IntervalGroup, IntervalRow } from "./interval-chart.ts";

/** One study's binary outcome as a group of a chart. */
export interface RateGroup {
	key: string;
	label: string;
	href?: string;
	arms: Arm[];
	outcome: BinaryOutcome;
}

export interface ChartFrame {
	title: string;
	subtitle?: string;
	provenance: string;
	/** Confidence level in (0, 1). */
	level: number;
}

const DERIVED_COUNT =
	"† The count is the only whole number of the people analysed that rounds to the reported percentage.";
const COMPUTED = "† Computed by Equipoise from the arms' counts.";

/** Every arm's rate with its Wilson interval, in groups. */
export function rateChart(groups: RateGroup[], frame: ChartFrame): IntervalChart {
	const drawn = groups.map((group) => rateGroup(group, frame.level));
	const derived = drawn.some((group) => group.rows.some((row) => row.basis === "derived"));
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "bar",
		axis: { scale: "linear", unit: "%", label: "People with the outcome", domain: domainOf(drawn) },
		groups: drawn,
		footnotes: [
			`Lines show ${formatLevel(frame.level)} Wilson intervals.`,
			...(derived ? [DERIVED_COUNT] : []),
		],
		provenance: frame.provenance,
	};
}

function rateGroup({ key, label, href, arms, outcome }: RateGroup, level: number): IntervalGroup {
	const colours = armColours(arms);
	const rows = arms.flatMap((arm): IntervalRow[] => {
		const result = outcome.results.find((candidate) => candidate.armId === arm.id);
		const rate = result ? armRate(result) : undefined;
		if (!rate || rate.kind === "missing") return [];
		return [rateRow(arm, colours.get(arm.id) ?? "comparator-1", rate, level)];
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
	if (rate.kind === "uncounted") {
		const percent = rate.percent === undefined ? "" : `${rate.percent}%: `;
		const why = UNCOUNTED_REASONS[rate.why];
		return {
			...row,
			shown: `${percent}${percent ? why[0]?.toLowerCase() + why.slice(1) : why}`,
			basis: "reported",
		};
	}
	const { events, n, proportion } = rate;
	const { ci } = estimateProportion(events, n, { level });
	return {
		...row,
		value: 100 * proportion,
		low: 100 * ci[0],
		high: 100 * ci[1],
		shown: countedRateText(rate),
		interval: inBrackets(printEstimate(100 * proportion, [100 * ci[0], 100 * ci[1]], PERCENT)),
		basis: rate.eventsBasis,
	};
}

/** Rates are drawn from 0 to 100 %, but for outcomes so rare that they would all lie on the axis. */
function domainOf(groups: IntervalGroup[]): [number, number] {
	const highest = Math.max(0, ...groups.flatMap(({ rows }) => rows.map((row) => row.high ?? row.value ?? 0)));
	if (!(highest > 0)) return [0, 1];
	const power = 10 ** Math.floor(Math.log10(highest));
	const end = [power, 2 * power, 5 * power, 10 * power, 20 * power].find((end) => highest <= end * 0.95);
	return [0, Math.min(100, end ?? 100)];
}

/** Each experimental arm against its study's comparator, by one measure, in groups. */
export function contrastChart(groups: RateGroup[], measure: BinaryMeasure, frame: ChartFrame): IntervalChart {
	const drawn = groups.map((group) => contrastGroup(group, measure, frame.level));
	const isRatio = measure !== "RD";
	return {
		title: `${BINARY_MEASURES[measure]}: ${frame.title}`,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "point",
		axis: {
			scale: isRatio ? "log" : "linear",
			unit: "",
			label: isRatio ? BINARY_MEASURES[measure] : "Difference in percentage points",
			reference: isRatio ? 1 : 0,
		},
		groups: drawn,
		footnotes: [
			isRatio
				? `Lines show ${formatLevel(frame.level)} Wald intervals on the logarithm; ½ is added to each cell of a table with a zero.`
				: `Lines show ${formatLevel(frame.level)} Newcombe intervals.`,
			COMPUTED,
		],
		provenance: frame.provenance,
	};
}

function contrastGroup(
	{ key, label, href, arms, outcome }: RateGroup,
	measure: BinaryMeasure,
	level: number,
): IntervalGroup {
	const colours = armColours(arms);
	const rateOf = (arm: Arm): ArmRate => {
		const result = outcome.results.find((candidate) => candidate.armId === arm.id);
		return result ? armRate(result) : { kind: "missing" };
	};
	const present = arms.filter((arm) => rateOf(arm).kind !== "missing");
	const pair = choosePair(arms, new Set(present.map(({ id }) => id)));
	const rows = present.flatMap((arm): IntervalRow[] => {
		if (!pair || arm === pair.comparator || (arm.role !== "experimental" && arm !== pair.experimental))
			return [];
		const row = {
			key: arm.id,
			label: `${arm.label} v ${pair.comparator.label}`,
			colour: colours.get(arm.id) ?? ("experimental-1" as const),
			basis: "derived" as const,
		};
		const counts = countsOf(rateOf(arm), rateOf(pair.comparator));
		if (!counts) return [{ ...row, shown: "A count is missing", basis: "reported" }];
		const { estimate, low, high, shown } = binaryEffect(counts, measure, level);
		if (estimate === undefined || low === undefined || high === undefined) return [{ ...row, shown }];
		return [{ ...row, value: estimate, low, high, shown }];
	});
	return { key, label, ...(href && { href }), rows };
}
