import type { Outcome } from "../study/outcome.ts";

/** What in a result is a figure, as against who it is about and where it was read. */
const FIGURES: Record<Outcome["kind"], readonly string[]> = {
	binary: ["events", "percent", "ciLow", "ciHigh"],
	continuous: ["mean", "sd", "se", "ciLow", "ciHigh", "median", "q1", "q3", "min", "max", "value", "cv"],
	count: ["count", "personTime"],
	"time-to-event": ["events", "median", "ciLow", "ciHigh", "landmark"],
};

/** The figures a result gives beyond how many were analysed; none when it is only a place for them. */
export function figuresOf(kind: Outcome["kind"], result: Outcome["results"][number]): unknown[] {
	const given: Record<string, unknown> = { ...result };
	return FIGURES[kind].map((figure) => given[figure]).filter((figure) => figure !== undefined);
}

/** Whether a reported contrast has any figure in it. */
export function contrastHasFigures(contrast: Outcome["contrasts"][number]): boolean {
	const { estimate, ciLow, ciHigh, p } = contrast;
	return [estimate, ciLow, ciHigh, p].some((figure) => figure !== undefined);
}
