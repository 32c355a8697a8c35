import type { TextBox } from "../measure-text.ts";
import type { Pixel } from "./clip.ts";

/** What lies over what in a plot, in pixels. */

export interface Disc {
	cx: number;
	cy: number;
	r: number;
}

/** Whether two texts lie over each other, or so close that they read as one. */
export function textsMeet(a: TextBox, b: TextBox): boolean {
	return a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom && b.top < a.bottom;
}

/** Whether a disc reaches into a text's box. */
export function discMeets({ cx, cy, r }: Disc, { left, right, top, bottom }: TextBox): boolean {
	const dx = cx - Math.max(left - 1, Math.min(right + 1, cx));
	const dy = cy - Math.max(top, Math.min(bottom, cy));
	return dx * dx + dy * dy < r * r;
}

/** Whether a line passes a disc's inside. */
export function lineMeetsDisc(from: Pixel, to: Pixel, { cx, cy, r }: Disc): boolean {
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	const length = dx * dx + dy * dy;
	const at = length === 0 ? 0 : ((cx - from[0]) * dx + (cy - from[1]) * dy) / length;
	const part = Math.max(0, Math.min(1, at));
	return (from[0] + part * dx - cx) ** 2 + (from[1] + part * dy - cy) ** 2 < r * r;
}

/** Whether a line passes through a text's box. @see Liang & Barsky 1984, ACM Trans Graph 3:1 */
export function lineMeetsText(from: Pixel, to: Pixel, { left, right, top, bottom }: TextBox): boolean {
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	let [enters, leaves] = [0, 1];
	for (const [step, room] of [
		[-dx, from[0] - left],
		[dx, right - from[0]],
		[-dy, from[1] - top],
		[dy, bottom - from[1]],
	] as const) {
		if (step === 0) {
			if (room < 0) return false;
			continue;
		}
		if (step < 0) enters = Math.max(enters, room / step);
		else leaves = Math.min(leaves, room / step);
	}
	return enters <= leaves;
}

/** Whether two lines cross. */
export function linesMeet(a: readonly [Pixel, Pixel], b: readonly [Pixel, Pixel]): boolean {
	const side = ([p, q]: readonly [Pixel, Pixel], r: Pixel) =>
		Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
	return side(a, b[0]) !== side(a, b[1]) && side(b, a[0]) !== side(b, a[1]);
}
