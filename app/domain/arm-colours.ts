import type { Arm } from "./study/study-document.ts";

/**
 * The role a mark's colour plays; the style sheet and the figures' palette turn it into a colour. An arm has
 * one role wherever it is drawn: comparators are greys, experimental arms the accent family.
 */
export type ColourRole =
	| "experimental-1"
	| "experimental-2"
	| "experimental-3"
	| "experimental-4"
	| "comparator-1"
	| "comparator-2"
	| "comparator-3";

const EXPERIMENTAL = ["experimental-1", "experimental-2", "experimental-3", "experimental-4"] as const;
const COMPARATOR = ["comparator-1", "comparator-2", "comparator-3"] as const;

type ArmLike = Pick<Arm, "id" | "role">;

/** Whether the arm is what others are compared with: placebo, sham, nothing, or an active comparator. */
export function isComparator({ role }: Pick<Arm, "role">): boolean {
	return role !== "experimental" && role !== "other";
}

/** The colour role of each arm by its id, in document order; further arms reuse the last of their family. */
export function armColours(arms: ArmLike[]): Map<string, ColourRole> {
	const colours = new Map<string, ColourRole>();
	let experimental = 0;
	let comparator = 0;
	for (const arm of arms) {
		const role = isComparator(arm)
			? COMPARATOR[Math.min(comparator++, COMPARATOR.length - 1)]
			: EXPERIMENTAL[Math.min(experimental++, EXPERIMENTAL.length - 1)];
		if (role) colours.set(arm.id, role);
	}
	return colours;
}
