import type { Contrast, Outcome } from "../study/outcome.ts";
import { type DesignParts, dependenceOf, type Nature, natureWords } from "./dependence.ts";

/** What a figure is of: the arms one by one, a comparison computed from them, or one that the source reports. */
export type FigureOf = "arms" | "computed" | Pick<Contrast, "allowance" | "ciLow" | "p">;

const ARMS: Record<Nature, string> = {
	clustering: "Clusters were randomised; the intervals take people for independent, so they are too narrow",
	pairing:
		"The same people had both treatments; the intervals of the arms do not tell how certain their difference is",
	both: "Clusters were randomised and had both treatments; the intervals take everybody for independent",
};

const COMPUTED: Record<Nature, string> = {
	clustering:
		"Clusters were randomised; what is computed here takes people for independent, so its intervals are too narrow and its p too small",
	pairing: "The same people had both treatments; what is computed here takes them for different people",
	both: "Clusters were randomised and had both treatments; what is computed here takes everybody for independent",
};

const hasError = ({ ciLow, p }: Pick<Contrast, "ciLow" | "p">) => ciLow !== undefined || p !== undefined;

/** What a figure of an outcome ignores of the study's design, in a sentence without its stop; undefined where nothing. */
export function cautionOf(
	document: DesignParts,
	outcome: Pick<Outcome, "dependence">,
	of: FigureOf,
): string | undefined {
	const contrast = typeof of === "string" ? undefined : of;
	const { nature, allowance } = dependenceOf(document, outcome, contrast);
	if (nature === undefined) return undefined;
	if (of === "arms") return ARMS[nature];
	if (of === "computed") return COMPUTED[nature];
	if (allowance === "allowed" || !hasError(of)) return undefined;
	return allowance === "ignored"
		? `The reported interval ignores ${natureWords(nature)}`
		: `Whether the reported interval allows for ${natureWords(nature)} is not said`;
}

/**
 * What a figure ignores, or is not said to allow for, in a few words for a line that has no room: "clustering ignored",
 * "clustering not said".
 */
export function ignoredBy(
	document: DesignParts,
	outcome: Pick<Outcome, "dependence">,
	of: FigureOf,
): string | undefined {
	const { nature, allowance } = dependenceOf(document, outcome, typeof of === "string" ? undefined : of);
	if (nature === undefined) return undefined;
	if (typeof of !== "string" && allowance !== "ignored")
		return allowance === "allowed" || !hasError(of) ? undefined : `${natureWords(nature)} not said`;
	// An arm of a crossover is of different people; only what compares it with another ignores that they are the same.
	if (of === "arms" && nature === "pairing") return undefined;
	return `${natureWords(nature)} ignored`;
}
