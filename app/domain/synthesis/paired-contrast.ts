import { seFromPairedInterval, seFromPairedP, seFromPairedT } from "#app/statistics/designs/pairs.ts";
import { formatLevel } from "../format/format-number.ts";
import type { Contrast, Outcome } from "../study/outcome.ts";
import { type ContrastEffect, exactP } from "./contrast-effect.ts";

/**
 * A mean difference within people with its standard error: as reported, else from its interval, its t, or the exact p
 * of a paired t test, each by t on n − 1 where both arms are said to have the same n.
 * @returns null where none of these gives it
 */
export function pairedContrast(
	contrast: Contrast,
	{ results }: Pick<Outcome, "results">,
): ContrastEffect | null {
	if (contrast.estimate === undefined) return null;
	const estimate = Number(contrast.estimate);
	const { se, t, p, ciLow, ciHigh } = contrast;
	const [first, second] = [contrast.armId, contrast.referenceArmId].map(
		(id) => results.find(({ armId }) => armId === id)?.n,
	);
	const n = first !== undefined && first === second && first > 1 ? first : undefined;
	if (Number(se ?? 0) > 0) return { estimate, se: Number(se) };
	const [low, high] = [Number(ciLow), Number(ciHigh)];
	if (n !== undefined && ciLow !== undefined && ciHigh !== undefined && low < estimate && estimate < high) {
		const level = Number(contrast.ciLevel ?? 95) / 100;
		return {
			...{ estimate, se: seFromPairedInterval([low, high], n, level) },
			how: `Paired standard error from its ${formatLevel(level)} interval, by t on ${n - 1}`,
		};
	}
	if (estimate === 0) return null;
	if (t !== undefined && Number(t) !== 0)
		return { estimate, se: seFromPairedT(estimate, Number(t)), how: "Paired standard error from its t" };
	const exact = exactP(p);
	if (n === undefined || exact === undefined || exact === 0) return null;
	return {
		...{ estimate, se: seFromPairedP(estimate, exact, n) },
		how: `Paired standard error from its p, by t on ${n - 1}`,
	};
}
