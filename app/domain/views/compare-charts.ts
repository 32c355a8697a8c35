import { usualEstimate } from "../arms/figures-of-arms.ts";
import type { ComparedOutcome } from "../compare/event-outcomes.ts";
import type { BinaryOutcome, CountOutcome, Outcome, OutcomeOf } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import type { CompareMeasure } from "./compare-options.ts";
import { effectChart } from "./effect-chart.ts";
import { estimatesChart } from "./estimate-chart.ts";
import { incidenceChart } from "./incidence-chart.ts";
import type { IntervalChart } from "./interval-chart.ts";
import { meanChart } from "./mean-chart.ts";
import { type ChartFrame, contrastChart, rateChart } from "./rate-chart.ts";
import { singleFiguresChart } from "./single-figure-chart.ts";

/** A study's outcome as a group of a chart by any measure. */
export interface ComparedGroup {
	key: string;
	label: string;
	href: string;
	arms: Arm[];
	outcome: ComparedOutcome;
	isTurned?: boolean;
}

/** Studies' figures of one scale by one measure, a row an arm or an effect. */
export function compareChart(
	groups: ComparedGroup[],
	measure: CompareMeasure,
	frame: ChartFrame,
): IntervalChart {
	switch (measure) {
		case "mean":
			return meanChart(groups as Of<OutcomeOf<"continuous">>, frame);
		case "median":
		case "medianTime":
			return singleFiguresChart(groups, frame);
		case "HR":
			return estimatesChart(groups, { measure }, { ...frame, title: `Hazard ratio: ${frame.title}` });
		case "reported":
			return estimatesChart(groups, likeFirst(groups), frame);
		case "incidence":
			return incidenceChart(groups as Of<CountOutcome>, frame);
		case "IRR":
		case "MD":
		case "SMD":
			return effectChart(groups, measure, frame);
		case "rate":
			return rateChart(groups as Of<BinaryOutcome>, frame);
		default:
			return contrastChart(groups as Of<BinaryOutcome>, measure, frame);
	}
}

type Of<O extends Outcome> = (ComparedGroup & { outcome: O })[];

/** The measure of reported estimates that share an axis is that of the first. */
function likeFirst([first]: ComparedGroup[]) {
	const estimate = first && usualEstimate(first.outcome.kind, first.outcome.contrasts);
	return { measure: estimate?.measure, measureReported: estimate?.measureReported };
}
