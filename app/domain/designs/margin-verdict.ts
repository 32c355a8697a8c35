import { isOnRightSide, type Margin } from "#app/statistics/designs/margin.ts";
import { formatReported } from "../format/format-number.ts";
import type { Contrast, Outcome } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { armsOf } from "../views/estimate-chart.ts";
import { HYPOTHESES, isRatio, saidMeasure } from "../vocabulary.ts";
import type { DesignParts } from "./dependence.ts";
import { obstacleOf } from "./margin-obstacles.ts";
import { ANALYSIS_SETS, MARGIN_SIDES } from "./vocabulary.ts";

/** What a comparison's margin comes to. */
export interface MarginVerdict {
	/** "Non-inferiority margin −10 (risk difference); non-inferior: the whole interval is on the right side of the margin" */
	words: string;
	/** Where the margins stand on the axis of the estimate; empty where they are not of its measure. */
	drawn: number[];
}

/**
 * The margins of some comparisons of an outcome, each once; where several have one, with the arms that it is of.
 */
export function marginVerdicts(
	document: Pick<StudyDocument, "design" | "arms">,
	outcome: Outcome,
	contrasts: readonly Contrast[],
): MarginVerdict[] {
	const held = contrasts.filter(({ margin }) => margin);
	return held.flatMap((contrast) => {
		const verdict = marginVerdict(document, outcome, contrast);
		if (!verdict) return [];
		const { words, drawn } = verdict;
		return [{ drawn, words: held.length > 1 ? `${armsOf(contrast, document.arms)}: ${words}` : words }];
	});
}

/** The margin of a comparison in words, with what may be concluded from it; undefined where it has none. */
export function marginVerdict(
	document: DesignParts,
	outcome: Outcome,
	contrast: Contrast,
): MarginVerdict | undefined {
	const { margin } = contrast;
	if (!margin) return undefined;
	const obstacle = obstacleOf(document, outcome, contrast);
	const said = describeMargin(contrast);
	const values = [margin.value, margin.side === "between" ? margin.upper : undefined];
	const isDrawn = margin.measure !== undefined && margin.measure === contrast.measure;
	const drawn = isDrawn ? values.flatMap((value) => (value === undefined ? [] : [Number(value)])) : [];
	return {
		words: `${said}; ${obstacle ? `nothing is concluded, as ${obstacle}` : conclusion(contrast)}`,
		drawn: drawn.filter((value) => !isRatio(contrast.measure) || value > 0),
	};
}

/** "Non-inferiority margin −10 (risk difference, 95% interval, per protocol; the whole interval must lie above)" */
function describeMargin({ margin, hypothesis }: Contrast): string {
	if (!margin) return "";
	const { value, upper, side, measure, level, analysisSet } = margin;
	const isTwo = side === "between" || upper !== undefined;
	const values = [value, upper].flatMap((each) => (each === undefined ? [] : [formatReported(each)]));
	const name = isTwo || hypothesis === "equivalence" ? "Equivalence" : "Non-inferiority";
	const kind = hypothesis === undefined || hypothesis in NAMED ? name : HYPOTHESES[hypothesis];
	const details = [
		measure && saidMeasure(measure).toLowerCase(),
		level && `${level}% interval`,
		analysisSet && ANALYSIS_SETS[analysisSet].toLowerCase(),
		side && `must lie ${MARGIN_SIDES[side].toLowerCase()}`,
	].filter(Boolean);
	const noun = isTwo ? "margins" : "margin";
	const at = values.length > 0 ? ` ${values.join(" to ")}` : "";
	return `${kind} ${noun}${at}${details.length > 0 ? ` (${details.join(", ")})` : ""}`;
}

const NAMED = { "non-inferiority": true, equivalence: true, "non-inferiority-or-equivalence": true };

/** Only for a comparison that nothing stands in the way of. */
function conclusion({ margin, ciLow, ciHigh }: Contrast): string {
	const ci = [Number(ciLow), Number(ciHigh)] as const;
	const value = Number(margin?.value);
	const side = margin?.side ?? "between";
	const held: Margin =
		side === "between" ? { side, low: value, high: Number(margin?.upper) } : { side, margin: value };
	const isShown = isOnRightSide(ci, held);
	if (side === "between")
		return isShown ? "equivalent: the whole interval is between the margins" : "equivalence is not shown";
	return isShown
		? "non-inferior: the whole interval is on the right side of the margin"
		: "non-inferiority is not shown";
}
