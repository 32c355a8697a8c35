import type { OnRate } from "#app/statistics/effects/measures.ts";

const RATE_WITH: Readonly<Record<OnRate, (rate: number, effect: number) => number>> = {
	ratio: (rate, effect) => rate * effect,
	difference: (rate, effect) => rate + effect,
	"odds ratio": (rate, effect) => (rate * effect) / (1 - rate + rate * effect),
	"hazard ratio": (rate, effect) => 1 - (1 - rate) ** effect,
};

/**
 * The rate that an effect makes of another one.
 * @param effect as a ratio, or as a difference of proportions
 * @see Cochrane Handbook 15.4.4
 */
export function rateWith(onRate: OnRate, rate: number, effect: number): number {
	return RATE_WITH[onRate](rate, effect);
}

/** The rate that an effect made another one of. */
export function rateWithout(onRate: OnRate, rate: number, effect: number): number {
	return RATE_WITH[onRate](rate, onRate === "difference" ? -effect : 1 / effect);
}
