import type { ScatterChart } from "../../domain/views/synthesis/chart.ts";
import type { Mark } from "../mark.ts";
import { ellipsize, measureText, type TextStyle } from "../measure-text.ts";
import type { Canvas } from "../place-frame.ts";
import { centredBaseline } from "../place-text.ts";
import { lineStroke, pointMark, SHADES } from "./scatter-marks.ts";

/** What lines, regions and points of a plot are, each beside a sample of itself. */

const KEY: TextStyle = { size: 12.5, weight: 400 };
const SAMPLE = 26;
const LINE = 20;

interface Entry {
	label: string;
	/** Whether it begins a line. */
	starts?: boolean;
	sample: (x: number, y: number) => Mark;
}

export function scatterKey(
	chart: ScatterChart,
	{ left, right }: Pick<Canvas, "left" | "right">,
	top: number,
	oneEach = false,
) {
	const marks: Mark[] = [];
	let [x, y] = [left, top];
	for (const { label, sample, starts } of entriesOf(chart)) {
		const text = ellipsize(label, KEY, right - left - SAMPLE - 6);
		const width = SAMPLE + 6 + measureText(text, KEY);
		if (x > left && (starts || oneEach || x + width > right)) [x, y] = [left, y + LINE];
		const centre = y + LINE / 2;
		marks.push(sample(x, centre));
		marks.push({
			type: "text",
			x: x + SAMPLE + 6,
			y: centredBaseline(centre, KEY),
			text,
			...KEY,
			fill: "muted",
		});
		x += width + 20;
	}
	return { marks, bottom: marks.length > 0 ? y + LINE : top };
}

function entriesOf({ points, legend, lines, regions }: ScatterChart): Entry[] {
	return [
		...(points.length > 0 ? legend : []).map(
			({ label, shape }): Entry => ({
				label,
				sample: (x, y) => pointMark(shape, { cx: x + SAMPLE / 2, cy: y, r: 5 }),
			}),
		),
		...lines.flatMap(({ label, style, tone }): Entry[] => {
			if (label === "") return [];
			const sample = (x: number, y: number): Mark => {
				return { type: "line", x1: x, y1: y, x2: x + SAMPLE, y2: y, ...lineStroke(style, tone) };
			};
			return [{ label, sample }];
		}),
		...regions.toReversed().map(({ label, shade }, i): Entry => {
			const sample = (x: number, y: number): Mark => {
				const size = { width: SAMPLE, height: 12 };
				return { type: "rect", x, y: y - 6, ...size, fill: SHADES[shade], stroke: "rule" };
			};
			return { label, sample, starts: i === 0 && regions.length > 1 };
		}),
	];
}
