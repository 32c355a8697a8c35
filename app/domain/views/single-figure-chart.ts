import { armColours } from "../arms/arm-colours.ts";
import { medianTime } from "../arms/median-time.ts";
import { formatWhole, inBrackets } from "../format/format.ts";
import { formatReported } from "../format/format-number.ts";
import type { ContinuousResult, Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import type { IntervalChart, IntervalRow } from "./interval-chart.ts";
import type { ChartFrame } from "./rate-chart.ts";

interface SingleFigure {
	/** Absent where only words stand for it. */
	value?: string | number | undefined;
	low?: string | number | undefined;
	high?: string | number | undefined;
	n?: number | undefined;
	/** As printed, where that is not the value's own digits: "not reached". */
	figure?: string;
	/** The interval or range as printed, where it is not in brackets. */
	interval?: string | undefined;
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
	const hasRange = rows.some(({ low }) => low !== undefined);
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "point",
		axis: { scale: "linear", unit: "", label: axisLabel(outcome, label) },
		groups: [{ key, label: "", rows }],
		footnotes: hasRange ? [`Lines show ${range}, as reported.`] : [],
		provenance: frame.provenance,
	};
}

/** "Median time, months"; a count's unit is that of its person-time. */
function axisLabel({ kind, unit }: Outcome, label: string): string {
	if (kind === "time-to-event" && !unit) return `${label} (unit not said)`;
	return unit && kind !== "count" ? `${label}, ${unit}` : label;
}

function rowOf(
	arm: Arm,
	colour: IntervalRow["colour"],
	{ value, low, high, n, beside, figure, interval }: SingleFigure,
): IntervalRow {
	const behind = beside ?? (n === undefined ? undefined : `n = ${formatWhole(n)}`);
	const hasBoth = low !== undefined && high !== undefined;
	const printed =
		interval ??
		(hasBoth
			? inBrackets({ low: formatReported(String(low)), high: formatReported(String(high)) })
			: undefined);
	return {
		...{ key: arm.id, label: arm.label, colour, basis: "reported" },
		figure: figure ?? formatReported(String(value)),
		...(value !== undefined && { value: Number(value) }),
		...(behind && { detail: behind }),
		...(hasBoth && { low: Number(low), high: Number(high) }),
		...(printed !== undefined && { interval: printed }),
	};
}

interface Figures {
	label: string;
	/** What the lines show. */
	range: string;
	figures: Map<string, SingleFigure>;
}

function figuresIn(outcome: Outcome): Figures {
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
	switch (outcome.kind) {
		case "binary":
			return { label: "", range: "", figures: new Map() };
		case "count":
			return {
				...{ label: "Events", range: "" },
				figures: collect(outcome.results, ({ count, personTime, n }) =>
					count === undefined
						? undefined
						: { value: count, n, ...(personTime && { beside: `person-time ${personTime}` }) },
				),
			};
		case "time-to-event":
			return {
				...{ label: "Median time", range: "intervals of the median" },
				figures: collect(outcome.results, (result) => {
					const median = medianTime(result);
					return median && { ...median, interval: median.detail, n: result.n };
				}),
			};
		case "continuous":
			return outcome.results.some(({ median }) => median !== undefined)
				? medians(outcome.results, collect)
				: {
						...{ label: "Reported figure", range: "intervals" },
						figures: collect(outcome.results, ({ value, ciLow: low, ciHigh: high, n }) =>
							value === undefined ? undefined : { value, low, high, n },
						),
					};
	}
}

/** Medians with their quartiles, with their range where no arm has those; the two never are lines of one figure. */
function medians(
	results: ContinuousResult[],
	collect: (
		results: ContinuousResult[],
		read: (result: ContinuousResult) => SingleFigure | undefined,
	) => Map<string, SingleFigure>,
): Figures {
	const hasQuartiles = results.some(({ q1, q3 }) => q1 !== undefined && q3 !== undefined);
	const figures = collect(results, ({ median, q1, q3, min, max, n }) => {
		if (median === undefined) return undefined;
		const [low, high] = hasQuartiles ? [q1, q3] : [min, max];
		if (low === undefined || high === undefined) return { value: median, n };
		const name = hasQuartiles ? "quartiles" : "range";
		return {
			...{ value: median, low, high, n },
			interval: `${name} ${formatReported(low)} to ${formatReported(high)}`,
		};
	});
	const range = hasQuartiles ? "quartiles" : "the lowest and highest value";
	return { label: results.some(({ isChange }) => isChange) ? "Median change" : "Median", range, figures };
}
