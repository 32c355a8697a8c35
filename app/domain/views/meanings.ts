import type { BinaryArms } from "#app/statistics/proportions/arms.ts";
import type { Basis } from "../arms/arm-rate.ts";
import { joinParts } from "../format/figure-parts.ts";
import type { Comparison } from "../headline/comparison.ts";
import type { Outcome } from "../study/outcome.ts";
import { isRatio, keysOf } from "../vocabulary.ts";
import { binaryEffect, shownNumberNeeded, shownTest } from "./binary-effects.ts";
import { BINARY_MEASURES } from "./compare-options.ts";
import { explainEffect } from "./explain-effect.ts";

/** What a comparison means by one measure, as a page says it. */
export interface Meaning {
	term: string;
	figure: string;
	explained: string;
	method: string;
	/** Computed by us, unless it is said to be the source's own. */
	basis?: Basis;
}

/** What a comparison says by the measures that are read on their own. */
const EXPLAINED: Record<string, string> = {
	HR: "How many times as often the event comes at any one moment; 1 means no difference. It is not the ratio of the rates above.",
	"rate ratio": "How many times as often events happen in the same time; 1 means no difference.",
	"mean difference": "How far apart the means are; 0 means no difference.",
};

/** A reported or computed comparison of two arms that are no rates. */
export function comparisonMeanings({
	name,
	shown,
	arm,
	against,
	basis,
	method,
	isOpen,
}: Comparison): Meaning[] {
	const explained = EXPLAINED[name.replace(/^adjusted /, "")] ?? "";
	const between = isOpen
		? `Between ${arm.label} and ${against.label}; which is against which is not certain.`
		: `${arm.label} against ${against.label}.`;
	const how =
		basis === "derived" ? `95% interval: ${method}` : ["As reported", method].filter(Boolean).join(": ");
	return [
		{
			...{
				term: name === "HR" ? "Hazard ratio" : `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
				figure: shown,
			},
			...{ explained: [between, explained].filter(Boolean).join(" "), method: how, basis },
		},
	];
}

/** The effects of two arms' counts, the number needed to treat, and a test. @param against what the arm is read against */
export function meaningsOf(
	counts: BinaryArms,
	outcome: Outcome,
	{ against, level }: { against: string; level: number },
): Meaning[] {
	const needed = shownNumberNeeded(counts, outcome, { against, level });
	const test = shownTest(counts);
	const effects = keysOf(BINARY_MEASURES).map((measure): Meaning => {
		const effect = binaryEffect(counts, measure, level);
		const { method, estimate } = effect;
		const shown = joinParts(effect);
		return {
			term: BINARY_MEASURES[measure],
			figure: isRatio(measure) ? shown : `${shown} percentage points`,
			explained: estimate === undefined ? "" : explainEffect(measure, estimate, against),
			method,
		};
	});
	return [
		...effects,
		{
			term: "Number needed to treat (NNT)",
			figure: needed.shown,
			explained: needed.explained,
			method: needed.method,
		},
		{
			term: "Fisher's exact test",
			figure: test.shown,
			explained: "How often chance alone would give a difference at least as large.",
			method: test.method,
		},
	];
}
