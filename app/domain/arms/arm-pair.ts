import type { Arm } from "../study/study-document.ts";
import { COMPARATOR_ROLES, isComparator } from "./arm-colours.ts";

/** Two arms that a sentence compares: one, and what it is read against. */
export interface ArmPair {
	arm: Arm;
	against: Arm;
}

/**
 * The two arms to compare among those with figures. An arm is the comparator only where its role says so, the
 * strictest of several: placebo, sham, nothing, then active; against it stands the first experimental arm, else the
 * first other. Where no role says which it is, two arms stand in the order of the document, an experimental one
 * first, and of more than two nobody can tell which are to be compared.
 */
export function choosePair(arms: Arm[], withFigures: ReadonlySet<string>): ArmPair | undefined {
	const candidates = arms.filter(({ id }) => withFigures.has(id));
	const arm =
		candidates.find(({ role }) => role === "experimental") ??
		candidates.find((candidate) => !isComparator(candidate)) ??
		candidates[0];
	const others = candidates.filter((candidate) => candidate !== arm);
	const [strictest] = others
		.filter(isComparator)
		.sort((a, b) => COMPARATOR_ROLES.indexOf(a.role) - COMPARATOR_ROLES.indexOf(b.role));
	const against = strictest ?? (others.length === 1 ? others[0] : undefined);
	return arm && against && { arm, against };
}
