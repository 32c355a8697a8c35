import { type Contrast, hasEstimate, type Outcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import { isComparator } from "./arm-colours.ts";
import { type ArmPair, choosePair } from "./arm-pair.ts";
import { armsWithFigures } from "./figures-of-arms.ts";

/**
 * The two arms of an outcome that a sentence compares: the only two that the source compares, else those that their
 * roles say, where the source compares them too or nobody; else the first two that it compares. Undefined where
 * neither roles nor one comparison of the source tell.
 */
export function comparedPair(
	arms: Arm[],
	outcome: Outcome,
	withFigures: ReadonlySet<string> = armsWithFigures(outcome),
): ArmPair | undefined {
	const byRole = choosePair(arms, withFigures);
	const reported = reportedPairs(arms, outcome.contrasts, withFigures);
	const [first, ...others] = reported;
	if (!first || (byRole && reported.some((pair) => isSamePair(pair, byRole)))) return byRole;
	return others.length === 0 || byRole ? first : undefined;
}

/** Each two arms with figures that the source gives an estimate between, once; a comparator stands behind. */
function reportedPairs(arms: Arm[], contrasts: Contrast[], withFigures: ReadonlySet<string>): ArmPair[] {
	const pairs: ArmPair[] = [];
	for (const contrast of contrasts.filter(hasEstimate)) {
		const pair = armsIn(contrast, arms);
		if (!pair || !withFigures.has(pair.arm.id) || !withFigures.has(pair.against.id)) continue;
		const isTurned = isComparator(pair.arm) && !isComparator(pair.against);
		const ordered = isTurned ? { arm: pair.against, against: pair.arm } : pair;
		if (!pairs.some((known) => isSamePair(known, ordered))) pairs.push(ordered);
	}
	return pairs;
}

/** The two arms that an estimate is of, in its own order. */
export function armsIn(
	{ armId, referenceArmId }: Pick<Contrast, "armId" | "referenceArmId">,
	arms: readonly Arm[],
): ArmPair | undefined {
	const [arm, against] = [armId, referenceArmId].map((wanted) => arms.find(({ id }) => id === wanted));
	return arm && against && { arm, against };
}

interface IdPair {
	arm: { id: string };
	against: { id: string };
}

/** Whether two pairs are of the same arms, whichever stands first. */
export function isSamePair(one: IdPair, other: IdPair): boolean {
	const ids = new Set([one.arm.id, one.against.id]);
	return ids.has(other.arm.id) && ids.has(other.against.id);
}
