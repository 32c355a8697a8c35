import { normalTwoSided } from "../numerics/normal.ts";
import { at, indexOrder } from "../numerics/vector.ts";

/** From here on the normal approximation is used: exact counting grows with the cube of n. */
const EXACT_UP_TO = 500;

export interface KendallTest {
	/** τ-b, which is plain τ without ties. */
	readonly tau: number;
	/** Two-sided. */
	readonly p: number;
	readonly exact: boolean;
}

/**
 * Kendall's rank correlation with R's tests: exact when there are no ties, otherwise normal with the variance
 * corrected for ties and no continuity correction.
 * @returns null when all x or all y are equal
 * @see Kendall 1970, Rank Correlation Methods; R's cor.test(method = "kendall")
 */
export function kendallTest(
	x: readonly number[],
	y: readonly number[],
	wantsExact: boolean,
): KendallTest | null {
	const n = x.length;
	const pairs = (n * (n - 1)) / 2;
	const xTies = tieSizes(x);
	const yTies = tieSizes(y);
	const untied = (ties: readonly number[]) => pairs - over(ties, (t) => (t * (t - 1)) / 2);
	const score = concordanceScore(x, y, untied(xTies), untied(yTies));
	const scale = Math.sqrt(untied(xTies) * untied(yTies));
	if (scale === 0) return null;
	const tau = score / scale;
	if (wantsExact && xTies.length === 0 && yTies.length === 0 && n <= EXACT_UP_TO) {
		const concordant = Math.round((score + pairs) / 2);
		const cumulative = concordanceDistribution(n);
		const below = at(cumulative, concordant);
		// The distribution is symmetric: as many or more concordant pairs are as likely as as many or fewer discordant.
		const above = at(cumulative, pairs - concordant);
		return { tau, p: Math.min(1, 2 * Math.min(below, above)), exact: true };
	}
	const cubic = (t: number) => t * (t - 1) * (2 * t + 5);
	const squares = (t: number) => t * (t - 1);
	const triples = (t: number) => t * (t - 1) * (t - 2);
	const variance =
		(cubic(n) - over(xTies, cubic) - over(yTies, cubic)) / 18 +
		(over(xTies, squares) * over(yTies, squares)) / (2 * squares(n)) +
		(n > 2 ? (over(xTies, triples) * over(yTies, triples)) / (9 * triples(n)) : 0);
	return { tau, p: normalTwoSided(score / Math.sqrt(variance)), exact: false };
}

/**
 * Concordant minus discordant pairs in n log n steps: with the pairs in order of x, each exchange that sorting
 * by y needs is a discordant pair.
 * @see Knight 1966, JASA 61:436
 */
function concordanceScore(
	x: readonly number[],
	y: readonly number[],
	untiedX: number,
	untiedY: number,
): number {
	const order = indexOrder(x.length, (a, b) => at(x, a) - at(x, b) || at(y, a) - at(y, b));
	const sorted = Float64Array.from(order, (i) => at(y, i));
	const bothTied = tieSizes(x.map((value, i) => `${value} ${at(y, i)}`));
	const pairs = (x.length * (x.length - 1)) / 2;
	const tiedInBoth = over(bothTied, (t) => (t * (t - 1)) / 2);
	const discordant = countExchanges(sorted, new Float64Array(x.length), 0, x.length);
	// Untied in x and in y, less those counted twice: all pairs − tied in x − tied in y + tied in both.
	return untiedX + untiedY - pairs + tiedInBoth - 2 * discordant;
}

/** Merge sort of x[from, to) that counts how many larger values each value has before it. */
function countExchanges(x: Float64Array, spare: Float64Array, from: number, to: number): number {
	if (to - from < 2) return 0;
	const middle = (from + to) >> 1;
	let exchanges = countExchanges(x, spare, from, middle) + countExchanges(x, spare, middle, to);
	let left = from;
	let right = middle;
	for (let i = from; i < to; i++) {
		if (right >= to || (left < middle && at(x, left) <= at(x, right))) {
			spare[i] = at(x, left++);
		} else {
			spare[i] = at(x, right++);
			exchanges += middle - left;
		}
	}
	x.set(spare.subarray(from, to), from);
	return exchanges;
}

const over = (ties: readonly number[], f: (t: number) => number) =>
	ties.reduce((total, t) => total + f(t), 0);

/** Sizes of the groups of equal values, those of one left out. */
function tieSizes<T>(x: readonly T[]): number[] {
	const counts = new Map<T, number>();
	for (const value of x) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts.values()].filter((count) => count > 1);
}

/** P(at most q concordant pairs) for q = 0 … n(n − 1)/2 among all orders of n, built up one value at a time. */
function concordanceDistribution(n: number): Float64Array {
	let probabilities = new Float64Array([1]);
	for (let size = 2; size <= n; size++) {
		const next = new Float64Array((size * (size - 1)) / 2 + 1);
		let window = 0;
		for (let q = 0; q < next.length; q++) {
			if (q < probabilities.length) window += at(probabilities, q);
			if (q >= size) window -= at(probabilities, q - size);
			next[q] = window / size;
		}
		probabilities = next;
	}
	let total = 0;
	return probabilities.map((probability) => {
		total += probability;
		return Math.min(1, total);
	});
}
