import { armColours, isComparator } from "../arms/arm-colours.ts";
import { comparedPair } from "../arms/compared-pair.ts";
import { formatLevel } from "../format/format-number.ts";
import { type DerivedEffect, derivedEffect } from "../headline/derived-effect.ts";
import type { Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { isRatio, saidMeasure } from "../vocabulary.ts";
import { favoursOf } from "./favours.ts";
import type { IntervalChart, IntervalRow } from "./interval-chart.ts";
import type { ChartFrame } from "./rate-chart.ts";

interface EffectGroup {
	key: string;
	label: string;
	href?: string;
	arms: Arm[];
	outcome: Outcome;
	/** The effect the other way round: see `EffectWays`. */
	isTurned?: boolean;
}

/**
 * Each arm against its study's comparator by what follows from their figures: the rate ratio of events over
 * person-time, the difference of means. A group where no two arms have it is without rows.
 */
export function effectChart(
	groups: EffectGroup[],
	measure: DerivedEffect["measure"],
	frame: ChartFrame,
): IntervalChart {
	const drawn = groups.map((group) =>
		effectGroup(group, { level: frame.level, isStandardised: measure === "SMD" }),
	);
	const methods = new Set(drawn.flatMap(({ effects }) => effects.map(({ effect }) => effect.method)));
	const name = saidMeasure(measure);
	const ratio = isRatio(measure);
	return {
		title: `${name}: ${frame.title}`,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "point",
		axis: {
			...{ scale: ratio ? "log" : "linear", unit: "", reference: ratio ? 1 : 0 },
			label: measure === "MD" ? unitOf(groups, name) : name,
			// A score that was turned around lies with its direction on the other side.
			...(!groups.some(({ isTurned }) => isTurned) &&
				favoursOf(
					groups.map(({ outcome }) => outcome),
					drawn.flatMap(({ effects }) => effects),
				)),
		},
		groups: drawn.map(({ effects: _, ...group }) => group),
		footnotes: [
			`Lines show ${formatLevel(frame.level)} intervals.`,
			`† Derived by Equipoise: ${[...methods].join("; or ")}.`,
		],
		provenance: frame.provenance,
	};
}

/** "Mean difference, mmHg"; a ratio has no unit. */
function unitOf(groups: EffectGroup[], name: string): string {
	const unit = groups[0]?.outcome.kind === "continuous" ? groups[0].outcome.unit : undefined;
	return unit ? `${name}, ${unit}` : name;
}

function effectGroup(
	{ key, label, href, arms, outcome, isTurned = false }: EffectGroup,
	ways: { level: number; isStandardised: boolean },
) {
	const colourOf = armColours(arms);
	const pair = comparedPair(arms, outcome);
	const compared = pair ? arms.filter((arm) => arm === pair.arm || isAlike(arm, pair)) : [];
	const effects = compared.flatMap((arm) => {
		const effect = pair && derivedEffect(outcome, { arm, against: pair.against }, { ...ways, isTurned });
		return effect ? [{ arm, effect, against: pair.against }] : [];
	});
	const rows = effects.map(({ arm, against, effect }): IntervalRow => {
		const { estimate, low, high, figure, detail } = effect;
		return {
			...{ key: arm.id, label: `${arm.label} v ${against.label}`, colour: colourOf(arm.id), figure },
			...{ basis: "derived", ...(detail !== undefined && { detail }) },
			...(estimate !== undefined && { value: estimate }),
			...(low !== undefined && high !== undefined && { low, high }),
		};
	});
	return { key, label, ...(href && { href }), rows, effects };
}

/** Whether an arm stands to the comparator as the one compared does: another experimental one. */
const isAlike = (arm: Arm, { arm: compared, against }: { arm: Arm; against: Arm }) =>
	arm !== against && !isComparator(arm) && arm.role === "experimental" && !isComparator(compared);
