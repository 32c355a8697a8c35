import type { BiasLightsChart } from "../../domain/views/synthesis/chart.ts";
import { figureName } from "../figure-name.ts";
import { type Figure, linked, type Mark, type Target } from "../mark.ts";
import { measureText, type TextStyle, widestText, wrapText } from "../measure-text.ts";
import { canvasOf, type LayoutOptions, placeHeading, placeNotes } from "../place-frame.ts";
import { heightOfLines, placeText } from "../place-text.ts";
import { lightKey, lightMark, lightSymbols } from "./light-marks.ts";

/** Judgements of bias as a table of lights: studies down, domains across. */

const HEAD: TextStyle = { size: 12.5, weight: 600 };
const GAP = 12;

interface Grid {
	left: number;
	step: number;
	label: number;
	/** Whether the columns are headed with the domains' whole names. */
	named: boolean;
}

/** Draws judgements as marks: a row a study, a light a domain. @param width in pixels, from 320 */
export function layoutBiasLights(chart: BiasLightsChart, width: number, options: LayoutOptions = {}): Figure {
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const dense = chart.rows.length > 30;
	const row = dense ? 22 : 28;
	const name: TextStyle = { size: dense ? 12.5 : 13.5, weight: 400 };
	const grid = placeGrid(chart, canvas.left, canvas.right, name);
	const marks: Mark[] = [...heading.marks];
	const targets: Target[] = [];
	const head = placeHead(chart, grid, heading.bottom);
	const line = (y: number, stroke: "rule" | "grid"): Mark => {
		return {
			type: "line",
			x1: canvas.left,
			y1: y,
			x2: grid.left + grid.step * chart.domains.length,
			y2: y,
			stroke,
		};
	};
	marks.push(...head.marks, line(head.bottom + 4, "rule"));
	let y = head.bottom + 5;
	for (const each of chart.rows) {
		const place = { x: canvas.left, width: grid.label, maxLines: 3, of: each.key };
		const label = placeText(each.label, name, { ...place, top: y });
		const height = Math.max(row, label.height + 6);
		for (const mark of label.marks) mark.y += (height - label.height) / 2;
		marks.push(...linked(label.marks, chart.links?.[each.key]?.href));
		targets.push({ key: each.key, x: canvas.left - 4, y, width: canvas.right - canvas.left + 8, height });
		const r = Math.min(dense ? 8.5 : 10, grid.step / 2 - 2);
		for (const [i] of chart.domains.entries()) {
			const cx = grid.left + (i + 0.5) * grid.step;
			marks.push(lightMark(each.lights[i], chart.colours, { cx, cy: y + height / 2, r, of: each.key }));
		}
		y += height;
		marks.push(line(y, "grid"));
	}
	const key = lightKey(chart.legend, chart.colours, { left: canvas.left, right: canvas.right, top: y + 12 });
	marks.push(...key.marks);
	const names = chart.domains.filter(({ letter, label }) => letter !== label && letter !== "All");
	const list = names.map(({ letter, label }) => `${letter}: ${label}`).join("; ");
	const domains = placeText(
		grid.named ? "" : list,
		{ size: 12.5, weight: 400 },
		{
			x: canvas.left,
			top: key.bottom + 6,
			width: canvas.right - canvas.left,
			fill: "muted",
		},
	);
	marks.push(...domains.marks);
	const notes = placeNotes(
		chart,
		canvas,
		key.bottom + (domains.height > 0 ? 6 + domains.height : 0),
		options,
	);
	return {
		width,
		height: Math.ceil(notes.bottom + 4),
		title: figureName(chart),
		description: chart.description,
		marks: [...marks, ...notes.marks],
		symbols: lightSymbols(marks),
		targets,
	};
}

const STEP = { least: 24, most: 52, named: 96 };

function placeGrid({ domains, rows }: BiasLightsChart, left: number, right: number, name: TextStyle): Grid {
	const inner = right - left;
	const count = Math.max(1, domains.length);
	const wanted = Math.ceil(
		Math.max(
			widestText(
				rows.map(({ label }) => label),
				name,
			),
			measureText("Study", HEAD),
		),
	);
	const leastLights = count * STEP.least;
	const label = Math.min(wanted, Math.max(90, Math.min(0.5 * inner, inner - leastLights - GAP)));
	const room = (inner - label - GAP) / count;
	const named = room >= STEP.named;
	return { left: left + label + GAP, step: Math.min(room, named ? 132 : STEP.most), label, named };
}

function placeHead({ domains }: BiasLightsChart, { left, step, label, named }: Grid, top: number) {
	const style: TextStyle = named ? { ...HEAD, weight: 500 } : { ...HEAD, size: step < 26 ? 11 : 12.5 };
	const texts = domains.map((domain) => (named ? domain.label : domain.letter));
	const lines = texts.map((text) => Math.min(5, wrapText(text, style, step - 6).length));
	const height = heightOfLines(Math.max(1, ...lines), style);
	const heads = texts.flatMap((text, i) => {
		const own = heightOfLines(lines[i] ?? 1, style);
		const place = { x: left + (i + 0.5) * step, top: top + height - own, width: step - 6, maxLines: 5 };
		return placeText(text, style, { ...place, anchor: "middle" }).marks;
	});
	const own = heightOfLines(1, HEAD);
	const study = placeText("Study", HEAD, { x: left - label - GAP, top: top + height - own, width: label });
	return { marks: [...study.marks, ...heads], bottom: top + height };
}
