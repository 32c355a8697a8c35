import { armColours } from "../arms/arm-colours.ts";
import { reportedContrast } from "../arms/figures-of-arms.ts";
import { type FigureParts, joinParts } from "../format/figure-parts.ts";
import { inBrackets } from "../format/format.ts";
import { formatReported } from "../format/format-number.ts";
import type { Contrast, Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { isRatio, saidMeasure } from "../vocabulary.ts";
import type { IntervalChart, IntervalRow } from "./interval-chart.ts";
import type { ChartFrame } from "./rate-chart.ts";

/** Estimates between arms as the source reports them, all of one measure; undefined where none has a figure. */
export function estimateChart(
	{ key, arms, outcome }: { key: string; arms: Arm[]; outcome: Outcome },
	frame: ChartFrame,
): IntervalChart | undefined {
	const first = reportedContrast(outcome);
	if (first?.estimate === undefined) return undefined;
	const { measure } = first;
	const colourOf = armColours(arms);
	const rows = outcome.contrasts
		.filter((contrast) => contrast.measure === measure && contrast.estimate !== undefined)
		.map((contrast): IntervalRow => {
			const { armId, estimate, ciLow, ciHigh } = contrast;
			return {
				...{
					key: `${armId} ${contrast.referenceArmId}`,
					label: armsOf(contrast, arms),
					colour: colourOf(armId),
				},
				...{ value: Number(estimate), ...reportedParts(contrast), basis: "reported" },
				...(ciLow !== undefined && ciHigh !== undefined && { low: Number(ciLow), high: Number(ciHigh) }),
			};
		});
	const ratio = isRatio(measure);
	const isNamed = measure !== undefined && measure !== "other";
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "point",
		axis: {
			scale: ratio ? "log" : "linear",
			...{ unit: "", label: axisLabel(first, outcome) },
			...(isNamed && { reference: ratio ? 1 : 0 }),
		},
		groups: [{ key, label: "", rows }],
		footnotes: ["Estimates and intervals as reported."],
		provenance: frame.provenance,
	};
}

/** "Hazard ratio", "Mean difference, mmHg", or what the source calls it. */
function axisLabel({ measure, measureReported }: Contrast, { unit }: Outcome): string {
	const name = measureReported ?? saidMeasure(measure);
	return measure === "MD" && unit && !name.includes(unit) ? `${name}, ${unit}` : name;
}

/** "Botulinum toxin A v sertraline" */
export function armsOf({ armId, referenceArmId }: Contrast, arms: readonly Arm[]): string {
	const label = (wanted: string) => arms.find(({ id }) => id === wanted)?.label ?? wanted;
	return `${label(armId)} v ${label(referenceArmId)}`;
}

/** −1.78 and [−3.60, 0.05]; its p value where that is all there is. */
export function reportedParts({ estimate, ciLow, ciHigh, ciLevel, p }: Contrast): FigureParts {
	if (estimate === undefined) return { figure: shownP(p ?? "") };
	const figure = formatReported(estimate);
	if (ciLow === undefined || ciHigh === undefined) return { figure };
	const interval = inBrackets({ low: formatReported(ciLow), high: formatReported(ciHigh) });
	return { figure, detail: ciLevel && Number(ciLevel) !== 95 ? `${interval} (${ciLevel}%)` : interval };
}

/** "−1.78 [−3.60, 0.05]" */
export const shownEstimate = (contrast: Contrast): string => joinParts(reportedParts(contrast));

/** "p > 0.05" for ">0.05". */
export const shownP = (p: string) => (/^\s*[<>≤≥=]/.test(p) ? `p ${p.trim()}` : `p = ${p.trim()}`);
