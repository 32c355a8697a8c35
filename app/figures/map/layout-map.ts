import { counted } from "#app/domain/format/format.ts";
import { type MapChart, type MapMark, tellMark } from "#app/domain/topics/map-chart.ts";
import { type Figure, linked, type Mark } from "../mark.ts";
import { ellipsize, measureText, type TextStyle, wrapText } from "../measure-text.ts";
import { canvasOf, type LayoutOptions, placeHeading, placeNotes } from "../place-frame.ts";
import { centredBaseline, heightOfLines, placeText } from "../place-text.ts";

/** Conditions down, interventions or outcomes across, a disc for the studies of each pair. */

const NAME: TextStyle = { size: 12.5, weight: 500 };
const COLUMN: TextStyle = { size: 11, weight: 500 };
const SMALL: TextStyle = { size: 10.5, weight: 400 };
const ROW = 54;
const HEAD_LINES = 5;
/** Few columns stand close to the names of their rows. */
const WIDEST_STEP = 150;

/** @param width 720 draws the grid; 360 lists what each condition has, a line a pair */
export function layoutMap(chart: MapChart, width: number, options: LayoutOptions = {}): Figure {
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const place = { left: canvas.left, right: canvas.right, top: heading.bottom };
	const body = canvas.narrow ? listed(chart, place) : grid(chart, place);
	const notes = placeNotes(chart, canvas, body.bottom + 6, options);
	return {
		width,
		height: Math.ceil(notes.bottom + 4),
		title: chart.title,
		description: `${counted(chart.rows.length, "condition")} by ${counted(chart.columns.length, "column")}, ${counted(chart.marks.length, "pair")} with studies. The table lists every pair.`,
		marks: [...heading.marks, ...body.marks, ...notes.marks],
	};
}

interface Place {
	left: number;
	right: number;
	top: number;
}

function grid(chart: MapChart, { left, right: most, top }: Place): { marks: Mark[]; bottom: number } {
	const names = Math.min(180, (most - left) * 0.22);
	const step = Math.min(WIDEST_STEP, (most - left - names) / Math.max(1, chart.columns.length));
	const right = left + names + step * chart.columns.length;
	const lines = chart.columns.map(({ name }) => wrapText(name, COLUMN, step - 3, HEAD_LINES).length);
	const head = top + heightOfLines(Math.max(0, ...lines), COLUMN) + 6;
	const bottom = head + chart.rows.length * ROW;
	const largest = Math.min(step, ROW) / 2 - 9;
	const radius = radiusOf(chart.marks, largest);
	const columns = chart.columns.flatMap(({ name, href }, column) => {
		const x = left + names + (column + 0.5) * step;
		// Short names stand beside the grid, as long ones do.
		const above = head - 6 - heightOfLines(lines[column] ?? 0, COLUMN);
		const { marks } = placeText(name, COLUMN, {
			...{ x, top: above, width: step - 3, anchor: "middle", maxLines: HEAD_LINES },
		});
		const line: Mark = { type: "line", x1: x, x2: x, y1: head, y2: bottom, stroke: "grid" };
		return [line, ...linked(marks, href, name)];
	});
	const rows = chart.rows.flatMap(({ name, href }, row) => {
		const y = head + (row + 0.5) * ROW;
		const { marks, height } = placeText(name, NAME, { x: left, top: 0, width: names - 12, maxLines: 3 });
		const moved = marks.map((mark) => ({ ...mark, y: mark.y + y - height / 2 }));
		const line: Mark = { type: "line", x1: left + names, x2: right, y1: y, y2: y, stroke: "grid" };
		return [line, ...linked(moved, href, name)];
	});
	// The keyboard goes along the rows, as eyes do.
	const inOrder = chart.marks.toSorted((a, b) => a.row - b.row || a.column - b.column);
	const discs = inOrder.flatMap((mark) => {
		const x = left + names + (mark.column + 0.5) * step;
		const y = head + (mark.row + 0.5) * ROW;
		return linked(disc(mark, { x, y, r: radius(mark) }), mark.href, nameOf(chart, mark), true);
	});
	const key = sizeKey(chart, radius, { left: left + names, top: bottom });
	return { marks: [...columns, ...rows, ...discs, ...key.marks], bottom: key.bottom };
}

function listed(chart: MapChart, { left, right, top }: Place): { marks: Mark[]; bottom: number } {
	const radius = radiusOf(chart.marks, 9);
	const marks: Mark[] = [];
	let y = top;
	chart.rows.forEach(({ name, href }, row) => {
		const own = chart.marks.filter((mark) => mark.row === row);
		if (own.length === 0) return;
		const title = placeText(name, { size: 14, weight: 600 }, { x: left, top: y + 8, width: right - left });
		marks.push(...linked(title.marks, href, name));
		y += 12 + title.height;
		for (const mark of own.toSorted((a, b) => b.studies - a.studies)) {
			const text = `${chart.columns[mark.column]?.name ?? ""}: ${counted(mark.studies, "study", "studies")}`;
			const label: Mark = {
				...{ type: "text", x: left + 34, y: centredBaseline(y + 11, NAME), ...NAME, fill: "ink" },
				text: ellipsize(text, NAME, right - left - 34),
			};
			const at = { x: left + 12, y: y + 11, r: radius(mark), bare: true };
			marks.push(...linked([...disc(mark, at), label], mark.href, nameOf(chart, mark)));
			y += 26;
		}
	});
	const key = sizeKey(chart, radius, { left, top: y });
	return { marks: [...marks, ...key.marks], bottom: key.bottom };
}

/** What sizes mean: discs of round numbers of people, the largest first below that of the map’s own. */
function sizeKey(
	{ marks: drawn }: MapChart,
	radius: (of: { people?: number }) => number,
	{ left, top }: Omit<Place, "right">,
): { marks: Mark[]; bottom: number } {
	const most = Math.max(0, ...drawn.map(({ people = 0 }) => people));
	const power = 10 ** Math.floor(Math.log10(most));
	const sizes = [power / 10, power, 5 * power].filter((people) => people >= 1 && people <= most);
	// Smaller ones look all alike.
	const told = sizes.filter((people) => radius({ people }) > SMALLEST);
	if (told.length === 0) return { marks: [], bottom: top };
	const middle = top + 8 + Math.max(...told.map((people) => radius({ people })));
	let x = left;
	const marks = told.flatMap((people): Mark[] => {
		const r = radius({ people });
		const text = counted(people, "person", "people");
		const disc: Mark = { type: "circle", cx: x + r, cy: middle, r, fill: "shade-3" };
		const at = { x: x + 2 * r + 5, y: centredBaseline(middle, COLUMN) };
		x = at.x + measureText(text, COLUMN) + 18;
		return [disc, { type: "text", text, ...at, ...COLUMN, fill: "muted" }];
	});
	return { marks, bottom: 2 * middle - top };
}

const SMALLEST = 3.5;

/** An area as large as the number of people; of unknown number the smallest. */
function radiusOf(marks: readonly MapMark[], largest: number) {
	const most = Math.max(1, ...marks.map(({ people = 0 }) => people));
	return ({ people = 0 }: { people?: number }) => Math.max(SMALLEST, largest * Math.sqrt(people / most));
}

function disc(
	mark: MapMark,
	{ x, y, r, bare = false }: { x: number; y: number; r: number; bare?: boolean },
): Mark[] {
	const { answer, studies, results, people } = mark;
	const of = `${mark.row}/${mark.column}`;
	const look = {
		...({ of, stroke: "experimental-1", strokeWidth: 1.5 } as const),
		fill: results > 0 ? ("experimental-1" as const) : ("surface" as const),
	};
	// No disc says a number that nobody gave.
	const marks: Mark[] =
		people === undefined
			? [{ type: "rect", x: x - r, y: y - r, width: 2 * r, height: 2 * r, ...look }]
			: [{ type: "circle", cx: x, cy: y, r, ...look }];
	if (bare) return marks;
	const text = String(studies);
	const end = x + r + 3 + measureText(text, SMALL);
	// No line of the grid runs through the number, and between disc and number there is no gap to miss it by.
	marks.unshift({ type: "line", x1: x, x2: end, y1: y, y2: y, stroke: "surface", strokeWidth: 12 });
	marks.push({
		...{ type: "text", text, x: x + r + 3, y: centredBaseline(y, SMALL) },
		...{ ...SMALL, fill: "ink", halo: true, of },
	});
	if (answer?.side) {
		const tip = answer.side === "better" ? -1 : 1;
		const base = y - tip * 4 + (answer.side === "better" ? -r - 6 : r + 6);
		marks.push({ type: "path", d: `M${x - 4} ${base}h8l-4 ${tip * 7}z`, fill: "ink", of });
	}
	if (answer?.certainty)
		marks.push({
			...{ type: "text", text: answer.certainty.signs, x, y: y + r + 11, ...SMALL, anchor: "middle" },
			...{ fill: "muted", halo: true, of },
		});
	return marks;
}

const nameOf = ({ rows, columns }: MapChart, mark: MapMark) =>
	`${rows[mark.row]?.name}, ${columns[mark.column]?.name}: ${tellMark(mark)}`;
