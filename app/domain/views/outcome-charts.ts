import { rateIn } from "../arms/arm-rate.ts";
import { comparedPair } from "../arms/compared-pair.ts";
import { armsWithFigures, usualEstimate } from "../arms/figures-of-arms.ts";
import { isTimedCount } from "../arms/person-time.ts";
import { cautionOf, type FigureOf } from "../designs/cautions.ts";
import { mayBeSamePeople } from "../designs/dependence.ts";
import { marginVerdicts } from "../designs/margin-verdict.ts";
import type { Contrast, Outcome } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { keysOf } from "../vocabulary.ts";
import { countsOf } from "./binary-effects.ts";
import { BINARY_MEASURES } from "./compare-options.ts";
import { effectChart } from "./effect-chart.ts";
import { estimateChart, estimatesLike } from "./estimate-chart.ts";
import { incidenceChart } from "./incidence-chart.ts";
import type { IntervalChart } from "./interval-chart.ts";
import { landmarkChart } from "./landmark-chart.ts";
import { meanChart } from "./mean-chart.ts";
import { type ChartFrame, contrastChart, type RateGroup, rateChart } from "./rate-chart.ts";
import { singleFigureChart } from "./single-figure-chart.ts";

/** A figure of an outcome with the name that its address has. */
export interface NamedChart {
	key: string;
	label: string;
	chart: IntervalChart;
}

type Parts = Pick<StudyDocument, "arms" | "design">;

/**
 * The figures of one outcome, that which says most at a glance first: each arm's figures, then what the source compares,
 * else what follows from the arms. Means and medians never share one. What a figure ignores of the design stands under
 * its title, so that it goes wherever the figure goes.
 */
export function outcomeCharts(outcome: Outcome, document: Parts, frame: ChartFrame): NamedChart[] {
	return chartsOf(outcome, document, frame).map((named) => ({
		...named,
		chart: withSaid(named, outcome, document),
	}));
}

function withSaid({ key, chart }: NamedChart, outcome: Outcome, document: Parts): IntervalChart {
	const ofArms = ["rate", "mean", "incidence", "landmark", "value"].includes(key);
	const hasInterval = chart.groups.some(({ rows }) => rows.some(({ low }) => low !== undefined));
	const drawn = key === "estimate" ? drawnEstimates(outcome) : [];
	const of: FigureOf[] = key === "estimate" ? drawn : [ofArms ? "arms" : "computed"];
	const cautions = hasInterval || !ofArms ? of.map((each) => cautionOf(document, outcome, each)) : [];
	const verdicts = marginVerdicts(document, outcome, drawn);
	const said = [...new Set([...cautions, ...verdicts.map(({ words }) => words)])].filter(Boolean);
	const margins = [...new Set(verdicts.flatMap((verdict) => verdict.drawn))];
	const subtitle = [chart.subtitle?.replace(/\.$/, ""), ...said].filter(Boolean).join(". ");
	return {
		...chart,
		...(said.length > 0 && { subtitle }),
		...(margins.length > 0 && {
			axis: { ...chart.axis, margins },
			footnotes: [...chart.footnotes, `Dashed: the ${margins.length > 1 ? "margins" : "margin"}.`],
		}),
	};
}

/** The contrasts that the chart of what the source compares draws. */
function drawnEstimates(outcome: Outcome): Contrast[] {
	const first = usualEstimate(outcome.kind, outcome.contrasts);
	return first ? estimatesLike(outcome, first) : [];
}

function chartsOf(outcome: Outcome, document: Parts, frame: ChartFrame): NamedChart[] {
	if (outcome.kind === "binary" && armsWithFigures(outcome).size > 0)
		return [
			...binaryCharts({ key: outcome.id, label: "", arms: document.arms, outcome }, frame),
			...marginCharts(outcome, document, frame),
		];
	return [...armCharts(outcome, document, frame), ...comparisonCharts(outcome, document, frame)];
}

function binaryCharts(group: RateGroup, frame: ChartFrame): NamedChart[] {
	const { outcome, arms } = group;
	const pair = comparedPair(arms, outcome);
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

/** What the source compares, where it holds it against a margin: no computed comparison stands for that. */
function marginCharts(outcome: Outcome, { arms }: Parts, frame: ChartFrame): NamedChart[] {
	if (!drawnEstimates(outcome).some(({ margin }) => margin)) return [];
	const chart = estimateChart({ key: outcome.id, arms, outcome }, frame);
	return chart ? [{ key: "estimate", label: `${chart.axis.label}, as reported`, chart }] : [];
}

function armCharts(outcome: Outcome, { arms }: Parts, frame: ChartFrame): NamedChart[] {
	const group = { key: outcome.id, label: "", arms };
	const single = singleFigureChart({ ...group, outcome }, frame);
	const values = single ? [{ key: "value", label: single.axis.label, chart: single }] : [];
	switch (outcome.kind) {
		case "binary":
			return [];
		case "time-to-event": {
			const landmark = landmarkChart({ ...group, outcome }, frame);
			return [
				...(arms.some((arm) => rateIn(outcome, arm).kind === "counted")
					? [
							{
								...{ key: "rate", label: "People with the event" },
								chart: rateChart([{ ...group, outcome }], frame),
							},
						]
					: []),
				...(landmark ? [{ key: "landmark", label: "Kaplan–Meier estimates", chart: landmark }] : []),
				...values,
			];
		}
		case "count":
			return outcome.results.some(isTimedCount)
				? [{ key: "incidence", label: "Rate", chart: incidenceChart([{ ...group, outcome }], frame) }]
				: values;
		case "continuous":
			return outcome.results.some(({ mean }) => mean !== undefined)
				? [
						{ key: "mean", label: "Mean", chart: meanChart([{ ...group, outcome }], frame) },
						...(outcome.results.some(({ mean, median }) => mean === undefined && median !== undefined)
							? values
							: []),
					]
				: values;
	}
}

function comparisonCharts(outcome: Outcome, document: Parts, frame: ChartFrame): NamedChart[] {
	const group = { key: outcome.id, label: "", arms: document.arms, outcome };
	const reported = estimateChart(group, frame);
	if (reported)
		return [{ key: "estimate", label: reported.axis.label.split(", ")[0] ?? "", chart: reported }];
	if (mayBeSamePeople(document, outcome) || (outcome.kind !== "count" && outcome.kind !== "continuous"))
		return [];
	const [measure, label] =
		outcome.kind === "count" ? (["IRR", "Rate ratio"] as const) : (["MD", "Mean difference"] as const);
	const chart = effectChart([group], measure, frame);
	return chart.groups.some(({ rows }) => rows.length > 0) ? [{ key: measure, label, chart }] : [];
}
