import type { TextMark } from "../mark.ts";
import { ellipsize, type TextBox, type TextStyle, textBox } from "../measure-text.ts";
import type { Box } from "./clip.ts";
import type { PlacedPoint } from "./scatter-marks.ts";

/** Names beside points, as many as find room without covering a point or each other. */

const NAME: TextStyle = { size: 12, weight: 400 };
const WIDEST = 170;
const GAP = 4;

export function placeNames(points: readonly PlacedPoint[], box: Box): TextMark[] {
	const placed: TextMark[] = [];
	const taken: TextBox[] = [];
	const ranked = points
		.filter((point) => point.rank !== undefined)
		.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
	for (const point of ranked) {
		const text = ellipsize(point.label, NAME, WIDEST);
		const found = candidates(point, text).find((mark) => {
			const own = textBox(mark);
			return (
				inside(own, box) &&
				!taken.some((other) => overlap(own, other)) &&
				!points.some((other) => other !== point && covers(other, own))
			);
		});
		if (!found) continue;
		placed.push(found);
		taken.push(textBox(found));
	}
	return placed;
}

function candidates({ cx, cy, r, key }: PlacedPoint, text: string): TextMark[] {
	const common = { type: "text", text, ...NAME, fill: "ink", halo: true, of: key } as const;
	const middle = cy + 0.36 * NAME.size;
	const [above, below] = [cy - r - GAP, cy + r + GAP + 0.76 * NAME.size];
	const diagonal = 0.72 * r + 3;
	return [
		{ ...common, x: cx + r + GAP, y: middle },
		{ ...common, x: cx - r - GAP, y: middle, anchor: "end" },
		{ ...common, x: cx, y: above, anchor: "middle" },
		{ ...common, x: cx, y: below, anchor: "middle" },
		{ ...common, x: cx + diagonal, y: cy - diagonal },
		{ ...common, x: cx + diagonal, y: cy + diagonal + 0.7 * NAME.size },
		{ ...common, x: cx - diagonal, y: cy - diagonal, anchor: "end" },
		{ ...common, x: cx - diagonal, y: cy + diagonal + 0.7 * NAME.size, anchor: "end" },
	];
}

const inside = (own: TextBox, box: Box) =>
	own.left >= box.left + 2 && own.right <= box.right - 2 && own.top >= box.top && own.bottom <= box.bottom;

const overlap = (a: TextBox, b: TextBox) =>
	a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom && b.top < a.bottom;

const covers = ({ cx, cy, r }: PlacedPoint, box: TextBox) =>
	overlap({ left: cx - r, right: cx + r, top: cy - r, bottom: cy + r }, box);
