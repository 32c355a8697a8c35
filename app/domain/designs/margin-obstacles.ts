import { orientationDoubt } from "../orientation.ts";
import type { Contrast, Outcome } from "../study/outcome.ts";
import { HYPOTHESES, isRatio, saidMeasure } from "../vocabulary.ts";
import { type DesignParts, dependenceOf, natureWords } from "./dependence.ts";
import type { ANALYSIS_SETS } from "./vocabulary.ts";

type Margin = NonNullable<Contrast["margin"]>;

/** What of a margin, and of the interval held against it, nobody said; in words for a sentence. */
export function unsaidOf({ margin, hypothesis, measure, ciLow, ciHigh, ciLevel }: Contrast): string[] {
	if (!margin) return [];
	const lacks: [boolean, string][] = [
		[margin.value === undefined, "the margin"],
		[margin.side === "between" && margin.upper === undefined, "the upper margin"],
		[margin.side === undefined, "on which side of it the interval must lie"],
		[margin.measure === undefined, "the margin’s measure"],
		[margin.level === undefined, "the level of the interval for it"],
		[margin.analysisSet === undefined, "the analysis set"],
		[hypothesis === undefined, "whether non-inferiority or equivalence was to be shown"],
		[measure === undefined || measure === "other", "the measure of the estimate"],
		[ciLow === undefined || ciHigh === undefined, "both ends of the interval"],
		[ciLow !== undefined && ciHigh !== undefined && ciLevel === undefined, "the level of the interval"],
	];
	return lacks.flatMap(([isMissing, what]) => (isMissing ? [what] : []));
}

/** What stands in the way of a conclusion from a margin, for a sentence; undefined where nothing does. */
export function obstacleOf(document: DesignParts, outcome: Outcome, contrast: Contrast): string | undefined {
	const { margin } = contrast;
	if (!margin) return undefined;
	const unsaid = unsaidOf(contrast);
	if (unsaid.length > 0) return `not said: ${unsaid.join("; ")}`;
	const { nature, allowance } = dependenceOf(document, outcome, contrast);
	return (
		contradictionOf(outcome, contrast) ??
		unitDoubt(contrast) ??
		(orientationDoubt(outcome, contrast) && "which arm the estimate is of is not certain") ??
		(nature !== undefined && allowance !== "allowed"
			? `the interval ${allowance === "ignored" ? "ignores" : "is not said to allow for"} ${natureWords(nature)}`
			: undefined)
	);
}

/** What of a margin contradicts the comparison it belongs to, or itself. */
export function contradictionOf(
	outcome: Pick<Outcome, "population">,
	contrast: Contrast,
): string | undefined {
	const { margin, hypothesis, measure, ciLevel, ciLow, ciHigh } = contrast;
	if (!margin) return undefined;
	const { side } = margin;
	if (hypothesis !== undefined && !HELD.has(hypothesis))
		return `what was to be shown is said to be ${HYPOTHESES[hypothesis].toLowerCase()}`;
	if (hypothesis === "non-inferiority" && side === "between")
		return "non-inferiority has one margin, and the interval is said to lie between two";
	if (hypothesis === "equivalence" && (side === "above" || side === "below"))
		return "equivalence has two margins, and a side of one is said";
	if (margin.measure !== undefined && measure !== undefined && margin.measure !== measure)
		return `the margin is one of the ${saidMeasure(margin.measure).toLowerCase()}, the estimate of the ${saidMeasure(measure).toLowerCase()}`;
	if (margin.level !== undefined && ciLevel !== undefined && Number(margin.level) !== Number(ciLevel))
		return `the interval is at ${ciLevel}%, the margin is for one at ${margin.level}%`;
	if (Number(ciLow) > Number(ciHigh)) return "the interval is turned round";
	if (isRatio(measure) && [margin.value, ciLow].some((value) => Number(value) <= 0))
		return "a ratio and its margin are above 0";
	const set = setInWords(outcome.population);
	if (set !== undefined && margin.analysisSet !== undefined && set !== margin.analysisSet)
		return `the analysis set of the margin is not the people analysed, “${outcome.population}”`;
	return sideProblem(margin, isRatio(measure) ? 1 : 0);
}

const HELD: ReadonlySet<string> = new Set([
	"non-inferiority",
	"equivalence",
	"non-inferiority-or-equivalence",
]);

/** A margin lies on the side of no effect that the interval may reach into. */
function sideProblem({ value, upper, side }: Margin, none: 0 | 1): string | undefined {
	if (value === undefined) return undefined;
	const at = Number(value);
	if (side === "above" && at >= none)
		return `the margin is on the wrong side of no effect: one that the interval must lie above is itself below ${none}`;
	if (side === "below" && at <= none)
		return `the margin is on the wrong side of no effect: one that the interval must lie below is itself above ${none}`;
	if (side === "between" && upper !== undefined && !(at < none && Number(upper) > none))
		return `the two margins lie on either side of ${none}, the lower one first`;
	return undefined;
}

/** A difference of risks is printed in percentage points or as a proportion; the margin and the interval must be alike. */
function unitDoubt({ margin, measure, estimate, ciLow, ciHigh }: Contrast): string | undefined {
	if (measure !== "RD" || !margin) return undefined;
	const largest = (values: (string | undefined)[]) =>
		Math.max(...values.map((value) => Math.abs(Number(value ?? 0))));
	const isPoints = largest([margin.value, margin.upper]) >= 1;
	const isEstimatePoints = largest([estimate, ciLow, ciHigh]) >= 1;
	return isPoints === isEstimatePoints
		? undefined
		: "one of margin and interval seems to be in percentage points and the other a proportion";
}

/** The analysis set that words can mean and nothing else; undefined for others. */
function setInWords(words: string | undefined): keyof typeof ANALYSIS_SETS | undefined {
	const text = words?.trim() ?? "";
	if (/^(modified intention|modified intent|mITT)\b/i.test(text)) return "modified-intention-to-treat";
	if (/^(intention|intent)[- ]to[- ]treat\b|^ITT\b/i.test(text)) return "intention-to-treat";
	return /^per[- ]protocol\b/i.test(text) ? "per-protocol" : undefined;
}
