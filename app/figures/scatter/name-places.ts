import type { TextMark } from "../mark.ts";
import { type TextBox, type TextStyle, textBox } from "../measure-text.ts";
import type { Pixel } from "./clip.ts";
import type { PlacedPoint } from "./scatter-marks.ts";

/** The places where a point's name may stand, the best first. */

export const NAME: TextStyle = { size: 12, weight: 400 };
const GAP = 4;

export interface NamePlace {
	text: TextMark;
	box: TextBox;
	/** From the point's edge to the name, where that does not stand beside it. */
	leader?: readonly [Pixel, Pixel];
}

const markOf = ({ key }: PlacedPoint, text: string) =>
	({ type: "text", text, ...NAME, fill: "ink", halo: true, of: key }) as const;

/** The eight places around a point that cartography has used since Imhof. @see Imhof 1975, Am Cartogr 2:128 */
export function placesBeside(point: PlacedPoint, text: string): NamePlace[] {
	const { cx, cy, r } = point;
	const common = markOf(point, text);
	const middle = cy + 0.36 * NAME.size;
	const [above, below] = [cy - r - GAP, cy + r + GAP + 0.76 * NAME.size];
	const diagonal = 0.72 * r + 3;
	const [raised, lowered] = [cy - diagonal, cy + diagonal + 0.7 * NAME.size];
	const marks: TextMark[] = [
		{ ...common, x: cx + r + GAP, y: middle },
		{ ...common, x: cx - r - GAP, y: middle, anchor: "end" },
		{ ...common, x: cx, y: above, anchor: "middle" },
		{ ...common, x: cx, y: below, anchor: "middle" },
		{ ...common, x: cx + diagonal, y: raised },
		{ ...common, x: cx + diagonal, y: lowered },
		{ ...common, x: cx - diagonal, y: raised, anchor: "end" },
		{ ...common, x: cx - diagonal, y: lowered, anchor: "end" },
	];
	return marks.map((mark) => ({ text: mark, box: textBox(mark) }));
}

const ANGLES = 16;
const REACHES = [14, 24, 38, 56, 80];

/** Places farther out, on rings around a point, each with the line that leads to it. */
export function placesAround(point: PlacedPoint, text: string): NamePlace[] {
	const { cx, cy, r } = point;
	const common = markOf(point, text);
	return REACHES.flatMap((reach) =>
		Array.from({ length: ANGLES }, (_, i): NamePlace => {
			const angle = (2 * Math.PI * i) / ANGLES;
			const [right, down] = [Math.cos(angle), Math.sin(angle)];
			const end: Pixel = [cx + (r + reach) * right, cy + (r + reach) * down];
			const isSide = Math.abs(right) > 0.35;
			const mark: TextMark = {
				...common,
				x: end[0] + (isSide ? Math.sign(right) * 3 : 0),
				y: end[1] + (isSide ? 0.3 * NAME.size : down < 0 ? -3 : 0.76 * NAME.size + 3),
				...(isSide ? right < 0 && { anchor: "end" as const } : { anchor: "middle" as const }),
			};
			return { text: mark, box: textBox(mark), leader: [[cx + r * right, cy + r * down], end] };
		}),
	);
}
