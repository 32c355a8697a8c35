import { describeTimePoint } from "../describe.ts";
import { armsWithFigures } from "../figures-of-arms.ts";
import type { BinaryOutcome, Outcome, OutcomeOf } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { labelOf, OUTCOME_CONCEPTS } from "../vocabulary.ts";
import type { CompareMeasure, CompareOrder } from "./compare-options.ts";
import type { IntervalChart, IntervalGroup } from "./interval-chart.ts";
import { meanChart } from "./mean-chart.ts";
import { contrastChart, rateChart } from "./rate-chart.ts";

/** A study as a comparison takes it. */
export interface StudyToCompare {
	slug: string;
	name: string;
	year: number | null;
	arms: Arm[];
	outcomes: Outcome[];
}

export interface CompareOptions {
	concept: string;
	measure: CompareMeasure;
	order: CompareOrder;
	/** Confidence level in (0, 1). */
	level: number;
	provenance: string;
}

/**
 * Several studies' arms side by side: each study's best outcome about the concept, by one measure. Studies that
 * have nothing to show by it are named, not left out in silence.
 */
export function compareView(
	studies: StudyToCompare[],
	options: CompareOptions,
): { chart: IntervalChart; without: string[] } {
	const kind = options.measure === "mean" ? "continuous" : "binary";
	const chosen = studies.map((study) => ({ study, outcome: bestOutcome(study.outcomes, kind) }));
	const groups = chosen.flatMap(({ study, outcome }) => {
		if (!outcome) return [];
		const when = describeTimePoint(outcome.timePoint);
		return [
			{
				key: study.slug,
				label: study.name,
				href: `/studies/${study.slug}`,
				arms: study.arms,
				outcome,
				year: study.year,
				when,
			},
		];
	});
	const moments = new Set(groups.map(({ when }) => when));
	const frame = {
		title: labelOf(OUTCOME_CONCEPTS, options.concept),
		...(moments.size === 1 && [...moments][0] && { subtitle: `At ${[...moments][0]}` }),
		provenance: options.provenance,
		level: options.level,
	};
	// Where studies were measured at different times, each group says when.
	const labelled = groups.map((group) => ({
		...group,
		label: moments.size > 1 && group.when ? `${group.label}, ${group.when}` : group.label,
	}));
	const chart = chartOf(labelled, options.measure, frame);
	const years = new Map(groups.map(({ key, year }) => [key, year]));
	const drawn = chart.groups.filter(({ rows }) => rows.length > 0);
	return {
		chart: { ...chart, groups: inOrder(drawn, options.order, years) },
		without: studies.filter(({ slug }) => !drawn.some(({ key }) => key === slug)).map(({ name }) => name),
	};
}

type Group = { key: string; label: string; href: string; arms: Arm[]; outcome: Outcome };

function chartOf(
	groups: Group[],
	measure: CompareMeasure,
	frame: Parameters<typeof rateChart>[1],
): IntervalChart {
	if (measure === "mean") return meanChart(groups as (Group & { outcome: OutcomeOf<"continuous"> })[], frame);
	const rates = groups as (Group & { outcome: BinaryOutcome })[];
	return measure === "rate" ? rateChart(rates, frame) : contrastChart(rates, measure, frame);
}

/** The outcome of a kind with figures in most arms; among equals the primary one, then the first. */
function bestOutcome(outcomes: Outcome[], kind: Outcome["kind"]): Outcome | undefined {
	const rank = (outcome: Outcome) =>
		10 * armsWithFigures(outcome).size + (outcome.priority === "primary" ? 1 : 0);
	return outcomes
		.filter((outcome) => outcome.kind === kind && armsWithFigures(outcome).size > 0)
		.sort((a, b) => rank(b) - rank(a))[0];
}

function inOrder(
	groups: IntervalGroup[],
	order: CompareOrder,
	years: Map<string, number | null>,
): IntervalGroup[] {
	const byFigure = (group: IntervalGroup) => group.rows[0]?.value ?? Number.NEGATIVE_INFINITY;
	switch (order) {
		case "chosen":
			return groups;
		case "name":
			return groups.toSorted((a, b) => a.label.localeCompare(b.label, "en"));
		case "year":
			return groups.toSorted((a, b) => (years.get(a.key) ?? 9999) - (years.get(b.key) ?? 9999));
		case "first-arm":
			return groups.toSorted((a, b) => byFigure(b) - byFigure(a));
	}
}
