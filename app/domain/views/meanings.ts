import type { BinaryArms } from "#app/statistics/proportions/arms.ts";
import { joinParts } from "../format/figure-parts.ts";
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
			term: "Number needed to treat",
			figure: needed.shown,
			explained: needed.explained,
			method: needed.method,
		},
		{
			term: "Fisher's exact test",
			figure: test.shown,
			explained: "How rarely chance alone would split the people as unevenly.",
			method: test.method,
		},
	];
}
