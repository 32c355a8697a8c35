import { type DataGroup, groupedIntervalData, type IntervalDatum } from "./interval-data.ts";
import type { RowPlace } from "./interval-marks.ts";
import { linked, type Mark } from "./mark.ts";
import { type TextStyle, widestText, wrapText } from "./measure-text.ts";
import type { BodyInput, PlacedBody } from "./place-body.ts";
import { heightOfLines, placeText } from "./place-text.ts";

/**
 * Rows as a table with a drawing in it, for wide canvases: the group's name, the row's, the bar or point, and
 * the figure aligned right. The more rows, the closer they stand.
 */

interface Density {
	size: number;
	/** Least height of a row. */
	row: number;
	thickness: number;
	groupGap: number;
}

const GAP = 14;

function densityFor(rows: number): Density {
	if (rows <= 8) return { size: 14, row: 32, thickness: 18, groupGap: 18 };
	if (rows <= 24) return { size: 13, row: 24, thickness: 13, groupGap: 14 };
	return { size: 12.5, row: 20, thickness: 11, groupGap: 12 };
}

interface Columns {
	group: number;
	label: number;
	value: number;
	labelX: number;
	plot: [number, number];
}

export function placeBeside(input: BodyInput): PlacedBody {
	const { data, canvas, top } = input;
	const density = densityFor(data.length);
	const styles = stylesOf(density);
	const groups = groupedIntervalData(data);
	const columns = chooseColumns(input, styles);
	const axis = input.axisOver(...columns.plot);
	const body: PlacedBody = { axis, rows: [], marks: [], top, bottom: top };
	const ruled = groups.length > 1 && groups.some((group) => group.data.length > 1);
	const gap = ruled ? density.groupGap : 0;
	let y = top + 4;
	for (const [i, group] of groups.entries()) {
		if (i > 0) {
			if (ruled) body.marks.push(groupRule(canvas.left, canvas.right, y + gap / 2));
			y += gap;
		}
		y = placeGroup(group, y, { input, density, styles, columns, body });
	}
	body.bottom = y + 4;
	return body;
}

function stylesOf({ size }: Density) {
	const group: TextStyle = { size, weight: 600 };
	const label: TextStyle = { size, weight: 400 };
	const value: TextStyle = { size, weight: 500 };
	return { group, label, value };
}

type Styles = ReturnType<typeof stylesOf>;

/** The figures take what they need, the drawing four tenths at least, and the names share the rest by need. */
function chooseColumns({ data, canvas }: BodyInput, styles: Styles): Columns {
	const inner = canvas.right - canvas.left;
	const drawn = data.filter(({ value }) => value !== undefined);
	const groups = Math.ceil(widestText(new Set(data.map(({ group }) => group)), styles.group));
	const labels = Math.ceil(widestText(new Set(data.map(({ label }) => label)), styles.label));
	const values = Math.ceil(
		widestText(
			drawn.map(({ printed }) => printed),
			styles.value,
		),
	);
	const withGap = (width: number) => (width > 0 ? width + GAP : 0);
	const value = Math.min(values, Math.floor(0.27 * inner));
	const gaps = withGap(groups) - groups + withGap(labels) - labels;
	const room = Math.floor(0.6 * inner - withGap(value) - gaps);
	const most = Math.floor(0.55 * room);
	// No name breaks within a word while the other column's words still have room.
	const word = Math.ceil(widestText(wordsOf(data.map(({ label }) => label)), styles.label));
	const groupWord = Math.ceil(widestText(wordsOf(data.map((datum) => datum.group)), styles.group));
	const share = Math.max(Math.min(groupWord, most), Math.min(most, room - word));
	const group = Math.min(groups, Math.max(room - labels, share));
	const label = Math.min(labels, room - group);
	const labelX = canvas.left + withGap(group);
	return {
		group,
		label,
		value,
		labelX,
		plot: [labelX + withGap(label), canvas.right - (withGap(value) || 12)],
	};
}

function wordsOf(texts: readonly string[]): Set<string> {
	return new Set(texts.flatMap((text) => text.split(" ")));
}

interface GroupContext {
	input: BodyInput;
	density: Density;
	styles: Styles;
	columns: Columns;
	body: PlacedBody;
}

/** Places a group's rows and then its name beside the first of them; returns where the group ends. */
function placeGroup(group: DataGroup, top: number, context: GroupContext): number {
	const { density, styles, columns, body, input } = context;
	let y = top;
	for (const datum of group.data) y = placeOne(datum, y, context);
	const line = heightOfLines(1, styles.group);
	const name = placeText(group.label, styles.group, {
		x: input.canvas.left,
		top: top + (density.row - line) / 2,
		width: columns.group,
		maxLines: Math.max(5, Math.floor((y - top) / line)),
	});
	body.marks.push(...linked(name.marks, group.href));
	const needed = top + name.height + density.row - line;
	if (needed > y && group.data.length === 1) centreLast(body, needed - y);
	return Math.max(y, needed);
}

/** The single row of a group whose name takes several lines stands in their middle. */
function centreLast({ rows, marks }: PlacedBody, extra: number): void {
	const row = rows.at(-1);
	if (!row) return;
	row.y += extra / 2;
	row.bottom += extra;
	for (const mark of marks) if (mark.of === row.datum.key && mark.type === "text") mark.y += extra / 2;
}

function placeOne(
	datum: IntervalDatum,
	top: number,
	{ input, density, styles, columns, body }: GroupContext,
): number {
	const { canvas } = input;
	const missing = datum.value === undefined;
	const width = { label: columns.label, value: missing ? canvas.right - columns.plot[0] : columns.value };
	const maxLines = { label: 4, value: missing ? 2 : 4 };
	const lines = Math.max(
		Math.min(maxLines.label, wrapText(datum.label, styles.label, width.label).length),
		Math.min(maxLines.value, wrapText(datum.printed, styles.value, width.value).length),
	);
	const height = Math.max(density.row, heightOfLines(lines, styles.label) + 5);
	const centre = top + height / 2;
	const column = (text: string, style: TextStyle, at: Omit<Parameters<typeof placeText>[2], "top">) => {
		const placed = placeText(text, style, { top, of: datum.key, ...at });
		for (const mark of placed.marks) mark.y += (height - placed.height) / 2;
		body.marks.push(...placed.marks);
	};
	column(datum.label, styles.label, { x: columns.labelX, width: width.label, maxLines: maxLines.label });
	const most = maxLines.value;
	if (missing) {
		const beside = { x: columns.plot[0] + 2, width: width.value - 2, maxLines: most };
		column(datum.printed, styles.label, { ...beside, fill: "muted", halo: true });
	} else {
		column(datum.printed, styles.value, {
			x: canvas.right,
			width: width.value,
			maxLines: most,
			anchor: "end",
		});
	}
	const row: RowPlace = { datum, y: centre, thickness: density.thickness, top, bottom: top + height };
	body.rows.push(row);
	return row.bottom;
}

function groupRule(x1: number, x2: number, y: number): Mark {
	return { type: "line", x1, y1: y, x2, y2: y, stroke: "grid" };
}
