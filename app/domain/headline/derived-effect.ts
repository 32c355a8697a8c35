import type { EffectResult } from "#app/statistics/effects/effect.ts";
import { toNaturalScale } from "#app/statistics/effects/natural-scale.ts";
import { logRateRatio } from "#app/statistics/effects/rate-ratio.ts";
import { hedgesG, meanDifference } from "#app/statistics/effects/two-means.ts";
import { armMean } from "../arms/arm-mean.ts";
import type { ArmPair } from "../arms/arm-pair.ts";
import { isTimedCount } from "../arms/person-time.ts";
import type { FigureParts } from "../format/figure-parts.ts";
import { DIFFERENCE, estimateParts, printEstimate, RATIO } from "../format/format-estimate.ts";
import type { ContinuousResult, CountOutcome, Outcome, OutcomeOf } from "../study/outcome.ts";

/** An effect computed from the figures of two arms that are different people. */
export interface DerivedEffect extends FigureParts {
	measure: "IRR" | "MD" | "SMD";
	/** Absent when it cannot be estimated; `figure` then says why. */
	estimate?: number;
	low?: number;
	high?: number;
	/** How it was computed. */
	method: string;
}

/** How an effect is computed beyond its usual way. */
export interface EffectWays {
	/** Confidence level in (0, 1). */
	level?: number;
	/** Differences of means over their standard deviation, Hedges' g. */
	isStandardised?: boolean;
	/** The other way round, so that instruments which count up and those which count down point the same way. */
	isTurned?: boolean;
}

/**
 * The rate ratio of events over person-time, or the difference of means in one unit or in standard deviations.
 * @returns undefined for other kinds of outcome, and where an arm lacks a figure for it
 */
export function derivedEffect(
	outcome: Outcome,
	pair: ArmPair,
	ways: EffectWays = {},
): DerivedEffect | undefined {
	if (outcome.kind === "count") return rateRatio(outcome, pair, ways.level ?? 0.95);
	return outcome.kind === "continuous" ? differenceOfMeans(outcome, pair, ways) : undefined;
}

function rateRatio({ results }: CountOutcome, { arm, against }: ArmPair, level: number) {
	const [one, other] = [arm, against].map(({ id }) => results.find(({ armId }) => armId === id));
	if (!isTimedCount(one) || !isTimedCount(other)) return undefined;
	const armOf = ({ count, personTime }: typeof one) => ({ events: count, personTime: Number(personTime) });
	const effect = logRateRatio(
		{ experimental: armOf(one), control: armOf(other) },
		{ level, dropDoubleZero: true },
	);
	const addition = effect.status === "estimated" && effect.correction ? `; ${effect.correction}` : "";
	return shownEffect("IRR", effect, `events ÷ person-time, Wald interval on the logarithm${addition}`);
}

function differenceOfMeans(
	{ results }: OutcomeOf<"continuous">,
	{ arm, against }: ArmPair,
	{ level = 0.95, isStandardised = false, isTurned = false }: EffectWays,
) {
	const [one, other] = [arm, against].map(({ id }) => results.find(({ armId }) => armId === id));
	if (!one || !other || !isPlain(one) || !isPlain(other)) return undefined;
	// What changed and what was reached do not differ by anything that means something.
	if (Boolean(one.isChange) !== Boolean(other.isChange)) return undefined;
	const [first, second] = [sampleOf(one), sampleOf(other)];
	if (!first || !second) return undefined;
	const [experimental, control] = isTurned ? [second, first] : [first, second];
	if (isStandardised)
		return shownEffect(
			"SMD",
			hedgesG({ experimental, control }, { level }),
			"Hedges’ g, with its exact correction",
		);
	const effect = meanDifference({ experimental, control }, { level });
	return shownEffect("MD", effect, "difference of the means, with each arm's own variance");
}

/** Means of people as they were measured; those of a model differ by what the model says. */
const isPlain = ({ meanType }: ContinuousResult) => meanType === undefined || meanType === "arithmetic";

function sampleOf(result: ContinuousResult) {
	const { mean, sd, n } = armMean(result) ?? {};
	return mean === undefined || sd === undefined || n === undefined || n < 2
		? undefined
		: { mean, sd: sd.value, n };
}

function shownEffect(measure: DerivedEffect["measure"], effect: EffectResult, method: string): DerivedEffect {
	if (effect.status === "not estimable") {
		const reason = `${effect.reason.charAt(0).toLowerCase()}${effect.reason.slice(1)}`;
		return { measure, figure: `cannot be estimated: ${reason}`, method };
	}
	const { estimate, ci } = toNaturalScale(effect.scale, effect.estimate, effect.ci);
	const kind = measure === "IRR" ? RATIO : DIFFERENCE;
	return {
		...{ measure, estimate, low: ci[0], high: ci[1], method },
		...estimateParts(printEstimate(estimate, ci, kind)),
	};
}
