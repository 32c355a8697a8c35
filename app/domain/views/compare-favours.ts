import { comparedPair } from "../arms/compared-pair.ts";
import { inSentence } from "../format/in-sentence.ts";
import type { ComparedGroup } from "./compare-charts.ts";
import { type CompareMeasure, FIGURES_OF_MEASURE } from "./compare-options.ts";
import type { IntervalChart } from "./interval-chart.ts";
import { sidesOf } from "./pair-panel.ts";

/**
 * What lies on either side of no difference in a chart of computed effects: which arm it favours, where every study
 * says which way is better and all agree; else which arm has more. Nothing of effects as reported, whose arms may be
 * the other way round.
 */
export function favoursOf(
	groups: ComparedGroup[],
	measure: CompareMeasure,
): IntervalChart["axis"]["favours"] {
	if (measure === "HR" || measure === "reported") return undefined;
	const compared = groups.filter(({ arms, outcome }) => comparedPair(arms, outcome));
	if (compared.length === 0) return undefined;
	const { arm, against } = sidesOf(compared);
	const directions = new Set(
		compared.map(({ outcome: { direction }, isTurned }) => (isTurned ? opposite(direction) : direction)),
	);
	const [direction] = directions;
	if (directions.size === 1 && direction !== undefined) {
		const isHigher = direction === "higher-is-better";
		const [low, high] = isHigher ? [against, arm] : [arm, against];
		return { low: `favours ${inSentence(low)}`, high: `favours ${inSentence(high)}` };
	}
	const [less, more] = FIGURES_OF_MEASURE[measure] === "mean" ? ["lower", "higher"] : ["fewer", "more"];
	return { low: `${less} with ${inSentence(arm)}`, high: `${more} with ${inSentence(arm)}` };
}

const opposite = (direction: ComparedGroup["outcome"]["direction"]) =>
	direction && (direction === "higher-is-better" ? "lower-is-better" : "higher-is-better");
