import { type Interval, mapInterval } from "../numerics/interval.ts";
import type { Scale } from "./measures.ts";

/**
 * Takes an estimate and its interval back from the analysis scale to what people read: ratios from logs,
 * proportions from logits and arcsines.
 * @param harmonicN harmonic mean of the studies' sizes, for the double arcsine only (Miller's inversion)
 * @see Miller 1978, Am Stat 32:138 (double arcsine)
 */
export function toNaturalScale(
	scale: Scale,
	estimate: number,
	ci: Interval,
	harmonicN?: number,
): { estimate: number; ci: Interval } {
	const back = inverse(scale, harmonicN);
	return { estimate: back(estimate), ci: mapInterval(ci, back) };
}

function inverse(scale: Scale, harmonicN = Number.POSITIVE_INFINITY): (x: number) => number {
	switch (scale) {
		case "identity":
			return (x) => x;
		case "log":
			return Math.exp;
		case "logit":
			return (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
		case "arcsine":
			return fromArcsine;
		case "double arcsine":
			return (x) => fromDoubleArcsine(x, harmonicN);
	}
}

const fromArcsine = (x: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, x))) ** 2;

/** Miller's inversion; bounds outside what 0 and n events of n people would give are set to 0 and 1. */
function fromDoubleArcsine(x: number, n: number): number {
	if (!Number.isFinite(n)) return fromArcsine(x);
	const least = Math.asin(Math.sqrt(1 / (n + 1))) / 2;
	if (x <= least) return 0;
	if (x >= (Math.asin(Math.sqrt(n / (n + 1))) + Math.PI / 2) / 2) return 1;
	const t = 2 * x;
	const sine = Math.sin(t);
	const inside = 1 - (sine + (sine - 1 / sine) / n) ** 2;
	return (1 - Math.sign(Math.cos(t)) * Math.sqrt(Math.max(0, inside))) / 2;
}
