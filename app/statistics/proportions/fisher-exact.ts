import { type BinaryArms, requireBinaryArms } from "./arms.ts";

/** A test's name and two-sided p value. */
export interface ExactTest {
	readonly method: string;
	readonly p: number;
}

/**
 * Fisher's exact test of a 2×2 table: with all margins fixed, the chance of every table no likelier than this
 * one. Two-sided as in R: tables within a relative 1e-7 of the observed probability count as equally likely.
 * Probabilities come from the ratio of neighbours, outwards from the likeliest table, so that nothing
 * overflows and tables of a hundred thousand people keep all digits.
 * @param arms events and number analysed in each arm
 * @returns p = 1 when a margin is 0, as only one table is possible
 * @throws RangeError naming the argument
 * @see Fisher 1935, J R Stat Soc 98:39
 */
export function fisherExactTest(arms: BinaryArms): ExactTest {
	requireBinaryArms(arms);
	const { experimental, control } = arms;
	const m = experimental.n;
	const n = control.n;
	const events = experimental.events + control.events;
	const least = Math.max(0, events - n);
	const most = Math.min(m, events);
	const mode = Math.min(most, Math.max(least, Math.floor(((m + 1) * (events + 1)) / (m + n + 2))));

	/** Probability of x + 1 events in the experimental arm relative to x. */
	const ratioUp = (x: number) => ((m - x) * (events - x)) / ((x + 1) * (n - events + x + 1));

	const up = relativeProbabilities(mode, most, ratioUp, 1);
	const down = relativeProbabilities(mode, least, (x) => 1 / ratioUp(x - 1), -1);
	const distance = experimental.events - mode;
	const observed = (distance >= 0 ? up[distance] : down[-distance]) ?? 0;
	const limit = observed * (1 + 1e-7);

	let total = 0;
	let asExtreme = 0;
	for (const probability of [...down.slice(1).reverse(), ...up]) {
		total += probability;
		if (probability <= limit) asExtreme += probability;
	}
	return { method: "Fisher's exact test", p: Math.min(1, asExtreme / total) };
}

/** Probabilities relative to the mode's, from the mode to `end`, as far as they are not lost against 1. */
function relativeProbabilities(mode: number, end: number, ratio: (x: number) => number, step: 1 | -1) {
	const probabilities = [1];
	let probability = 1;
	for (let x = mode; x !== end && probability > 1e-300; x += step) {
		probability *= ratio(x);
		probabilities.push(probability);
	}
	return probabilities;
}
