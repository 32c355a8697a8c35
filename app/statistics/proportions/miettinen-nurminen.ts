import { requireLevel } from "../numerics/arguments.ts";
import { findRoot } from "../numerics/find-root.ts";
import type { Interval } from "../numerics/interval.ts";
import { normalCritical } from "../numerics/normal.ts";
import { type BinaryArms, requireBinaryArms } from "./arms.ts";

/**
 * Miettinen and Nurminen's score interval for a difference of two proportions: every difference δ that the
 * score test, with the variance from the likelihood restricted to p₁ − p₂ = δ times N/(N − 1), does not reject.
 * @param arms events and number analysed in each arm  @param level confidence, default 0.95
 * @returns bounds of p(experimental) − p(control), within [−1, 1]
 * @throws RangeError naming the argument
 * @see Miettinen & Nurminen 1985, Stat Med 4:213; Newcombe 1998, Stat Med 17:873, method 6
 */
export function miettinenNurminenInterval(arms: BinaryArms, level = 0.95): Interval {
	requireBinaryArms(arms);
	requireLevel(level);
	const { experimental, control } = arms;
	const difference = experimental.events / experimental.n - control.events / control.n;
	const critical = normalCritical(level);
	const excess = (delta: number) => score(arms, difference, delta) ** 2 - critical ** 2;
	// The score grows without bound as δ nears ±1 unless the data lie there themselves.
	const towards = (end: -1 | 1) => {
		if (difference === end) return end;
		return excess(end) <= 0 ? end : findRoot(excess, difference, end);
	};
	return [towards(-1), towards(1)];
}

/** The score statistic for the hypothesis that the difference is `delta`; ±Infinity where its variance is 0. */
function score({ experimental, control }: BinaryArms, difference: number, delta: number): number {
	if (difference === delta) return 0;
	const p2 = restrictedControlProportion(experimental, control, delta);
	const p1 = Math.min(1, Math.max(0, p2 + delta));
	const total = experimental.n + control.n;
	const variance =
		((p1 * (1 - p1)) / experimental.n + (p2 * (1 - p2)) / control.n) * (total / Math.max(1, total - 1));
	return variance > 0
		? (difference - delta) / Math.sqrt(variance)
		: Math.sign(difference - delta) * Number.MAX_VALUE ** 0.4;
}

/** The control arm's proportion that is most likely when the difference is `delta`: the middle root of a cubic. */
function restrictedControlProportion(
	{ events: x1, n: n1 }: { events: number; n: number },
	{ events: x2, n: n2 }: { events: number; n: number },
	delta: number,
): number {
	const total = n1 + n2;
	const l2 = (n1 + 2 * n2) * delta - total - x1 - x2;
	const l1 = (n2 * delta - total - 2 * x2) * delta + x1 + x2;
	const l0 = x2 * delta * (1 - delta);
	const q = l2 ** 3 / (3 * total) ** 3 - (l1 * l2) / (6 * total * total) + l0 / (2 * total);
	const inside = Math.max(0, l2 ** 2 / (3 * total) ** 2 - l1 / (3 * total));
	const p = (q >= 0 ? 1 : -1) * Math.sqrt(inside);
	const cosine = p === 0 ? 0 : Math.min(1, Math.max(-1, q / p ** 3));
	const angle = (Math.PI + Math.acos(cosine)) / 3;
	const root = 2 * p * Math.cos(angle) - l2 / (3 * total);
	return Math.min(Math.min(1, 1 - delta), Math.max(Math.max(0, -delta), root));
}
