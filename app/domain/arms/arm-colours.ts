import type { Arm } from "../study/study-document.ts";

/**
 * The role a mark's colour plays; the style sheet and the figures' palette turn it into a colour. An arm has
 * one role wherever it is drawn: comparators are greys, experimental arms the accent family, and those whose role
 * nobody said, or is another, a family of its own.
 */
export type ColourRole =
	| "experimental-1"
	| "experimental-2"
	| "experimental-3"
	| "experimental-4"
	| "comparator-1"
	| "comparator-2"
	| "comparator-3"
	| "neutral-1"
	| "neutral-2"
	| "neutral-3"
	| "neutral-4";

const EXPERIMENTAL = ["experimental-1", "experimental-2", "experimental-3", "experimental-4"] as const;
const COMPARATOR = ["comparator-1", "comparator-2", "comparator-3"] as const;
const NEUTRAL = ["neutral-1", "neutral-2", "neutral-3", "neutral-4"] as const;

type ArmLike = Pick<Arm, "id" | "role">;

/** The strictest control first. */
export const COMPARATOR_ROLES: readonly Arm["role"][] = [
	"placebo-comparator",
	"sham-comparator",
	"no-intervention",
	"active-comparator",
];

/** Whether the arm's role says that it is what others are compared with: placebo, sham, nothing, or active. */
export function isComparator({ role }: Pick<Arm, "role">): boolean {
	return COMPARATOR_ROLES.includes(role);
}

/**
 * The colour role of each arm by its id, in document order; further arms reuse the last of their family, and one that
 * is not among them is neutral.
 */
export function armColours(arms: ArmLike[]): (armId: string) => ColourRole {
	const colours = new Map<string, ColourRole>();
	const used = new Map<readonly ColourRole[], number>();
	for (const arm of arms) {
		const family = familyOf(arm);
		const place = used.get(family) ?? 0;
		used.set(family, place + 1);
		colours.set(arm.id, family[Math.min(place, family.length - 1)] ?? NEUTRAL[0]);
	}
	return (armId) => colours.get(armId) ?? NEUTRAL[0];
}

function familyOf(arm: ArmLike): readonly ColourRole[] {
	if (isComparator(arm)) return COMPARATOR;
	return arm.role === "experimental" ? EXPERIMENTAL : NEUTRAL;
}
