import { same } from "./differences.ts";

/** Whose version of a place is taken. */
export type Side = "theirs" | "mine";

/** Who changed what stands in the base, in theirs and in mine; undefined where both now have the same. */
export function changedBySide([base, theirs, mine]: readonly unknown[]): "both" | Side | undefined {
	if (same(theirs, mine)) return undefined;
	if (same(theirs, base)) return "mine";
	return same(mine, base) ? "theirs" : "both";
}
