import type { ForestRow, RowLinks } from "../../domain/views/synthesis/chart.ts";
import { lightMark } from "../bias/light-marks.ts";
import { linked, type Mark, type TextMark } from "../mark.ts";
import { type TextStyle, wrapText } from "../measure-text.ts";
import { centredBaseline, heightOfLines, placeText } from "../place-text.ts";
import {
	densityOf,
	emptyBody,
	type ForestBody,
	type ForestDensity,
	type ForestInput,
	type ForestStyles,
	forestStyles,
	labelStyle,
	rowTarget,
} from "./forest-body.ts";
import { chooseForestColumns, type ForestColumns } from "./forest-columns.ts";
import { placeForestHead } from "./place-forest-head.ts";

/** A forest as a table with a drawing in it, for wide canvases; null where the columns find no room. */
export function placeForestBeside(input: ForestInput): ForestBody | null {
	const { chart, canvas } = input;
	const density = densityOf(chart);
	const styles = forestStyles(density);
	const columns = chooseForestColumns(chart, canvas, styles);
	if (!columns) return null;
	const head = placeForestHead(chart, columns, styles, canvas, input.top);
	const body = emptyBody(input, head, columns.plot);
	const context: Context = { input, density, styles, columns, body };
	let y = body.top + 4;
	for (const [i, row] of chart.rows.entries()) y = placeOne(row, y + gapBefore(chart.rows, i), context);
	body.bottom = y + 4;
	body.spans = [[body.top, body.bottom]];
	return body;
}

interface Context {
	input: ForestInput;
	density: ForestDensity;
	styles: ForestStyles;
	columns: ForestColumns;
	body: ForestBody;
}

/** Groups and totals stand a little apart from what is above them. */
export function gapBefore(rows: readonly ForestRow[], i: number): number {
	const [row, before] = [rows[i], rows[i - 1]];
	if (!row || !before) return 0;
	if (row.kind === "heading") return 12;
	if (row.kind === "note") return 6;
	if (row.kind === "diamond" && row.rank !== "group") return 8;
	return 0;
}

/** Places one row; returns where it ends. */
function placeOne(row: ForestRow, top: number, context: Context): number {
	const { input, density, styles, columns, body } = context;
	const { chart } = input;
	const total = row.kind === "diamond" && row.rank === "overall";
	if (total) body.marks.push(rule(input.canvas.left, columns.plot[0] - 9, top - 3));
	const style = labelStyle(row, styles);
	const inset = row.kind === "study" || row.kind === "unpooled" ? columns.indent : 0;
	const left = columns.label.left + inset;
	const besidePlot = columns.plot[0] - 18 - left;
	const width = row.kind === "note" || row.kind === "heading" ? besidePlot : columns.label.width - inset;
	const reason = row.kind === "unpooled" ? reasonLines(row.reason, context) : [];
	const label = placeText(row.label, style, { x: left, top, width, maxLines: 4, of: row.key });
	const lines = Math.max(label.marks.length, reason.length, 1);
	const height = Math.max(density.row, heightOfLines(lines, style) + 6);
	for (const mark of label.marks) mark.y += (height - label.height) / 2;
	const links = chart.links?.[row.key];
	body.marks.push(...linked(label.marks, links?.href));
	const centre = top + height / 2;
	const cell = (text: string, right: number, weight: TextStyle): TextMark[] => {
		if (text === "") return [];
		const common = { x: right, y: centredBaseline(centre, weight), anchor: "end" as const, of: row.key };
		return [{ type: "text", text, ...weight, ...common, fill: "ink" }];
	};
	const strong = row.kind === "diamond" ? styles.strong : styles.plain;
	if ("cells" in row) {
		const cells = row.cells.flatMap((text, i) => cell(text, columns.cells[i]?.right ?? 0, strong));
		body.marks.push(...linked(cells, ...sourceLink(links)));
	}
	if ("effect" in row) {
		body.marks.push(...cell(row.effect.shown, columns.effect.right, strong));
		body.rows.push({ row, y: centre, size: density.square });
	}
	if ("weightShown" in row && columns.weight)
		body.marks.push(...cell(row.weightShown ?? "", columns.weight.right, strong));
	if (reason.length > 0) body.marks.push(...placeReason(row, centre, context));
	if ("lights" in row && chart.bias) {
		const { colours } = chart.bias;
		const r = Math.min(8, density.row / 2 - 1.5);
		for (const [i, { cx }] of columns.lights.entries())
			body.marks.push(lightMark(row.lights?.[i], colours, { cx, cy: centre, r, of: row.key }));
	}
	const bottom = placeNotesOf(row, top + height, besidePlot, context);
	body.targets.push(...rowTarget(row, input.canvas, top, bottom));
	return bottom;
}

/** Where a row's figures were read, as a link and its name: only where that is one place. */
export function sourceLink(links: RowLinks | undefined): [href?: string, title?: string, quiet?: true] {
	const [first, ...others] = links?.sources.filter(({ href }) => href !== undefined) ?? [];
	const isOne = first?.href !== undefined && others.every(({ href }) => href === first.href);
	return isOne ? [first.href, `Source: ${first.text}`, true] : [];
}

/** Heterogeneity and tests, small under the name of a diamond. */
function placeNotesOf(
	row: ForestRow,
	top: number,
	width: number,
	{ styles, columns, body }: Context,
): number {
	if (row.kind !== "diamond") return top;
	let y = top - 3;
	for (const note of row.notes) {
		const x = columns.label.left;
		const placed = placeText(note, styles.small, { x, top: y, width, fill: "muted", of: row.key });
		body.marks.push(...placed.marks);
		y += placed.height;
	}
	return row.notes.length > 0 ? y + 3 : top;
}

function reasonLines(reason: string, { columns, styles }: Context): string[] {
	return wrapText(reason, styles.small, reasonWidth(columns), 3);
}

const reasonWidth = ({ plot, weight, effect }: ForestColumns) => (weight ?? effect).right - plot[0];

function placeReason(row: ForestRow, centre: number, { columns, styles }: Context): Mark[] {
	if (row.kind !== "unpooled") return [];
	const place = { x: columns.plot[0], top: 0, width: reasonWidth(columns), maxLines: 3, of: row.key };
	const placed = placeText(row.reason, styles.small, { ...place, fill: "muted", halo: true });
	for (const mark of placed.marks) mark.y += centre - placed.height / 2;
	return placed.marks;
}

export function rule(x1: number, x2: number, y: number): Mark {
	return { type: "line", x1, y1: y, x2, y2: y, stroke: "rule" };
}
