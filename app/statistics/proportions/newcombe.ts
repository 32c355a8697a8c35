import { requireLevel } from "../numerics/arguments.ts";
import type { Interval } from "../numerics/interval.ts";
import { type BinaryArms, requireBinaryArms } from "./arms.ts";
import { wilsonInterval } from "./wilson.ts";

/**
 * Newcombe's hybrid score interval for a difference of two proportions: each arm's Wilson bounds, combined as
 * d − √((p₁ − l₁)² + (u₂ − p₂)²) and d + √((u₁ − p₁)² + (p₂ − l₂)²). Stays within [−1, 1].
 * @param arms events and number analysed in each arm  @param level confidence, default 0.95
 * @returns bounds of p(experimental) − p(control)
 * @throws RangeError naming the argument
 * @see Newcombe 1998, Stat Med 17:873, method 10
 */
export function newcombeInterval(arms: BinaryArms, level = 0.95): Interval {
	requireBinaryArms(arms);
	requireLevel(level);
	const { experimental, control } = arms;
	const p1 = experimental.events / experimental.n;
	const p2 = control.events / control.n;
	const [l1, u1] = wilsonInterval(experimental.events, experimental.n, level);
	const [l2, u2] = wilsonInterval(control.events, control.n, level);
	return [p1 - p2 - Math.hypot(p1 - l1, u2 - p2), p1 - p2 + Math.hypot(u1 - p1, p2 - l2)];
}
