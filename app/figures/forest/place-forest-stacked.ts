import type { BiasLight } from "../../domain/views/synthesis/bias-judgement.ts";
import type { ForestRow } from "../../domain/views/synthesis/chart.ts";
import { lightMark } from "../bias/light-marks.ts";
import { linked, type Mark } from "../mark.ts";
import { measureText, type TextStyle } from "../measure-text.ts";
import { placeText } from "../place-text.ts";
import {
	densityOf,
	emptyBody,
	type ForestBody,
	type ForestInput,
	type ForestStyles,
	forestStyles,
	labelStyle,
	rowTarget,
} from "./forest-body.ts";
import { gapBefore, rule, sourceLink } from "./place-forest-beside.ts";

/** A forest for a phone: each row its name and effect on a line, the drawing below over the whole width. */
export function placeForestStacked(input: ForestInput): ForestBody {
	const { chart, canvas } = input;
	const density = densityOf(chart);
	const styles = forestStyles({ ...density, size: Math.max(13, density.size) });
	const head = placeHead(input, styles);
	const body = emptyBody(input, head, [canvas.left + 8, canvas.right - 8]);
	const context: Context = {
		input,
		styles,
		body,
		strip: Math.max(14, density.square),
		detailed: density.row > 19,
	};
	let y = body.top + 4;
	for (const [i, row] of chart.rows.entries()) y = placeOne(row, y + gapBefore(chart.rows, i), context);
	body.bottom = y;
	return body;
}

interface Context {
	input: ForestInput;
	styles: ForestStyles;
	body: ForestBody;
	/** Height of the drawing of a row. */
	strip: number;
	/** Whether the rows' figures and lights have a line of their own; of very many rows only the table has them. */
	detailed: boolean;
}

/** What the lines of a row are: "Vaccine vs control n/N · weight". */
function placeHead({ chart, canvas, top }: ForestInput, { small }: ForestStyles) {
	const names = chart.columns.map(({ label }) => label).join(" vs ");
	const subs = [...new Set(chart.columns.map(({ sub }) => sub))].join(" ");
	const figures = [`${names} ${subs}`.trim(), chart.headings.weight?.toLowerCase()]
		.filter(Boolean)
		.join(" · ");
	const width = canvas.right - canvas.left;
	const strong: TextStyle = { ...small, weight: 600 };
	const effect = placeText(chart.headings.effect, strong, {
		x: canvas.right,
		top,
		width: width / 2,
		anchor: "end",
	});
	const study = placeText(chart.headings.study, strong, { x: canvas.left, top, width: width / 2 - 12 });
	const below = top + Math.max(effect.height, study.height);
	const what = placeText(figures, small, { x: canvas.left, top: below, width, fill: "muted", maxLines: 3 });
	const bottom = below + what.height + 4;
	return {
		marks: [
			...study.marks,
			...effect.marks,
			...what.marks,
			rule(canvas.left, canvas.right, bottom),
		] as Mark[],
		bottom: bottom + 2,
	};
}

function placeOne(row: ForestRow, top: number, context: Context): number {
	const { input, styles, body, strip } = context;
	const { canvas } = input;
	const inner = canvas.right - canvas.left;
	const style = labelStyle(row, styles);
	const strong = row.kind === "diamond" ? styles.strong : styles.plain;
	if (row.kind === "diamond" && row.rank === "overall")
		body.marks.push(rule(canvas.left, canvas.right, top - 3));
	const effect = "effect" in row ? row.effect.shown : "";
	const effectWidth = effect === "" ? 0 : measureText(effect, strong) + 12;
	const below = effectWidth > 0.62 * inner;
	const label = placeText(row.label, style, {
		x: canvas.left,
		top,
		width: inner - (below ? 0 : effectWidth),
		maxLines: row.kind === "note" ? 4 : 3,
		of: row.key,
	});
	const links = input.chart.links?.[row.key];
	body.marks.push(...linked(label.marks, links?.href));
	let y = top + label.height;
	if (effect !== "") {
		const at = below ? y : top;
		const placed = placeText(effect, strong, {
			x: canvas.right,
			top: at,
			width: inner,
			anchor: "end",
			maxLines: 1,
			of: row.key,
		});
		body.marks.push(...placed.marks);
		y = Math.max(y, at + placed.height);
	}
	y = placeDetails(row, y, context);
	if ("effect" in row) {
		const centre = y + 1 + strip / 2;
		body.rows.push({ row, y: centre, size: strip });
		body.spans.push([centre - strip / 2 - 1, centre + strip / 2 + 1]);
		y += strip + 2;
	}
	body.targets.push(...rowTarget(row, canvas, top - 1, y + 2));
	return y + (row.kind === "heading" ? 2 : 7);
}

/** The figures of the arms and the weight with the lights at their right, why a row is not pooled, and notes. */
function placeDetails(row: ForestRow, top: number, context: Context): number {
	const { input, styles, body, detailed } = context;
	const inner = input.canvas.right - input.canvas.left;
	const lights = detailed && "lights" in row && input.chart.bias ? (row.lights ?? []) : [];
	const step = lights.length > 0 ? Math.min(20, inner / lights.length) : 0;
	const figures = detailed ? figuresOf(row) : "";
	const beside = measureText(figures, styles.small) + 10 + lights.length * step <= inner;
	let y = top;
	const text = (words: string, link: ReturnType<typeof sourceLink> = []) => {
		const place = { x: input.canvas.left, top: y, width: inner, maxLines: 4, of: row.key };
		const placed = placeText(words, styles.small, { ...place, fill: "muted" });
		body.marks.push(...linked(placed.marks, ...link));
		y += placed.height;
	};
	text(figures, sourceLink(input.chart.links?.[row.key]));
	if (lights.length > 0) {
		const line = beside ? top : y;
		body.marks.push(...placeLights(row.key, lights, line + 9, step, context));
		y = Math.max(y, line + 19);
	}
	if (row.kind === "unpooled") text(row.reason);
	if (row.kind === "diamond") for (const note of row.notes) text(note);
	return y;
}

function placeLights(
	of: string,
	lights: readonly (BiasLight | null)[],
	cy: number,
	step: number,
	{ input: { chart, canvas } }: Context,
): Mark[] {
	const left = canvas.right - lights.length * step;
	const r = Math.min(7.5, step / 2 - 1);
	return lights.map((light, i) =>
		lightMark(light, chart.bias?.colours ?? "safe", { cx: left + (i + 0.5) * step, cy, r, of }),
	);
}

/** "4/123 vs 11/139 · 5.1%" */
function figuresOf(row: ForestRow): string {
	const cells = "cells" in row ? row.cells.filter((cell) => cell !== "").join(" vs ") : "";
	const whole = row.kind === "diamond" && row.rank === "overall";
	const weight = "weightShown" in row && !whole ? (row.weightShown ?? "") : "";
	return [cells, weight].filter((part) => part !== "").join(" · ");
}
