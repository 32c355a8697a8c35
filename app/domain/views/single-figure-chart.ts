import { armColours } from "../arms/arm-colours.ts";
import { formatWhole, inBrackets } from "../format/format.ts";
import { formatReported } from "../format/format-number.ts";
import type { Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import type { IntervalChart, IntervalRow } from "./interval-chart.ts";
import type { ChartFrame } from "./rate-chart.ts";

interface SingleFigure {
	value: string | number;
	low?: string | undefined;
	high?: string | undefined;
	n?: number | undefined;
	/** Stands behind the figure: "n = 50". */
	beside?: string;
}

/**
 * Medians, lone numbers and counts of events of each arm, which have no mean: points as reported, with the interval
 * or the quartiles that the source gives. Undefined where no arm has such a figure.
 */
export function singleFigureChart(
	{ key, arms, outcome }: { key: string; arms: Arm[]; outcome: Outcome },
	frame: ChartFrame,
): IntervalChart | undefined {
	const { label, range, figures } = figuresIn(outcome);
	const colourOf = armColours(arms);
	const rows = arms.flatMap((arm): IntervalRow[] => {
		const figure = figures.get(arm.id);
		return figure ? [rowOf(arm, colourOf(arm.id), figure)] : [];
	});
	if (rows.length === 0) return undefined;
	const hasRange = rows.some(({ interval }) => interval !== undefined);
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "point",
		axis: { scale: "linear", unit: "", label: outcome.unit ? `${label}, ${outcome.unit}` : label },
		groups: [{ key, label: "", rows }],
		footnotes: hasRange ? [`Lines show ${range}, as reported.`] : [],
		provenance: frame.provenance,
	};
}

function rowOf(
	arm: Arm,
	colour: IntervalRow["colour"],
	{ value, low, high, n, beside }: SingleFigure,
): IntervalRow {
	const behind = beside ?? (n === undefined ? undefined : `n = ${formatWhole(n)}`);
	return {
		...{ key: arm.id, label: arm.label, colour, value: Number(value), basis: "reported" },
		figure: formatReported(String(value)),
		...(behind && { detail: behind }),
		...(low !== undefined &&
			high !== undefined && {
				...{
					low: Number(low),
					high: Number(high),
					interval: inBrackets({ low: formatReported(low), high: formatReported(high) }),
				},
			}),
	};
}

function figuresIn(outcome: Outcome): { label: string; range: string; figures: Map<string, SingleFigure> } {
	const collect = <R extends { armId: string }>(
		results: R[],
		read: (result: R) => SingleFigure | undefined,
	) =>
		new Map(
			results.flatMap((result): [string, SingleFigure][] => {
				const figure = read(result);
				return figure ? [[result.armId, figure]] : [];
			}),
		);
	if (outcome.kind === "count")
		return {
			...{ label: "Events", range: "" },
			figures: collect(outcome.results, ({ count, personTime, n }) =>
				count === undefined
					? undefined
					: { value: count, n, ...(personTime && { beside: `person-time ${personTime}` }) },
			),
		};
	if (outcome.kind === "time-to-event")
		return {
			...{ label: "Median time", range: "intervals of the median" },
			figures: collect(outcome.results, ({ median, ciLow: low, ciHigh: high, n }) =>
				median === undefined ? undefined : { value: median, low, high, n },
			),
		};
	if (outcome.kind !== "continuous") return { label: "", range: "", figures: new Map() };
	if (outcome.results.some(({ median }) => median !== undefined))
		return {
			...{ label: "Median", range: "quartiles" },
			figures: collect(outcome.results, ({ median, q1: low, q3: high, n }) =>
				median === undefined ? undefined : { value: median, low, high, n },
			),
		};
	return {
		...{ label: "Reported figure", range: "intervals" },
		figures: collect(outcome.results, ({ value, ciLow: low, ciHigh: high, n }) =>
			value === undefined ? undefined : { value, low, high, n },
		),
	};
}
