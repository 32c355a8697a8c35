import { type Estimate, fitOf, type SideFigure } from "#app/domain/orientation.ts";

interface Compared {
	estimate: Estimate;
	/** The figures of the two groups in the record's order, where it has both. */
	figures: readonly [SideFigure | null, SideFigure | null];
	label: string;
	/** Which of the two the record's own words put first, where they do. */
	first?: 0 | 1 | undefined;
	/** The role of each arm by its id. */
	roles: ReadonlyMap<string, string>;
}

interface Oriented {
	pair: { armId: string; referenceArmId: string };
	/** Why it stays open which way round the estimate is. */
	orientation?: "not-said" | "contradicted";
	note?: string;
}

const COMPARATORS = ["no-intervention", "sham-comparator", "placebo-comparator", "active-comparator"];

/**
 * Which of two groups the estimate of an analysis is of and which it is against: the record does not say. The
 * groups' own figures do, where the estimate fits them one way round only; else words such as “Sertraline vs.
 * placebo” that stand beside it. Where neither says it, or one contradicts the other, that is stored with it.
 */
export function orient([first, second]: [string, string], compared: Compared): Oriented {
	const forwards = { armId: first, referenceArmId: second };
	const backwards = { armId: second, referenceArmId: first };
	const byWords = compared.first === undefined ? undefined : compared.first === 0 ? forwards : backwards;
	const fit = fitOf(compared.estimate, ...compared.figures, compared.label);
	const byFigures = fit.way === 0 ? undefined : fit.way > 0 ? forwards : backwards;
	if (byFigures && fit.isClear) {
		if (!byWords || byWords === byFigures) return { pair: byFigures };
		return {
			pair: byFigures,
			note: "The record names the two the other way round; the estimate fits their figures this way round",
		};
	}
	if (byWords)
		return byFigures && byFigures !== byWords
			? { pair: byWords, orientation: "contradicted" }
			: { pair: byWords };
	const { estimate } = compared.estimate;
	const pair = experimentalFirst(forwards, backwards, compared.roles);
	// Without a difference there is nothing to turn round.
	return estimate === undefined ? { pair } : { pair, orientation: "not-said" };
}

/** Nothing but the usual order: an arm under trial before a comparator. */
function experimentalFirst<T extends { armId: string; referenceArmId: string }>(
	forwards: T,
	backwards: T,
	roles: ReadonlyMap<string, string>,
): T {
	const rank = (armId: string) => COMPARATORS.indexOf(roles.get(armId) ?? "");
	const [one, other] = [rank(forwards.armId), rank(forwards.referenceArmId)];
	return one >= 0 && (other < 0 || other > one) ? backwards : forwards;
}
