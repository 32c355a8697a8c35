import type { EffectResult } from "#app/statistics/effects/effect.ts";
import { toNaturalScale } from "#app/statistics/effects/natural-scale.ts";
import { logOddsRatio, logRiskRatio } from "#app/statistics/effects/two-proportions.ts";
import type { BinaryArms } from "#app/statistics/proportions/arms.ts";
import { fisherExactTest } from "#app/statistics/proportions/fisher-exact.ts";
import {
	type NumberNeededToTreat,
	numberNeededToTreat,
} from "#app/statistics/proportions/number-needed-to-treat.ts";
import { estimateRiskDifference } from "#app/statistics/proportions/risk-difference.ts";
import type { ArmRate } from "../arm-rate.ts";
import { formatFixed, formatP, formatWhole } from "../format.ts";
import { estimateText, POINTS, printEstimate, RATIO } from "../format-estimate.ts";
import type { Outcome } from "../study/outcome.ts";
import { eventMeaning } from "./outcome-words.ts";

/** The measures a page compares two arms' rates by. */
export const BINARY_MEASURES = {
	RD: "Risk difference",
	RR: "Risk ratio",
	OR: "Odds ratio",
} as const;
export type BinaryMeasure = keyof typeof BINARY_MEASURES;

/** An effect of two arms as a page shows it, with the way it was computed. */
export interface ShownEffect {
	measure: BinaryMeasure;
	/** Absent when it cannot be estimated; `shown` then says why. In percentage points for RD. */
	estimate?: number;
	low?: number;
	high?: number;
	/** "3.52 [1.57, 7.91]" */
	shown: string;
	method: string;
}

type Counted = Extract<ArmRate, { kind: "counted" }>;

/** Both arms' counts, when both have them. */
export function countsOf(experimental: ArmRate, control: ArmRate): BinaryArms | undefined {
	if (experimental.kind !== "counted" || control.kind !== "counted") return undefined;
	const arm = ({ events, n }: Counted) => ({ events, n });
	return { experimental: arm(experimental), control: arm(control) };
}

/**
 * One effect of the experimental arm against the control: the difference with Newcombe's interval in
 * percentage points, ratios with Wald intervals on the logarithm. A table with a zero cell gets ½ in each
 * cell for the ratios, and the method says so; nobody against nobody, or everybody against everybody, has no ratio.
 */
export function binaryEffect(arms: BinaryArms, measure: BinaryMeasure, level = 0.95): ShownEffect {
	if (measure === "RD") {
		const { difference, ci, method } = estimateRiskDifference(arms, { level });
		const [estimate, low, high] = [100 * difference, 100 * ci[0], 100 * ci[1]];
		return {
			...{ measure, estimate, low, high },
			shown: estimateText(printEstimate(estimate, [low, high], POINTS)),
			method: `${method} interval`,
		};
	}
	const options = { level, dropDoubleZero: true };
	const effect = measure === "RR" ? logRiskRatio(arms, options) : logOddsRatio(arms, options);
	return shownRatio(measure, effect);
}

function shownRatio(measure: "RR" | "OR", effect: EffectResult): ShownEffect {
	if (effect.status === "not estimable") {
		return {
			measure,
			shown: `Cannot be estimated: ${effect.reason.charAt(0).toLowerCase()}${effect.reason.slice(1)}`,
			method: BINARY_MEASURES[measure],
		};
	}
	const { estimate, ci } = toNaturalScale(effect.scale, effect.estimate, effect.ci);
	return {
		measure,
		estimate,
		low: ci[0],
		high: ci[1],
		shown: estimateText(printEstimate(estimate, ci, RATIO)),
		method: `Wald interval on the logarithm${effect.correction ? `; ${effect.correction}` : ""}`,
	};
}

/** The number needed to treat in a sentence, right also when the interval includes no difference. */
export interface ShownNumberNeeded {
	shown: string;
	explained: string;
	method: string;
}

export function shownNumberNeeded(arms: BinaryArms, outcome: Outcome, level = 0.95): ShownNumberNeeded {
	const meaning = eventMeaning(outcome) ?? "good";
	const needed = numberNeededToTreat(estimateRiskDifference(arms, { level }), meaning);
	return {
		shown: printNumberNeeded(needed),
		explained: explainNumberNeeded(needed, eventMeaning(outcome)),
		method: needed.method,
	};
}

const oneDecimal = (value: number | "infinity") =>
	value === "infinity" ? "∞" : formatFixed(value, value < 99.95 ? 1 : 0);

function printNumberNeeded({ estimate, ranges }: NumberNeededToTreat): string {
	const letter = { benefit: "NNTB", harm: "NNTH" } as const;
	const head = estimate ? `${letter[estimate.for]} ${oneDecimal(estimate.value)}` : "∞";
	const [first, second] = ranges;
	if (first && second) {
		return `${head} [${letter[first.for]} ${oneDecimal(first.from)} to ∞ to ${letter[second.for]} ${oneDecimal(second.from)}]`;
	}
	return first ? `${head} [${oneDecimal(first.from)}, ${oneDecimal(first.to)}]` : head;
}

function explainNumberNeeded(
	{ estimate, ranges }: NumberNeededToTreat,
	meaning: "good" | "bad" | undefined,
): string {
	if (!estimate) return "The two rates are equal, so no number of people treated makes a difference.";
	const people = Math.max(1, Math.ceil(estimate.value - 1e-9));
	const who = people === 1 ? "every person treated" : `every ${formatWhole(people)} people treated`;
	const more = (estimate.for === "benefit") === (meaning !== "bad") ? "one more" : "one fewer";
	const sentence = `For ${who}, ${more} has the outcome than with the comparator.`;
	if (ranges.length < 2) return sentence;
	return `${sentence} But the interval includes no difference: it runs from benefit through infinity to harm, so the trial does not tell which.`;
}

/** Fisher's exact test in words. */
export function shownTest(arms: BinaryArms): { shown: string; method: string } {
	return {
		shown: formatP(fisherExactTest(arms).p),
		method: "Two-sided: all splits with these totals that are no likelier than this one",
	};
}
