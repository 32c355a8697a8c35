import type { ArmPair } from "../arms/arm-pair.ts";
import type { Basis } from "../arms/arm-rate.ts";
import { armsIn, comparedPair, isSamePair } from "../arms/compared-pair.ts";
import { usualEstimate } from "../arms/figures-of-arms.ts";
import { ignoredBy } from "../designs/cautions.ts";
import { dependenceOf, mayBeSamePeople } from "../designs/dependence.ts";
import { type FigureParts, joinParts } from "../format/figure-parts.ts";
import { orientationDoubt } from "../orientation.ts";
import { rangeOfP } from "../printed/printed-p.ts";
import type { Contrast, Outcome } from "../study/outcome.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { inUnit } from "../views/arm-words.ts";
import { reportedParts, shownP } from "../views/estimate-chart.ts";
import { isRatio, saidMeasure } from "../vocabulary.ts";
import { derivedEffect } from "./derived-effect.ts";

/** The two arms of an outcome compared in one figure: as the source reports it, else computed where it follows. */
export interface Comparison extends ArmPair {
	/** "HR", "rate ratio", "mean difference" */
	name: string;
	/** "0.74 [0.65, 0.85]" */
	shown: string;
	basis: Basis;
	/** How it was computed, or the source's method. */
	method?: string;
	/** Why it is open which arm the estimate is of. */
	isOpen: boolean;
	/** What it ignores of the design, or is not said to allow for: "clustering ignored". */
	ignores?: string;
	/** On which side of no difference the whole interval lies; 0 where it includes it, or nobody can tell. */
	side: -1 | 0 | 1;
}

const NAMES: Partial<Record<NonNullable<Contrast["measure"]>, string>> = { HR: "HR" };
/** The comparison that goes with an outcome's headline; undefined where no two arms are compared or no figure is had. */
export function comparisonOf(
	outcome: Outcome,
	document: Pick<StudyDocument, "arms" | "design">,
	level = 0.95,
): Comparison | undefined {
	const pair = comparedPair(document.arms, outcome);
	if (!pair) return undefined;
	const reported = reportedOf(outcome, pair);
	if (reported) {
		const arms = armsIn(reported, document.arms) ?? pair;
		return withIgnored(reportedComparison(outcome, reported, arms), ignoredBy(document, outcome, reported), {
			isSure: isAllowedFor(document, outcome, reported),
		});
	}
	const effect = mayBeSamePeople(document, outcome) ? undefined : derivedEffect(outcome, pair, { level });
	if (!effect || effect.estimate === undefined) return undefined;
	const computed: Comparison = {
		...pair,
		...{
			name: saidMeasure(effect.measure).toLowerCase(),
			shown: joinParts(withUnit(effect, effect.measure, outcome)),
			basis: "derived",
		},
		...{ method: effect.method, isOpen: false, side: sideOf(effect.low, effect.high, effect.measure) },
	};
	const ignored = ignoredBy(document, outcome, "computed");
	return withIgnored(computed, ignored, { isSure: ignored === undefined });
}

/** A comparison whose interval is, or may be, too narrow for the design says nothing of a side. */
function withIgnored(comparison: Comparison, ignores: string | undefined, { isSure }: { isSure: boolean }) {
	return { ...comparison, ...(ignores && { ignores }), ...(!isSure && { side: 0 as const }) };
}

function isAllowedFor(
	document: Pick<StudyDocument, "design">,
	outcome: Outcome,
	contrast: Contrast,
): boolean {
	const { nature, allowance } = dependenceOf(document, outcome, contrast);
	return nature === undefined || allowance === "allowed";
}

/** The estimate that a source gives between two arms. */
function reportedOf({ kind, contrasts }: Outcome, pair: ArmPair): Contrast | undefined {
	const own = contrasts.filter(({ armId, referenceArmId }) =>
		isSamePair(pair, { arm: { id: armId }, against: { id: referenceArmId } }),
	);
	return usualEstimate(kind, own);
}

/** "HR", "adjusted mean difference", or what the source calls it. */
export function measureInWords({ measure, measureReported, adjusted }: Contrast): string {
	const name =
		(measure && NAMES[measure]) ??
		(measure === undefined || measure === "other" ? measureReported : undefined) ??
		saidMeasure(measure).toLowerCase();
	return adjusted && !/\badjusted\b/i.test(name) ? `adjusted ${name}` : name;
}

function reportedComparison(outcome: Outcome, contrast: Contrast, pair: ArmPair): Comparison {
	const { measure, ciLow, p, method } = contrast;
	const isOpen = orientationDoubt(outcome, contrast) !== undefined;
	const beside = ciLow === undefined && p !== undefined ? `, ${shownP(p)}` : "";
	return {
		...pair,
		...{
			name: measureInWords(contrast),
			shown: `${joinParts(withUnit(reportedParts(contrast), measure, outcome))}${beside}`,
		},
		...{ basis: "reported", ...(method && { method }), isOpen, side: isOpen ? 0 : reportedSide(contrast) },
	};
}

/** A difference in the unit of the means; other measures have none. */
function withUnit(
	{ figure, detail }: FigureParts,
	measure: Contrast["measure"],
	{ unit }: Outcome,
): FigureParts {
	return {
		figure: measure === "MD" && /\d$/.test(figure) ? inUnit(figure, unit) : figure,
		...(detail !== undefined && { detail }),
	};
}

/**
 * The side of a reported estimate, as far as it is certain: nothing is concluded from an interval below 95%, beside a p
 * value that says otherwise, or where another hypothesis than a difference was tested.
 */
function reportedSide({ measure, ciLow, ciHigh, ciLevel, p, hypothesis }: Contrast): Comparison["side"] {
	const isWeak = ciLevel !== undefined && Number(ciLevel) < 95;
	const says = rangeOfP(p);
	const isOther = hypothesis !== undefined && hypothesis !== "superiority";
	if (isWeak || isOther || (says && says.low >= 0.05) || measure === undefined || measure === "other")
		return 0;
	if (ciLow === undefined || ciHigh === undefined) return 0;
	return sideOf(Number(ciLow), Number(ciHigh), measure);
}

function sideOf(low: number | undefined, high: number | undefined, measure: string): Comparison["side"] {
	const none = isRatio(measure) ? 1 : 0;
	if (low === undefined || high === undefined || !(low <= high)) return 0;
	if (high < none) return -1;
	return low > none ? 1 : 0;
}
