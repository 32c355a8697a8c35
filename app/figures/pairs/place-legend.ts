import type { ColourRole } from "#app/domain/arms/arm-colours.ts";
import type { PairChart, PairMark } from "#app/domain/views/pair-chart.ts";
import { pointMark } from "../interval-marks.ts";
import type { Mark } from "../mark.ts";
import { measureText, type TextStyle } from "../measure-text.ts";
import type { Canvas } from "../place-frame.ts";
import { placeText } from "../place-text.ts";

const STYLE: TextStyle = { size: 13, weight: 400 };
const LINE = 20;

/** The filled and the hollow mark with what they are; further shapes are further arms of a trial. */
export function placeLegend(
	{ sides, panels }: Pick<PairChart, "sides" | "panels">,
	canvas: Canvas,
	top: number,
): { marks: Mark[]; bottom: number } {
	const rows = panels.flatMap((panel) => panel.rows);
	const joined = rows
		.filter(({ isJoined }) => isJoined)
		.flatMap(({ marks: [arm, against] }) => (arm && against ? [{ arm, against }] : []));
	const isUsual = ({ colour }: PairMark) => colour.endsWith("-1");
	const first = joined.find(({ arm, against }) => isUsual(arm) && isUsual(against)) ?? joined[0];
	if (!first) return { marks: [], bottom: top };
	const entries: [ColourRole, string][] = [
		[first.arm.colour, sides.arm],
		[first.against.colour, sides.against],
	];
	const marks: Mark[] = [];
	let [x, y] = [canvas.left, top];
	for (const [colour, label] of entries) {
		const width = 18 + measureText(label, STYLE) + 18;
		if (x > canvas.left && x + width > canvas.right) [x, y] = [canvas.left, y + LINE];
		marks.push(pointMark(x + 7, y + LINE / 2, 5, colour, "legend"));
		const text = placeText(label, STYLE, {
			x: x + 18,
			top: y + 2,
			width: canvas.right - x - 18,
			maxLines: 1,
		});
		marks.push(...text.marks);
		x += width;
	}
	return { marks, bottom: y + LINE };
}
