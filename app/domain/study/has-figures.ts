import { armsWithFigures } from "../arms/figures-of-arms.ts";
import { hasEstimate, type Outcome } from "./outcome.ts";
import { withGroups } from "./with-groups.ts";

/** A figure of an arm or a group, or an estimate between two, which may be all that a report gives. */
export function hasFigures(outcome: Outcome): boolean {
	const all = withGroups(outcome);
	return armsWithFigures(all).size > 0 || all.contrasts.some(hasEstimate);
}
