import { isBlank, itemsOf, type Loose, objectOf, omit } from "./loose.ts";

/** An outcome of which nothing is known but the choices its fields start with, the unit of time among them. */
export function isBlankOutcome(outcome: Loose): boolean {
	const timePoint = omit(objectOf(outcome.timePoint), ["unit"]);
	const timePoints = itemsOf(outcome.timePoints).map((item) => omit(item, ["id", "unit", "primary"]));
	return isBlank({ ...outcome, timePoint, timePoints }, ["id", "kind", "concept", "direction", "priority"]);
}
