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

export interface SingleFigureGroup {
	key: string;
	label: string;
	href?: string;
	arms: Arm[];
	outcome: Outcome;
}

/**
 * Medians, lone numbers and counts of events of each arm, which have no mean: points as reported, with the interval
 * or the quartiles that the source gives. Undefined where no arm has such a figure.
 */
export function singleFigureChart(group: SingleFigureGroup, frame: ChartFrame): IntervalChart | undefined {
	const chart = singleFiguresChart([group], frame);
	return chart.groups.some(({ rows }) => rows.length > 0) ? chart : undefined;
}

/** The same of several studies, whose figures are in one unit; the first says what they are. */
export function singleFiguresChart(groups: SingleFigureGroup[], frame: ChartFrame): IntervalChart {
	const hasQuartiles = groups.some(({ outcome }) => quartilesIn(outcome));
	const [first] = groups;
	const about = first && figuresIn(first.outcome, hasQuartiles);
	const drawn = groups.map(({ key, label, href, arms, outcome }) => {
		const { figures } = figuresIn(outcome, hasQuartiles);
		const colourOf = armColours(arms);
		const rows = arms.flatMap((arm): IntervalRow[] => {
			const figure = figures.get(arm.id);
			return figure ? [rowOf(arm, colourOf(arm.id), figure)] : [];
		});
		return { key, label, ...(href && { href }), rows };
	});
	const hasRange = drawn.some(({ rows }) => rows.some(({ low }) => low !== undefined));
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "point",
		axis: { scale: "linear", unit: "", label: first && about ? axisLabel(first.outcome, about.label) : "" },
		groups: drawn,
		footnotes: hasRange && about ? [`Lines show ${about.range}, as reported.`] : [],
		provenance: frame.provenance,
	};
}

const quartilesIn = (outcome: Outcome) =>
	outcome.kind === "continuous" && outcome.results.some(({ q1, q3 }) => q1 !== undefined && q3 !== undefined);

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

function figuresIn(outcome: Outcome, hasQuartiles: boolean): Figures {
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
				? medians(outcome.results, hasQuartiles, collect)
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
	hasQuartiles: boolean,
	collect: (
		results: ContinuousResult[],
		read: (result: ContinuousResult) => SingleFigure | undefined,
	) => Map<string, SingleFigure>,
): Figures {
	const figures = collect(results, ({ mean, median, q1, q3, min, max, ciLow, ciHigh, ciLevel, n }) => {
		if (median === undefined) return undefined;
		const [low, high] = hasQuartiles ? [q1, q3] : [min, max];
		const told = [
			{ name: "quartiles", ends: [q1, q3] },
			{ name: "range", ends: [min, max] },
			// Beside a mean nobody can tell which of the two an interval is of.
			{ name: `${ciLevel ?? 95}% interval`, ends: mean === undefined ? [ciLow, ciHigh] : [] },
		].flatMap(({ name, ends: [from, to] }) =>
			from === undefined || to === undefined
				? []
				: [`${name} ${formatReported(from)} to ${formatReported(to)}`],
		);
		return {
			...{ value: median, n, interval: told[0] },
			...(low !== undefined && high !== undefined && { low, high }),
		};
	});
	const range = hasQuartiles ? "quartiles" : "the lowest and highest value";
	return { label: results.some(({ isChange }) => isChange) ? "Median change" : "Median", range, figures };
}
