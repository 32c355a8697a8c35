import type { BiasSummaryChart } from "../../domain/views/synthesis/chart.ts";
import { figureName } from "../figure-name.ts";
import type { Figure, Mark, Target } from "../mark.ts";
import { measureText, type TextStyle, widestText } from "../measure-text.ts";
import { placeAxis, TICK_HEIGHT, tickLabels } from "../place-axis.ts";
import { canvasOf, type LayoutOptions, placeHeading, placeNotes } from "../place-frame.ts";
import { centredBaseline, placeText } from "../place-text.ts";
import { lightKey, lightSymbols, lightTones } from "./light-marks.ts";

/** The share of each judgement in each domain, as bars from 0 to 100%. */

const INSIDE: TextStyle = { size: 12.5, weight: 600 };
const BAR = 24;

/** Draws how many studies have which risk as marks: a bar a domain. @param width in pixels, from 320 */
export function layoutBiasSummary(
	chart: BiasSummaryChart,
	width: number,
	options: LayoutOptions = {},
): Figure {
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const name: TextStyle = { size: 13.5, weight: 400 };
	const strong: TextStyle = { ...name, weight: 600 };
	const inner = canvas.right - canvas.left;
	const wanted = widestText(
		chart.bars.map(({ label }) => label),
		strong,
	);
	const label = canvas.narrow ? inner : Math.min(Math.ceil(wanted), 0.4 * inner);
	const left = canvas.narrow ? canvas.left : canvas.left + label + 16;
	const axis = placeAxis(
		{ axis: { scale: "linear", unit: "%", label: chart.axisLabel } },
		[0, 100],
		[left, canvas.right - (canvas.narrow ? 0 : 14)],
		canvas,
	);
	const marks: Mark[] = [...heading.marks];
	const targets: Target[] = [];
	let y = heading.bottom;
	for (const bar of chart.bars) {
		if (bar.overall) y += 8;
		const from = y;
		const style = bar.overall ? strong : name;
		const placed = placeText(bar.label, style, {
			x: canvas.left,
			top: y,
			width: label,
			maxLines: 3,
			of: bar.key,
		});
		const height = canvas.narrow ? BAR : Math.max(BAR + 8, placed.height + 8);
		if (canvas.narrow) y += placed.height + 2;
		else for (const mark of placed.marks) mark.y += (height - placed.height) / 2;
		marks.push(...placed.marks, ...barMarks(bar, chart, axis.range, y + (height - BAR) / 2));
		y += height + (canvas.narrow ? 8 : 0);
		targets.push({
			key: bar.key,
			x: canvas.left - 4,
			y: from,
			width: canvas.right - canvas.left + 8,
			height: y - from,
		});
	}
	const caption = placeText(
		chart.axisLabel,
		{ size: 12.5, weight: 400 },
		{
			x: left,
			top: y + TICK_HEIGHT + 2,
			width: canvas.right - left,
			fill: "muted",
		},
	);
	marks.push(...tickLabels(axis, y), ...caption.marks);
	const top = y + TICK_HEIGHT + 2 + caption.height + 10;
	const key = lightKey(chart.legend, chart.colours, { left: canvas.left, right: canvas.right, top });
	const notes = placeNotes(chart, canvas, key.bottom, options);
	return {
		width,
		height: Math.ceil(notes.bottom + 4),
		title: figureName(chart),
		description: chart.description,
		marks: [...marks, ...key.marks, ...notes.marks],
		symbols: lightSymbols(key.marks),
		targets,
	};
}

/** The parts of a bar side by side, each with its symbol and, where it fits, its percentage. */
function barMarks(
	{ key, parts }: BiasSummaryChart["bars"][number],
	{ colours }: BiasSummaryChart,
	[start, end]: readonly [number, number],
	top: number,
): Mark[] {
	if (parts.length === 0) {
		return placeText(
			"Not judged",
			{ size: 12.5, weight: 400 },
			{ x: start, top: top + 4, width: end - start, fill: "muted" },
		).marks;
	}
	let x = start;
	return parts.flatMap(({ light, percent, shown }): Mark[] => {
		const width = ((end - start) * percent) / 100;
		const tones = lightTones(light, colours);
		const from = x;
		x += width;
		const rect: Mark = {
			type: "rect",
			of: `${key}/${light.judgement}`,
			x: from,
			y: top,
			width,
			height: BAR,
			fill: tones.disc,
			stroke: "surface",
			strokeWidth: 1.5,
		};
		const text = [`${light.symbol} ${shown}`, light.symbol].find(
			(each) => measureText(each, INSIDE) + 8 <= width,
		);
		if (text === undefined) return [rect];
		const y = centredBaseline(top + BAR / 2, INSIDE);
		return [
			rect,
			{ type: "text", x: from + width / 2, y, text, ...INSIDE, anchor: "middle", fill: tones.symbol },
		];
	});
}
