import { armColours } from "../arms/arm-colours.ts";
import { landmarkRate, landmarkWords } from "../arms/landmark-rate.ts";
import { describeTimePoint } from "../describe.ts";
import { formatWhole } from "../format/format.ts";
import type { OutcomeOf } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import type { IntervalChart, IntervalRow } from "./interval-chart.ts";
import type { ChartFrame } from "./rate-chart.ts";

/** Each arm's Kaplan–Meier estimate at the outcome's time point, as reported; undefined where no arm has one. */
export function landmarkChart(
	{ key, arms, outcome }: { key: string; arms: Arm[]; outcome: OutcomeOf<"time-to-event"> },
	frame: ChartFrame,
): IntervalChart | undefined {
	const colourOf = armColours(arms);
	const rows = arms.flatMap((arm): IntervalRow[] => {
		const result = outcome.results.find(({ armId }) => armId === arm.id);
		const rate = result && landmarkRate(result);
		if (!result || !rate) return [];
		return [
			{
				...{ key: arm.id, label: arm.label, colour: colourOf(arm.id), basis: "reported" },
				...{ ...rate, ...(result.n !== undefined && { detail: `n = ${formatWhole(result.n)}` }) },
			},
		];
	});
	if (rows.length === 0) return undefined;
	const when = describeTimePoint(outcome.timePoint);
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "bar",
		axis: {
			...{ scale: "linear", unit: "%", domain: [0, 100] },
			label: `Kaplan–Meier estimate${when && ` at ${when}`}: ${landmarkWords(outcome.results)}`,
		},
		groups: [{ key, label: "", rows }],
		footnotes: [
			"Kaplan–Meier estimates as reported, with their intervals; they are not events ÷ analysed, and nothing is computed from them.",
		],
		provenance: frame.provenance,
	};
}
