import type { EffectResult } from "#app/statistics/effects/effect.ts";
import { toNaturalScale } from "#app/statistics/effects/natural-scale.ts";
import { COUNT_EFFECTS } from "#app/statistics/effects/two-proportions.ts";
import type { BinaryArms } from "#app/statistics/proportions/arms.ts";
import { fisherExactTest } from "#app/statistics/proportions/fisher-exact.ts";
import {
	type NeededFor,
	type NumberNeededToTreat,
	numberNeededToTreat,
} from "#app/statistics/proportions/number-needed-to-treat.ts";
import { estimateRiskDifference } from "#app/statistics/proportions/risk-difference.ts";
import type { ArmRate } from "../arms/arm-rate.ts";
import type { FigureParts } from "../format/figure-parts.ts";
import { formatFixed, formatWhole } from "../format/format.ts";
import { estimateParts, POINTS, printEstimate, RATIO } from "../format/format-estimate.ts";
import { formatP } from "../format/format-number.ts";
import type { Outcome } from "../study/outcome.ts";
import { BINARY_MEASURES, type BinaryMeasure } from "./compare-options.ts";
import { eventMeaning } from "./outcome-words.ts";

/** An effect of two arms as a page shows it, with the way it was computed. */
export interface ShownEffect extends FigureParts {
	measure: BinaryMeasure;
	/** Absent when it cannot be estimated; `figure` then says why. In percentage points for RD. */
	estimate?: number;
	low?: number;
	high?: number;
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
			...estimateParts(printEstimate(estimate, [low, high], POINTS)),
			method: `${method} interval`,
		};
	}
	const options = { level, dropDoubleZero: true };
	return shownRatio(measure, COUNT_EFFECTS[measure](arms, options));
}

function shownRatio(measure: BinaryMeasure, effect: EffectResult): ShownEffect {
	if (effect.status === "not estimable") {
		return {
			measure,
			figure: `Cannot be estimated: ${effect.reason.charAt(0).toLowerCase()}${effect.reason.slice(1)}`,
			method: BINARY_MEASURES[measure],
		};
	}
	const { estimate, ci } = toNaturalScale(effect.scale, effect.estimate, effect.ci);
	return {
		measure,
		estimate,
		low: ci[0],
		high: ci[1],
		...estimateParts(printEstimate(estimate, ci, RATIO)),
		method: `Wald interval on the logarithm${effect.correction ? `; ${effect.correction}` : ""}`,
	};
}

/** The number needed to treat in a sentence, right also when the interval includes no difference. */
export interface ShownNumberNeeded {
	shown: string;
	explained: string;
	method: string;
}

/** @param against what the arm is compared with, in a sentence: "placebo" */
export function shownNumberNeeded(
	arms: BinaryArms,
	outcome: Outcome,
	{ against, level = 0.95 }: { against: string; level?: number },
): ShownNumberNeeded {
	const meaning = eventMeaning(outcome);
	const needed = numberNeededToTreat(estimateRiskDifference(arms, { level }), meaning ?? "unknown");
	return {
		shown: printNumberNeeded(needed),
		explained: [explainNumberNeeded(needed, meaning, against), ...abbreviations(needed)].join(" "),
		method: needed.method,
	};
}

/** What the letters before the numbers stand for. */
function abbreviations({ estimate, ranges }: NumberNeededToTreat): string[] {
	const used = new Set([estimate, ...ranges].map((part) => part?.for));
	return [
		...(used.has("benefit") ? ["NNTB: number needed to treat for one more to benefit."] : []),
		...(used.has("harm") ? ["NNTH: number needed to treat for one more to be harmed."] : []),
	];
}

const oneDecimal = (value: number | "infinity") =>
	value === "infinity" ? "∞" : formatFixed(value, value < 99.95 ? 1 : 0);

/** "NNTB 6.5", and where nobody said which is better "1 more in 6.5". */
function neededText(what: NeededFor, number: number | "infinity"): string {
	const letters = { benefit: "NNTB", harm: "NNTH", more: "1 more in", fewer: "1 fewer in" } as const;
	return `${letters[what]} ${oneDecimal(number)}`;
}

function printNumberNeeded({ estimate, ranges }: NumberNeededToTreat): string {
	const head = estimate ? neededText(estimate.for, estimate.value) : "∞";
	const [first, second] = ranges;
	if (first && second) {
		return `${head} [${neededText(first.for, first.from)} to ∞ to ${neededText(second.for, second.from)}]`;
	}
	return first ? `${head} [${oneDecimal(first.from)}, ${oneDecimal(first.to)}]` : head;
}

function explainNumberNeeded(
	{ estimate, ranges }: NumberNeededToTreat,
	meaning: "good" | "bad" | undefined,
	against: string,
): string {
	if (!estimate) return "The two rates are equal, so no number of people treated makes a difference.";
	const people = Math.max(1, Math.ceil(estimate.value - 1e-9));
	const who = people === 1 ? "every person treated" : `every ${formatWhole(people)} people treated`;
	const isMore =
		estimate.for === "more" ||
		(estimate.for === "benefit" && meaning !== "bad") ||
		(estimate.for === "harm" && meaning === "bad");
	const sentence = `For ${who}, ${isMore ? "one more" : "one fewer"} has the outcome than with ${against}.`;
	const open = meaning === undefined ? " It is not recorded whether that is better or worse." : "";
	if (ranges.length < 2) return sentence + open;
	const [from, to] = meaning === undefined ? ["more people", "fewer"] : ["benefit", "harm"];
	return `${sentence}${open} But the interval includes no difference: it runs from ${from} through infinity to ${to}, so the trial does not tell which.`;
}

/** Fisher's exact test in words. */
export function shownTest(arms: BinaryArms): { shown: string; method: string } {
	return {
		shown: formatP(fisherExactTest(arms).p),
		method: "Two-sided: all splits with these totals that are no likelier than this one",
	};
}
