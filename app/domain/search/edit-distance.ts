/**
 * How many letters must be put in, taken out, changed, or swapped with their neighbour to make one word of the
 * other (optimal string alignment). Counting stops once it is beyond `most`.
 * @returns the distance, or any number above `most`
 */
export function editDistance(from: string, to: string, most: number): number {
	if (Math.abs(from.length - to.length) > most) return most + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const next = [row];
		for (let column = 1; column <= to.length; column++) {
			const same = from[row - 1] === to[column - 1];
			const swapped =
				row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
			next[column] = Math.min(
				(last[column] ?? 0) + 1,
				(next[column - 1] ?? 0) + 1,
				(last[column - 1] ?? 0) + (same ? 0 : 1),
				swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
			);
		}
		if (Math.min(...next) > most) return most + 1;
		[beforeLast, last] = [last, next];
	}
	return last[to.length] ?? most + 1;
}
