import { requireAmountOf, requireNotNegative } from "../numerics/arguments.ts";
import type { BinaryArm } from "../proportions/arms.ts";
import { type EffectResult, effectFrom, notEstimable } from "./effect.ts";
import type { MeasureFrom } from "./measures.ts";
import { usualAddition, type ZeroCells } from "./zero-cells.ts";

export type ProportionMeasure = MeasureFrom<"proportion">;

/** What is made of x events among n people, with its variance. */
const TRANSFORMED: Readonly<
	Record<ProportionMeasure, { method: string; of: (x: number, n: number) => [number, number] }>
> = {
	PR: { method: "Raw proportion", of: (x, n) => [x / n, ((x / n) * (1 - x / n)) / n] },
	PLO: { method: "Logit of the proportion", of: (x, n) => [Math.log(x / (n - x)), 1 / x + 1 / (n - x)] },
	PAS: { method: "Arcsine square root", of: (x, n) => [Math.asin(Math.sqrt(x / n)), 1 / (4 * n)] },
	PFT: { method: "Freeman-Tukey double arcsine", of: (x, n) => [doubleArcsine(x, n), 1 / (4 * n + 2)] },
};

/**
 * One arm's proportion on a scale for pooling. With x events, n people and p = x/n:
 * PR raw, p with variance p(1 − p)/n; PLO logit, ln(x/(n − x)) with 1/x + 1/(n − x); PAS arcsine, asin √p with
 * 1/4n; PFT double arcsine, ½(asin √(x/(n + 1)) + asin √((x + 1)/(n + 1))) with 1/(4n + 2).
 * Where x is 0 or n, ½ is added to events and to non-events for PR and PLO. PAS and PFT exist there without it, and
 * get it only where it is asked for, as in metafor.
 * @returns not estimable where a zero stays
 * @throws RangeError naming the argument
 * @see Freeman & Tukey 1950, Ann Math Stat 21:607; Miller 1978, Am Stat 32:138; metafor escalc
 */
export function singleProportion(
	measure: ProportionMeasure,
	{ events, n }: BinaryArm,
	{ level = 0.95, add = usualAddition(measure), to = "only-zero" }: ZeroCells & { level?: number } = {},
): EffectResult {
	requireAmountOf("events", events, "n", n);
	requireNotNegative("add", add);
	const hasZero = events === 0 || events === n;
	const corrects = add > 0 && to !== "none" && (to === "all" || hasZero);
	const x = events + (corrects ? add : 0);
	const size = n + (corrects ? 2 * add : 0);
	const correction = corrects ? `${add === 0.5 ? "½" : add} added to events and non-events` : null;
	if (usualAddition(measure) > 0 && (x === 0 || x === size)) {
		return notEstimable(measure, `${x === 0 ? "No events" : "Only events"}, and nothing is added`);
	}
	const { method, of } = TRANSFORMED[measure];
	return effectFrom({ measure, method, correction }, ...of(x, size), level);
}

function doubleArcsine(x: number, n: number): number {
	return (Math.asin(Math.sqrt(x / (n + 1))) + Math.asin(Math.sqrt((x + 1) / (n + 1)))) / 2;
}
