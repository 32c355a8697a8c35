import type { ForestChart } from "../../domain/views/synthesis/chart.ts";
import type { Mark, Tone } from "../mark.ts";
import { type TextStyle, wrapText } from "../measure-text.ts";
import type { Canvas } from "../place-frame.ts";
import { heightOfLines, placeText } from "../place-text.ts";
import type { ForestStyles } from "./forest-body.ts";
import { type ForestColumns, LIGHT_STEP } from "./forest-columns.ts";

interface Head {
	text: string;
	sub?: string;
	x: number;
	width: number;
	anchor: "start" | "middle" | "end";
}

/** The heads of a forest's columns, standing on one line over a rule. */
export function placeForestHead(
	chart: ForestChart,
	columns: ForestColumns,
	styles: ForestStyles,
	{ left, right }: Canvas,
	top: number,
): { marks: Mark[]; bottom: number } {
	const { headings, bias } = chart;
	const heads: Head[] = [
		{ text: headings.study, x: columns.label.left, width: columns.label.width, anchor: "start" },
		...chart.columns.flatMap(({ label, sub }, i): Head[] => {
			const column = columns.cells[i];
			return column ? [{ text: label, sub, x: column.right, width: column.width, anchor: "end" }] : [];
		}),
		{ text: headings.effect, x: columns.effect.right, width: columns.effect.width, anchor: "end" },
	];
	if (columns.weight && headings.weight) {
		heads.push({
			text: headings.weight,
			x: columns.weight.right,
			width: columns.weight.width,
			anchor: "end",
		});
	}
	for (const [i, { cx }] of columns.lights.entries()) {
		heads.push({ text: bias?.domains[i]?.letter ?? "", x: cx, width: LIGHT_STEP, anchor: "middle" });
	}
	const placed = heads.map((head) => placeHead(head, styles));
	const height = Math.max(...placed.map((each) => each.height));
	for (const each of placed) for (const mark of each.marks) mark.y += top + height - each.height;
	const bottom = top + height + 5;
	const line: Mark = { type: "line", x1: left, y1: bottom, x2: right, y2: bottom, stroke: "rule" };
	return { marks: [...placed.flatMap(({ marks }) => marks), line], bottom: bottom + 2 };
}

const MOST_LINES = 4;

function placeHead({ text, sub = "", x, width, anchor }: Head, styles: ForestStyles) {
	const centred = anchor === "middle";
	const style: TextStyle = centred ? { ...styles.small, size: 10.5, weight: 600 } : styles.strong;
	const lines = Math.min(MOST_LINES, wrapText(text, style, width).length);
	const fill: Tone = "ink";
	const main = placeText(text, style, { x, top: 0, width, anchor, maxLines: MOST_LINES, fill });
	const below = placeText(sub, styles.small, {
		x,
		top: heightOfLines(lines, style),
		width: width + 8,
		anchor,
		maxLines: 1,
		fill: "muted",
	});
	return { marks: [...main.marks, ...below.marks], height: main.height + below.height };
}
