import { requireNotNegative, requirePositive } from "../numerics/arguments.ts";
import { type EffectResult, effectFrom, notEstimable } from "./effect.ts";
import type { MeasureFrom } from "./measures.ts";
import { NO_EVENTS, type ZeroCells } from "./zero-cells.ts";

/** Events in one arm over the person-time in which they were counted. */
interface CountArm {
	readonly events: number;
	readonly personTime: number;
}

/** Two arms, person-time in the same unit. */
export interface CountArms {
	readonly experimental: CountArm;
	readonly control: CountArm;
}

/**
 * Log rate ratio, ln(x₁/t₁) − ln(x₂/t₂), with variance 1/x₁ + 1/x₂. Where an arm has no events ½ is added to
 * both counts (metafor's default), person-time unchanged.
 * @param arms events and person-time of each arm
 * @returns not estimable where a count stays 0, or a study without events is dropped
 * @throws RangeError naming the argument
 * @see Cochrane Handbook 6.7.1; Rothman, Greenland & Lash 2008, ch. 14; metafor escalc(measure = "IRR")
 */
export function logRateRatio(
	arms: CountArms,
	{ level = 0.95, ...zeroCells }: ZeroCells & { level?: number } = {},
): EffectResult {
	const { x1, x2, t1, t2, correction } = correctedCounts(arms, zeroCells);
	if (noEventsReason(arms) && (zeroCells.dropDoubleZero || x1 === 0)) return notEstimable("IRR", NO_EVENTS);
	if (x1 === 0 || x2 === 0) {
		return notEstimable(
			"IRR",
			`No events in the ${x1 === 0 ? "experimental" : "control"} arm, and nothing is added`,
		);
	}
	const about = { measure: "IRR", method: "Log rate ratio", correction } as const;
	return effectFrom(about, Math.log(x1 / t1) - Math.log(x2 / t2), 1 / x1 + 1 / x2, level);
}

/** Why counts say nothing about a ratio, or null when they do. */
export function noEventsReason({ experimental, control }: CountArms): string | null {
	return experimental.events + control.events === 0 ? NO_EVENTS : null;
}

/** The measures of events over person-time. */
export const RATE_EFFECTS = { IRR: logRateRatio } as const satisfies Record<MeasureFrom<"rates">, unknown>;

/** Counts with zeros corrected as asked. @throws RangeError naming the argument */
export function correctedCounts({ experimental, control }: CountArms, zeroCells: ZeroCells) {
	const { add = 0.5, to = "only-zero" } = zeroCells;
	requireNotNegative("add", add);
	requireNotNegative("experimental.events", experimental.events);
	requireNotNegative("control.events", control.events);
	requirePositive("experimental.personTime", experimental.personTime);
	requirePositive("control.personTime", control.personTime);
	const t1 = experimental.personTime;
	const t2 = control.personTime;
	const hasZero = experimental.events === 0 || control.events === 0;
	const corrects = add > 0 && to !== "none" && (to === "all" || hasZero);
	const share = to === "treatment-arm" ? (2 * add) / (t1 + t2) : 0;
	const toFirst = to === "treatment-arm" ? share * t1 : add;
	const toSecond = to === "treatment-arm" ? share * t2 : add;
	return {
		x1: experimental.events + (corrects ? toFirst : 0),
		x2: control.events + (corrects ? toSecond : 0),
		t1,
		t2,
		correction: !corrects
			? null
			: to === "treatment-arm"
				? "Treatment-arm continuity correction"
				: `${add === 0.5 ? "½" : add} added to each count`,
	};
}
