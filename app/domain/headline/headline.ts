import { armsIn, comparedPair } from "../arms/compared-pair.ts";
import { armsWithFigures, reportedContrast } from "../arms/figures-of-arms.ts";
import { conceptOf } from "../concepts/concept-of.ts";
import type { Outcome } from "../study/outcome.ts";
import type { ReadableStudy } from "../study/readable.ts";
import type { Arm } from "../study/study-document.ts";
import { isBaseline } from "./baseline.ts";
import { isHarm } from "./harm.ts";
import { type ChosenTime, chooseTime, isOfExtension, measureKey } from "./time-points.ts";

/** The outcome a reader should see first, and the arms its sentence is of. */
export interface HeadlineChoice {
	outcome: Outcome;
	/** Two that are compared, the only one with figures, or all where nobody can tell which to compare. */
	arms: [Arm, ...Arm[]];
	/** How its time point was chosen among those of the same measure. */
	time: ChosenTime<Outcome>;
	/** Primary outcomes of the study have no figures, so that another one stands here. */
	primaryIsBlank: boolean;
}

/**
 * Chooses the result that a study is opened with: of the primary outcome, else of one whose priority is not said, a
 * secondary, any other; benefits before harms; what compares before a single arm, and figures of arms before an
 * estimate between them. Primary outcomes stand in the order of the source; among the rest rates come before means (a reader understands "52 of 100" at once), response
 * and remission before the others. Never what was measured before anything was given.
 */
export function chooseHeadline(document: ReadableStudy): HeadlineChoice | undefined {
	const candidates = document.outcomes.flatMap((outcome) => {
		const arms = headlineArms(document.arms, outcome);
		return arms ? [{ outcome, arms, rank: rankOf(outcome, arms) }] : [];
	});
	const best = candidates
		.sort((a, b) => compareRanks(a.rank, b.rank))
		.find(({ outcome }) => !isBaseline(outcome));
	if (!best) return undefined;
	const time = chooseTime([best.outcome, ...siblings(best, candidates)]);
	const chosen = candidates.find(({ outcome }) => outcome === time.outcome) ?? best;
	const hasPrimary = document.outcomes.some(({ priority }) => priority === "primary");
	return {
		outcome: chosen.outcome,
		arms: chosen.arms,
		time,
		primaryIsBlank: hasPrimary && chosen.outcome.priority !== "primary",
	};
}

interface Candidate {
	outcome: Outcome;
	arms: [Arm, ...Arm[]];
	rank: number[];
}

/** The same measure at other time points, with figures of as many arms. */
function siblings(best: Candidate, candidates: Candidate[]): Outcome[] {
	const key = measureKey(best.outcome);
	return candidates.flatMap(({ outcome, arms }) =>
		outcome !== best.outcome &&
		outcome.label === best.outcome.label &&
		arms.length >= best.arms.length &&
		measureKey(outcome) === key &&
		!isBaseline(outcome)
			? [outcome]
			: [],
	);
}

/**
 * The arms that a sentence about an outcome is of: those with figures, else those that a reported estimate is between;
 * undefined when there is neither.
 */
export function headlineArms(arms: Arm[], outcome: Outcome): [Arm, ...Arm[]] | undefined {
	const withFigures = armsWithFigures(outcome);
	const pair = comparedPair(arms, outcome);
	if (pair) return [pair.arm, pair.against];
	const [first, ...others] = arms.filter(({ id }) => withFigures.has(id));
	if (first) return [first, ...others];
	const contrast = reportedContrast(outcome);
	const between = contrast && armsIn(contrast, arms);
	return between && [between.arm, between.against];
}

/** More arms than this are too many for a sentence or a line of a list. */
const MOST_ARMS = 5;

/**
 * The arms whose figures a headline tells, in the order of the document: all that have some, where they are few; of
 * people with an outcome, and of many arms, the two that are compared.
 */
export function armsTold({ outcome, arms }: Pick<HeadlineChoice, "outcome" | "arms">, all: Arm[]): Arm[] {
	if (outcome.kind === "binary") return arms;
	const withFigures = armsWithFigures(outcome);
	const told = all.filter(({ id }) => withFigures.has(id));
	return told.length > 2 && told.length <= MOST_ARMS ? told : arms;
}

const KINDS: Outcome["kind"][] = ["binary", "continuous", "time-to-event", "count"];
const PRIORITIES: Outcome["priority"][] = ["primary", undefined, "secondary", "other"];
const CONCEPTS = ["response", "remission"];

/** By what outcomes are ordered, the weightiest first; among equals the order of the document. */
function rankOf(outcome: Outcome, arms: Arm[]): number[] {
	const priority = PRIORITIES.indexOf(outcome.priority);
	const isDrawn = armsWithFigures(outcome).size > 0;
	const isNo = /^no\b/i.test(outcome.category ?? "");
	const first = [
		...[priority, isHarm(outcome), isOfExtension(outcome), !isDrawn, arms.length < 2, isNo].map(Number),
	];
	if (outcome.priority === "primary") return first;
	const concept = CONCEPTS.indexOf(conceptOf(outcome) ?? "");
	return [...first, KINDS.indexOf(outcome.kind), concept < 0 ? CONCEPTS.length : concept];
}

function compareRanks(a: number[], b: number[]): number {
	const at = a.findIndex((value, index) => value !== b[index]);
	return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
