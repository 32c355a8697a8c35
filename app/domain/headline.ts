import { isComparator } from "./arm-colours.ts";
import { armRate } from "./arm-rate.ts";
import type { Outcome } from "./study/outcome.ts";
import type { Arm, StudyDocument } from "./study/study-document.ts";

/** Two arms that a sentence compares. */
export interface ArmPair {
	experimental: Arm;
	comparator: Arm;
}

/** The outcome a reader should see first, and the arms its sentence is of: two, or the only one with figures. */
export interface HeadlineChoice {
	outcome: Outcome;
	arms: [Arm] | [experimental: Arm, comparator: Arm];
}

/**
 * Chooses the result that a study is opened with: an outcome with figures in at least two arms before one of a
 * single arm, rates before means (a reader understands "52 of 100" at once), then primary outcomes, then
 * response and remission, then the order of the document.
 */
export function chooseHeadline(document: StudyDocument): HeadlineChoice | undefined {
	let best: (HeadlineChoice & { rank: number }) | undefined;
	for (const outcome of document.outcomes) {
		const arms = headlineArms(document.arms, outcome);
		if (!arms) continue;
		const rank = rankOf(outcome) + (arms.length === 1 ? SINGLE_ARM : 0);
		if (!best || rank < best.rank) best = { outcome, arms, rank };
	}
	return best && { outcome: best.outcome, arms: best.arms };
}

/** The arms that a sentence about an outcome is of; undefined when none has a figure. */
export function headlineArms(arms: Arm[], outcome: Outcome): HeadlineChoice["arms"] | undefined {
	const withFigures = armsWithFigures(outcome);
	const pair = choosePair(arms, withFigures);
	if (pair) return [pair.experimental, pair.comparator];
	const single = arms.find(({ id }) => withFigures.has(id));
	return single && [single];
}

const COMPARATOR_ORDER: Arm["role"][] = [
	"placebo-comparator",
	"sham-comparator",
	"no-intervention",
	"active-comparator",
	"other",
	"experimental",
];

/**
 * The two arms a sentence compares among those with figures: the first experimental one (else the first that
 * is no comparator, else the first) against the strictest control: placebo, sham, nothing, then active.
 */
export function choosePair(arms: Arm[], withFigures: Set<string>): ArmPair | undefined {
	const candidates = arms.filter((arm) => withFigures.has(arm.id));
	const experimental =
		candidates.find((arm) => arm.role === "experimental") ??
		candidates.find((arm) => !isComparator(arm)) ??
		candidates[0];
	const comparator = candidates
		.filter((arm) => arm !== experimental)
		.sort((a, b) => COMPARATOR_ORDER.indexOf(a.role) - COMPARATOR_ORDER.indexOf(b.role))[0];
	return experimental && comparator && { experimental, comparator };
}

/** The arms of an outcome that have something to draw. */
export function armsWithFigures(outcome: Outcome): Set<string> {
	switch (outcome.kind) {
		case "binary":
			return idsWhere(
				outcome.results,
				(result) => armRate(result).kind === "counted" || result.percent !== undefined,
			);
		case "continuous":
			return idsWhere(outcome.results, (result) => result.mean !== undefined);
		case "count":
			return idsWhere(outcome.results, (result) => result.count !== undefined);
		case "time-to-event":
			return idsWhere(
				outcome.results,
				(result) => result.events !== undefined || result.median !== undefined,
			);
	}
}

function idsWhere<R extends { armId: string }>(results: R[], hasFigure: (result: R) => boolean): Set<string> {
	return new Set(results.filter(hasFigure).map((result) => result.armId));
}

const KIND_ORDER: Outcome["kind"][] = ["binary", "continuous", "time-to-event", "count"];
const PRIORITY_ORDER: Outcome["priority"][] = ["primary", undefined, "secondary", "other"];
const CONCEPT_ORDER: Outcome["concept"][] = ["response", "remission"];

/** Behind every outcome that compares. */
const SINGLE_ARM = 100 * KIND_ORDER.length;

function rankOf(outcome: Outcome): number {
	const concept = CONCEPT_ORDER.indexOf(outcome.concept);
	return (
		100 * KIND_ORDER.indexOf(outcome.kind) +
		10 * PRIORITY_ORDER.indexOf(outcome.priority) +
		(concept < 0 ? CONCEPT_ORDER.length : concept)
	);
}
