import { natureOf } from "../designs/dependence.ts";
import { overlap, printed, rangeOf } from "../printed/printed-range.ts";
import type { ContinuousResult, OutcomeOf } from "../study/outcome.ts";
import { reachInErrors } from "./mean-intervals.ts";
import { standardErrorsAt } from "./standard-errors-at.ts";
import { armName, type Subject } from "./subject.ts";

export type Continuous = OutcomeOf<"continuous">;

/** A result whose deviation can be weighed at all. */
export type Spread = ContinuousResult & Required<Pick<ContinuousResult, "sd" | "n">>;

/** In fewer people √n is too near 1 to tell a deviation from an error. */
const FEWEST = 5;

export function isSpread(result: ContinuousResult): result is Spread {
	return result.sd !== undefined && Number(result.sd) > 0 && (result.n ?? 0) >= FEWEST;
}

interface Weighed {
	result: Spread;
	/** All arms' deviations for the outcome, this one included. */
	spreads: Spread[];
	outcome: Continuous;
	/** The arm's deviations wherever it was measured on the same scale, smallest first, this one included. */
	onSameScale: Spread[];
	subject: Subject;
}

/** What speaks for a deviation being a standard error, in words that continue "looks like …:"; null if nothing. */
type Evidence = (weighed: Weighed) => string | null;

/** The mean's own interval is as wide as if the deviation were its error. */
const byOwnInterval: Evidence = ({ result }) => {
	const reach = result.se === undefined ? reachInErrors(result) : null;
	return reach && overlap(rangeOf(result.sd), reach)
		? "the interval of the mean is as wide as a standard error of this size gives"
		: null;
};

/** The middle half of a normal sample spans 1.35 deviations, all of it about four (3 in 10 people, 5 in 100). */
const byOwnRange: Evidence = ({ result: { sd, n, q1, q3, min, max } }) => {
	for (const [low, high, deviations, what] of [
		[q1, q3, 1.35, "quartiles"],
		[min, max, 4, "smallest and largest values"],
	] as const) {
		if (!low || !high || !isCloserAsError(Number(sd), n, (Number(high) - Number(low)) / deviations)) continue;
		return `the ${what} (${printed(low)} and ${printed(high)}) are much farther apart`;
	}
	return null;
};

/** The interval of the difference in means tells what standard error its arms have together. */
const byContrast: Evidence = ({ result, spreads, outcome, subject }) => {
	if (natureOf(subject.document) !== undefined) return null;
	for (const other of spreads) {
		const told = errorOfDifference(outcome, result, other);
		if (told === null) continue;
		const asErrors = Math.hypot(Number(result.sd), Number(other.sd));
		if (isAbout(told, asErrors) && told > 2 * errorFromDeviations(result, other)) {
			return `the interval of the difference from ${armName(subject, other.armId)} is as wide as standard errors of this size give`;
		}
	}
	return null;
};

const byOtherArms: Evidence = ({ result, spreads, subject }) => {
	const other = nextOfOneSize(result, spreads.toSorted(bySize));
	return other ? `${armName(subject, other.armId)} has ${other.sd}` : null;
};

const byOtherOutcomes: Evidence = ({ result, onSameScale }) => {
	const other = nextOfOneSize(result, onSameScale);
	return other ? `elsewhere the same arm has ${other.sd} on this scale` : null;
};

/** Beyond this ratio among themselves, deviations are of different things. */
const ONE_SIZE = 2.5;

/**
 * The next larger deviation, where the result's own is the smallest of all, the others agree among
 * themselves, and only a standard error would fit in with them.
 */
function nextOfOneSize(result: Spread, sorted: Spread[]): Spread | null {
	const next = sorted[1];
	const largest = sorted.at(-1);
	if (sorted[0] !== result || !next || !largest) return null;
	const agree = Number(largest.sd) <= ONE_SIZE * Number(next.sd);
	return agree && isErrorBeside(result, next) ? next : null;
}

export function bySize(a: Spread, b: Spread): number {
	return Number(a.sd) - Number(b.sd);
}

/** Every kind of evidence, the firmest first. */
export const EVIDENCE: readonly Evidence[] = [
	byOwnInterval,
	byOwnRange,
	byContrast,
	byOtherArms,
	byOtherOutcomes,
];

/** Whether the interval of the difference between two arms agrees with their deviations as they stand. */
export function isBorneOutByContrast(outcome: Pick<Continuous, "contrasts">, a: Spread, b: Spread): boolean {
	const told = errorOfDifference(outcome, a, b);
	return told !== null && isAbout(told, errorFromDeviations(a, b));
}

/** Up to this ratio two deviations are taken for those of one kind of people; an error is at least three times less. */
const ALIKE = 1.5;
const FEWEST_ALIKE = 10;

/**
 * Whether a spread of unsaid kind fits the other figures of its outcome as a standard deviation: the interval of the
 * difference is as wide as it then gives, or another arm's deviation, said to be one, is alike.
 * @param said deviations that somebody said are such @param supposed other spreads of unsaid kind
 */
export function fitsAsDeviation(
	outcome: Pick<Continuous, "contrasts">,
	result: Spread,
	{ said, supposed }: { said: Spread[]; supposed: Spread[] },
): boolean {
	if ([...said, ...supposed].some((other) => isBorneOutByContrast(outcome, result, other))) return true;
	const reach = Math.log(ALIKE);
	return (
		result.n >= FEWEST_ALIKE &&
		said.some(({ sd }) => Math.abs(Math.log(Number(sd) / Number(result.sd))) < reach)
	);
}

/** The standard error that the reported interval of an unadjusted difference in means amounts to. */
function errorOfDifference(
	{ contrasts }: Pick<Continuous, "contrasts">,
	a: Spread,
	b: Spread,
): number | null {
	const contrast = contrasts.find(
		({ measure, adjusted, armId, referenceArmId }) =>
			measure === "MD" &&
			!adjusted &&
			((armId === a.armId && referenceArmId === b.armId) ||
				(armId === b.armId && referenceArmId === a.armId)),
	);
	if (!contrast?.ciLow || !contrast.ciHigh) return null;
	const width = Number(contrast.ciHigh) - Number(contrast.ciLow);
	return width > 0 ? width / 2 / standardErrorsAt(Number(contrast.ciLevel ?? 95)) : null;
}

const errorFromDeviations = (a: Spread, b: Spread) =>
	Math.hypot(Number(a.sd) / Math.sqrt(a.n), Number(b.sd) / Math.sqrt(b.n));

const isAbout = (value: number, other: number) => Math.abs(Math.log(value / other)) < 0.3;

/** What is larger by nature varies more: a deviation that grows as its mean does is no sign. */
function isErrorBeside(result: Spread, other: Spread): boolean {
	const [sd, otherSd] = [Number(result.sd), Number(other.sd)];
	if (!isCloserAsError(sd, result.n, otherSd)) return false;
	if (!result.mean || !other.mean || Number(result.mean) === 0) return true;
	const growth = Math.abs(Number(other.mean) / Number(result.mean));
	return growth < 3 || otherSd / sd > 3 * growth;
}

/** Whether sd × √n is about the deviation expected, while sd is less than a third of it. */
function isCloserAsError(sd: number, n: number, expected: number): boolean {
	const asDeviation = (sd * Math.sqrt(n)) / expected;
	return expected > 3 * sd && asDeviation > 0.5 && asDeviation < 2;
}
