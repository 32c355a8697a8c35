import type { Row } from "./align-lists.ts";

export interface MovedRow {
	row: Row;
	/** What it followed in the first version and follows in the second, among what both have; undefined at the start. */
	followed: Row | undefined;
	follows: Row | undefined;
}

/**
 * The fewest items of a list that have to be moved to get the order of the second version from that of the
 * first; items that only one has are no matter. The others are a longest run of items that kept their order.
 */
export function movedRows(rows: readonly Row[]): MovedRow[] {
	const common = rows.filter(({ positions }) => positions.every((position) => position !== undefined));
	const inOrder = (version: number) => common.toSorted((a, b) => place(a, version) - place(b, version));
	const [earlier, later] = [inOrder(0), inOrder(1)];
	const kept = longestRising(earlier.map((row) => place(row, 1)));
	return earlier.flatMap((row, index) =>
		kept.has(index) ? [] : [{ row, followed: earlier[index - 1], follows: later[later.indexOf(row) - 1] }],
	);
}

const place = ({ positions }: Row, version: number) => positions[version] ?? 0;

/** The indices of a longest subsequence whose numbers rise. */
function longestRising(numbers: readonly number[]): Set<number> {
	const length: number[] = [];
	const previous: number[] = [];
	let last = -1;
	for (const [index, number] of numbers.entries()) {
		let best = -1;
		for (let before = 0; before < index; before++) {
			if ((numbers[before] ?? 0) < number && (length[before] ?? 0) > (length[best] ?? 0)) best = before;
		}
		length[index] = (length[best] ?? 0) + 1;
		previous[index] = best;
		if ((length[index] ?? 0) > (length[last] ?? 0)) last = index;
	}
	const kept = new Set<number>();
	for (let index = last; index >= 0; index = previous[index] ?? -1) kept.add(index);
	return kept;
}
