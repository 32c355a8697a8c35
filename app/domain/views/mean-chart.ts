import { armColours } from "../arms/arm-colours.ts";
import { armMean, meanIntervalText } from "../arms/arm-mean.ts";
import { scaleOf } from "../compare/scale-of.ts";
import { formatWhole } from "../format/format.ts";
import { formatReported } from "../format/format-number.ts";
import type { ContinuousResult, OutcomeOf } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import type { IntervalChart, IntervalGroup, IntervalRow } from "./interval-chart.ts";
import type { ChartFrame } from "./rate-chart.ts";

export interface MeanGroup {
	key: string;
	label: string;
	href?: string;
	arms: Arm[];
	outcome: OutcomeOf<"continuous">;
}

/** Every arm's mean with its interval, in groups that are all of one scale. */
export function meanChart(groups: MeanGroup[], frame: ChartFrame): IntervalChart {
	const drawn = groups.map(meanGroup);
	const derived = drawn.some(({ rows }) => rows.some((row) => row.basis === "derived"));
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "point",
		axis: {
			scale: "linear",
			unit: "",
			label: axisLabel(groups),
		},
		groups: drawn,
		footnotes: [
			"Lines show 95% intervals of the mean, where they are reported or can be computed.",
			...(derived ? ["† Interval derived from the standard deviation or standard error."] : []),
		],
		provenance: frame.provenance,
	};
}

/** "Mean, MADRS", "Mean change from baseline, mmHg" */
function axisLabel(groups: MeanGroup[]): string {
	const [outcome] = groups.map((group) => group.outcome);
	const means = outcome?.results.filter(({ mean }) => mean !== undefined) ?? [];
	const isChange = means.length > 0 && means.every((result) => result.isChange);
	const scale = outcome && scaleOf(outcome)?.label.replace(/, change$/, "");
	return [isChange ? "Mean change from baseline" : "Mean", scale].filter(Boolean).join(", ");
}

/** "n = 60", and that it is a change where other arms' figures are none. */
function besideMean(result: ContinuousResult, outcome: MeanGroup["outcome"]): string | undefined {
	const isMixed = outcome.results.some(({ isChange }) => Boolean(isChange) !== Boolean(result.isChange));
	const people = result.n === undefined ? [] : [`n = ${formatWhole(result.n)}`];
	const parts = [...people, ...(isMixed && result.isChange ? ["change from baseline"] : [])];
	return parts.length > 0 ? parts.join(", ") : undefined;
}

function meanGroup({ key, label, href, arms, outcome }: MeanGroup): IntervalGroup {
	const colourOf = armColours(arms);
	const rows = arms.flatMap((arm): IntervalRow[] => {
		const result = outcome.results.find(({ armId }) => armId === arm.id);
		const mean = result && armMean(result);
		if (!result?.mean || !mean) return [];
		const beside = besideMean(result, outcome);
		return [
			{
				key: arm.id,
				label: arm.label,
				colour: colourOf(arm.id),
				value: mean.mean,
				...(mean.ci && {
					low: mean.ci.low,
					high: mean.ci.high,
					interval: meanIntervalText(result, mean) ?? "",
				}),
				figure: formatReported(result.mean),
				...(beside !== undefined && { detail: beside }),
				basis: mean.ci?.basis ?? "reported",
			},
		];
	});
	return { key, label, ...(href && { href }), rows };
}
