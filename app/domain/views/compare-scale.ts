import type { ChosenFigures, ChosenScale, StudyToCompare } from "../compare/choose-figures.ts";
import { describeTimePoint } from "../describe.ts";
import { ignoredBy } from "../designs/cautions.ts";
import { outcomeIdOf } from "../study/readable.ts";
import { type ComparedGroup, compareChart } from "./compare-charts.ts";
import { type CompareMeasure, type CompareOrder, FIGURES_OF_MEASURE, isOfArms } from "./compare-options.ts";
import { inOrder } from "./compare-order.ts";
import { estimatesLike } from "./estimate-chart.ts";
import { isHidden, withoutHidden } from "./hidden-arms.ts";
import type { IntervalChart } from "./interval-chart.ts";
import type { PairPanel } from "./pair-chart.ts";
import { type PairGroup, pairPanel } from "./pair-panel.ts";
import type { ChartFrame } from "./rate-chart.ts";

/** When a study's figures were measured, in words; undefined where it is not recorded. */
export const momentOf = ({ outcome }: ChosenFigures): string | undefined =>
	describeTimePoint(outcome.timePoint) || undefined;

/** How the figures of a scale are drawn. */
interface Drawing {
	options: { measure: CompareMeasure; level: number; order: CompareOrder; hidden?: readonly string[] };
	frame: ChartFrame;
	/** Studies whose effect is the other way round. */
	turned: ReadonlySet<string>;
	severalTimes: boolean;
}

/** The figures of one scale, drawn. */
export interface DrawnScale {
	scale: ChosenScale;
	/** Slugs, in the order asked for. */
	order: string[];
	chart: IntervalChart;
	panel?: PairPanel;
	groups: PairGroup[];
}

/** Draws the figures of one scale in the order asked for, without the arms left out. */
export function drawScale(scale: ChosenScale, { options, frame, turned, severalTimes }: Drawing): DrawnScale {
	const { measure, level, order, hidden = [] } = options;
	const groups = scale.own.map((figures) => groupOf(figures, measure, severalTimes));
	const compared = groups.map(
		({ key, label, href, arms, outcome, ignores }): ComparedGroup => ({
			...{ key, href, arms, outcome, isTurned: turned.has(key) },
			label: ignores ? `${label} (${ignores})` : label,
		}),
	);
	const whole = withoutHidden(compareChart(compared, measure, frame), compared, hidden);
	const panel = isOfArms(measure)
		? pairPanel({
				...{ key: scale.key, label: scale.label, chart: whole, level },
				groups: groups.map((group) => ({
					...group,
					arms: group.arms.filter((arm) => !isHidden(arm, hidden)),
				})),
				figures: FIGURES_OF_MEASURE[measure],
			})
		: undefined;
	const keys = inOrder(scale.own, order, { chart: whole, panel });
	const rank = new Map(keys.map((key, index) => [key, index]));
	const place = (key: string) => rank.get(key) ?? keys.length;
	const times = new Map(scale.own.map((figures) => [figures.study.slug, momentOf(figures)]));
	return {
		scale,
		order: keys,
		groups,
		chart: {
			...whole,
			groups: whole.groups
				.filter(({ rows }) => rows.length > 0)
				.toSorted((a, b) => place(a.key) - place(b.key))
				.map((group) => {
					const time = times.get(group.key);
					return { ...group, ...(time && { time }) };
				}),
		},
		...(panel && {
			panel: { ...panel, rows: panel.rows.toSorted((a, b) => place(a.study) - place(b.study)) },
		}),
	};
}

function groupOf(figures: ChosenFigures, measure: CompareMeasure, severalTimes: boolean): PairGroup {
	const { study, outcome } = figures;
	const href = `/studies/${study.slug}`;
	const ignores = ignoredIn(study, outcome, measure);
	return {
		...{ key: study.slug, href, arms: study.arms, design: study.design, outcome },
		// Where studies were measured at different times, each says when.
		label: severalTimes ? `${study.name}, ${momentOf(figures) ?? "time not recorded"}` : study.name,
		sourceHref: outcome.event
			? `${href}#adverse-events`
			: `${href}#outcome-${encodeURIComponent(outcomeIdOf(outcome.id))}`,
		...(ignores && { ignores }),
		...(study.isAsked && { isAsked: true }),
	};
}

/** What a study's figure by a measure ignores of its design, for its name in the figure. */
export function ignoredIn(
	study: StudyToCompare,
	outcome: ChosenFigures["outcome"],
	measure: CompareMeasure,
): string | undefined {
	if (measure === "HR" || measure === "reported") {
		const own = measure === "HR" ? estimatesLike(outcome, { measure }) : outcome.contrasts;
		return own.map((contrast) => ignoredBy(study, outcome, contrast)).find(Boolean);
	}
	return ignoredBy(study, outcome, measure === FIGURES_OF_MEASURE[measure] ? "arms" : "computed");
}
