/** A row of numbers; typed arrays in the inner loops. */
export type Vector = ArrayLike<number>;

/** The i-th entry; for loops whose bounds are the array's own, where a check would cost and say nothing. */
export const at = (x: Vector, i: number): number => x[i] as number;

/** Sum of the entries. */
export function sum(x: Vector): number {
	let total = 0;
	for (let i = 0; i < x.length; i++) total += at(x, i);
	return total;
}

/** The indices 0 … length − 1 in an order. */
export function indexOrder(length: number, compare: (a: number, b: number) => number): number[] {
	return Array.from({ length }, (_, i) => i).sort(compare);
}

/** Σ x y. */
export function dot(x: Vector, y: Vector): number {
	let total = 0;
	for (let i = 0; i < x.length; i++) total += at(x, i) * at(y, i);
	return total;
}
