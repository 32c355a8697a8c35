import { armColours } from "../arms/arm-colours.ts";
import { usualEstimate } from "../arms/figures-of-arms.ts";
import { type FigureParts, joinParts } from "../format/figure-parts.ts";
import { inBrackets } from "../format/format.ts";
import { formatReported } from "../format/format-number.ts";
import { orientationDoubt, pointsTheOtherWay } from "../orientation.ts";
import { type Contrast, hasEstimate, type Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { isRatio, saidMeasure } from "../vocabulary.ts";
import { type ComparedArms, favoursOf } from "./favours.ts";
import type { IntervalChart, IntervalGroup, IntervalRow } from "./interval-chart.ts";
import type { ChartFrame } from "./rate-chart.ts";

/** One study's outcome as a group of a chart of what sources compare. */
export interface EstimateGroup {
	key: string;
	label: string;
	href?: string;
	arms: Arm[];
	outcome: Outcome;
}

/** Estimates between arms as the source reports them, all of one measure; undefined where none has a figure. */
export function estimateChart(
	group: Omit<EstimateGroup, "label">,
	frame: ChartFrame,
): IntervalChart | undefined {
	const first = usualEstimate(group.outcome.kind, group.outcome.contrasts);
	return first && estimatesChart([{ ...group, label: "" }], first, frame);
}

/** Estimates of one measure in groups, each as its source reports it. */
export function estimatesChart(
	groups: EstimateGroup[],
	alike: Pick<Contrast, "measure" | "measureReported">,
	frame: ChartFrame,
): IntervalChart {
	const { measure } = alike;
	const outcomes = groups.map(({ outcome }) => outcome);
	const ratio = isRatio(measure);
	const isNamed = measure !== undefined && measure !== "other";
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "point",
		axis: {
			scale: ratio ? "log" : "linear",
			...{ unit: "", label: axisLabel(alike, groups) },
			...(isNamed && { reference: ratio ? 1 : 0, ...favoursOf(outcomes, pairsIn(groups, alike)) }),
		},
		groups: groups.map((group) => estimateGroup(group, alike)),
		footnotes: ["Estimates and intervals as reported.", ...signNotes(groups, alike)],
		provenance: frame.provenance,
	};
}

/** The arms that the drawn estimates are between; none where it is open for one of them which is against which. */
function pairsIn(
	groups: readonly EstimateGroup[],
	alike: Pick<Contrast, "measure" | "measureReported">,
): ComparedArms[] {
	const drawn = groups.flatMap(({ arms, outcome }) =>
		estimatesLike(outcome, alike).map((contrast) => ({ arms, outcome, contrast })),
	);
	if (drawn.some(({ outcome, contrast }) => isOpen(outcome, contrast))) return [];
	return drawn.map(({ arms, contrast: { armId, referenceArmId } }) => {
		const labelled = (wanted: string) => ({ label: arms.find(({ id }) => id === wanted)?.label ?? wanted });
		return { arm: labelled(armId), against: labelled(referenceArmId) };
	});
}

const isOpen = (outcome: Outcome, contrast: Contrast) =>
	orientationDoubt(outcome, contrast) !== undefined || pointsTheOtherWay(outcome, contrast);

/** Said of estimates whose sign is not that of their arms' figures. */
function signNotes(groups: readonly EstimateGroup[], alike: Pick<Contrast, "measure" | "measureReported">) {
	const some = groups.some(({ outcome }) =>
		estimatesLike(outcome, alike).some((contrast) => pointsTheOtherWay(outcome, contrast)),
	);
	return some
		? [
				"The arms’ own figures point the other way than an estimate here does, so neither side is said to be favoured.",
			]
		: [];
}

/** The estimates of an outcome that are of one measure, or that the source calls alike where it is none of ours. */
export function estimatesLike(
	{ contrasts }: Outcome,
	{ measure, measureReported }: Pick<Contrast, "measure" | "measureReported">,
) {
	const isNamed = measure !== undefined && measure !== "other";
	return contrasts
		.filter(hasEstimate)
		.filter(
			(contrast) => contrast.measure === measure && (isNamed || contrast.measureReported === measureReported),
		);
}

function estimateGroup(
	{ key, label, href, arms, outcome }: EstimateGroup,
	{ measure, measureReported }: Pick<Contrast, "measure" | "measureReported">,
): IntervalGroup {
	const colourOf = armColours(arms);
	const own = estimatesLike(outcome, { measure, measureReported });
	const rows = own.map((contrast, index): IntervalRow => {
		const { armId, referenceArmId, estimate, ciLow, ciHigh, adjusted } = contrast;
		const isTwice = own.some(
			(other) => other !== contrast && other.armId === armId && other.referenceArmId === referenceArmId,
		);
		const nth = isTwice ? ` ${index + 1}` : "";
		return {
			...{ key: `${armId} ${referenceArmId}${nth}`, colour: colourOf(armId), basis: "reported" },
			label: `${armsOf(contrast, arms)}${isTwice && adjusted ? ", adjusted" : ""}`,
			...{ value: Number(estimate), ...reportedParts(contrast) },
			...(ciLow !== undefined && ciHigh !== undefined && { low: Number(ciLow), high: Number(ciHigh) }),
		};
	});
	return { key, label, ...(href && { href }), rows };
}

/** "Hazard ratio", "Mean difference, mmHg", or what the source calls it. */
function axisLabel(
	{ measure, measureReported }: Pick<Contrast, "measure" | "measureReported">,
	groups: EstimateGroup[],
): string {
	const unit = groups[0]?.outcome.unit;
	const name = measureReported ?? saidMeasure(measure);
	return measure === "MD" && unit && !name.includes(unit) ? `${name}, ${unit}` : name;
}

/** "Botulinum toxin A v sertraline" */
export function armsOf({ armId, referenceArmId, orientation }: Contrast, arms: readonly Arm[]): string {
	const label = (wanted: string) => arms.find(({ id }) => id === wanted)?.label ?? wanted;
	return `${label(armId)} ${orientation ? "and" : "v"} ${label(referenceArmId)}`;
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
