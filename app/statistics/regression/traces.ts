import { at, dot, type Vector } from "../numerics/vector.ts";
import { heaviestIn, type WeightedFit } from "./weighted-fit.ts";

/** tr P, where P = W − W X (X'WX)⁻¹ X'W. */
export function traceP({ weights, free }: WeightedFit): number {
	return dot(weights, free);
}

/** tr PVP-like products: tr[(I − H) F (I − H) G] for diagonal F and G; with F = G = W it is tr PP. */
export function traceProduct({ q, hat, free }: WeightedFit, f: Float64Array, g: Float64Array): number {
	let total = 0;
	if (q.length === 1) {
		// For one column hᵢⱼ² = hᵢ hⱼ; the heaviest study is kept apart, or it would drown the differences.
		const top = heaviestIn(hat);
		let [sumF, sumG, both] = [0, 0, 0];
		for (let i = 0; i < hat.length; i++) {
			total += at(f, i) * at(g, i) * at(free, i) ** 2;
			if (i === top) continue;
			sumF += at(f, i) * at(hat, i);
			sumG += at(g, i) * at(hat, i);
			both += at(f, i) * at(g, i) * at(hat, i) ** 2;
		}
		return total + at(hat, top) * (sumF * at(g, top) + sumG * at(f, top)) + (sumF * sumG - both);
	}
	for (let i = 0; i < hat.length; i++) total += at(f, i) * at(g, i) * (1 - 2 * at(hat, i));
	for (const first of q) {
		for (const second of q) total += weightedDot(first, second, f) * weightedDot(first, second, g);
	}
	return total;
}

function weightedDot(x: Vector, y: Vector, w: Vector): number {
	let total = 0;
	for (let i = 0; i < x.length; i++) total += at(x, i) * at(y, i) * at(w, i);
	return total;
}
