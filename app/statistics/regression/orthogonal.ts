import { at, dot, type Vector } from "../numerics/vector.ts";

/** Takes the components along q out of x, in two passes, and adds them to `components`. */
export function removeComponents(
	x: Float64Array,
	q: readonly Float64Array[],
	components: Float64Array,
): void {
	for (let pass = 0; pass < 2; pass++) {
		q.forEach((column, j) => {
			const component = dot(column, x);
			for (let i = 0; i < x.length; i++) x[i] = at(x, i) - component * at(column, i);
			components[j] = at(components, j) + component;
		});
	}
}

/** Solves R b = x by back substitution. */
export function solveUpper(r: readonly Float64Array[], x: Vector): number[] {
	const b = Array.from(x);
	for (let j = r.length - 1; j >= 0; j--) {
		const column = r[j] ?? new Float64Array();
		const value = at(b, j) / at(column, j);
		b[j] = value;
		for (let i = 0; i < j; i++) b[i] = at(b, i) - value * at(column, i);
	}
	return b;
}

/**
 * Whether the columns of a design are linearly independent, to the tolerance R's lm uses: what is left of a
 * column after taking out the others must be at least 1e-7 of it.
 */
export function independentColumns(columns: readonly Float64Array[]): boolean {
	const q: Float64Array[] = [];
	for (const column of columns) {
		const next = Float64Array.from(column);
		const before = Math.sqrt(dot(next, next));
		removeComponents(next, q, new Float64Array(columns.length));
		const left = Math.sqrt(dot(next, next));
		if (!(left > 1e-7 * before)) return false;
		q.push(next.map((x) => x / left));
	}
	return true;
}
