import { counted } from "#app/domain/format/format.ts";
import { type TimelineChart, type TimelineRow, tellRow } from "#app/domain/topics/timeline.ts";
import { type Figure, linked, type Mark } from "../mark.ts";
import { ellipsize, type TextStyle } from "../measure-text.ts";
import { canvasOf, type LayoutOptions, placeHeading, placeNotes } from "../place-frame.ts";
import { centredBaseline } from "../place-text.ts";

/** A trial a row, in order of their starts: a line from start to end, a disc at the end, a diamond at the first report. */

const NAME: TextStyle = { size: 13, weight: 500 };
const SMALL: TextStyle = { size: 12, weight: 400 };
const LARGEST = 10;

/** @param width 720 has the names at the left, 360 above the lines */
export function layoutTimeline(chart: TimelineChart, width: number, options: LayoutOptions = {}): Figure {
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const names = canvas.narrow ? 0 : Math.min(230, (canvas.right - canvas.left) * 0.3);
	const plot = { left: canvas.left + names + LARGEST + 4, right: canvas.right - 64 };
	const rowHeight = canvas.narrow ? 46 : 26;
	const top = heading.bottom + 22;
	const [from, to] = spanOf(chart);
	const at = (year: number) => plot.left + ((year - from) / (to - from)) * (plot.right - plot.left);
	const bottom = top + chart.rows.length * rowHeight;
	const most = Math.max(1, ...chart.rows.map(({ people = 0 }) => people));
	const rows = chart.rows.flatMap((row, place) => {
		const y = top + (place + (canvas.narrow ? 0.72 : 0.5)) * rowHeight;
		const nameAt = canvas.narrow ? { y: y - 18, width: canvas.right - canvas.left } : { y, width: names };
		const name: Mark = {
			...{
				type: "text",
				x: canvas.left,
				y: centredBaseline(nameAt.y, NAME),
				...NAME,
				fill: "ink",
				of: row.slug,
			},
			text: ellipsize(row.name, NAME, nameAt.width),
		};
		return [...linked([name], `/studies/${row.slug}`, tellRow(row)), ...placeRow(row, { y, at, most })];
	});
	const notes = placeNotes(chart, canvas, bottom + 10, options);
	return {
		width,
		height: Math.ceil(notes.bottom + 4),
		title: chart.title,
		description: describeTimeline(chart),
		marks: [...heading.marks, ...axis([from, to], { at, top, bottom }), ...rows, ...notes.marks],
	};
}

interface RowPlace {
	y: number;
	at: (year: number) => number;
	most: number;
}

function placeRow(
	{ slug: of, start, end, expected, reported, people, hasResults, overdue }: TimelineRow,
	place: RowPlace,
) {
	const { y, at, most } = place;
	const [x1, x2] = [start, end].map((date) => (date === undefined ? undefined : at(yearOf(date))));
	const marks: Mark[] = [];
	if (x1 !== undefined && x2 !== undefined)
		marks.push({
			...{ type: "line", x1, x2, y1: y, y2: y, stroke: "muted", strokeWidth: 2, of },
			...(expected && { dash: "4 3" }),
		});
	const x = x2 ?? x1;
	// An area as large as the number; of unknown number the smallest.
	const r = people === undefined ? 3 : Math.max(3, LARGEST * Math.sqrt(people / most));
	if (x !== undefined)
		marks.push({
			...{ type: "circle", cx: x, cy: y, r, of },
			...(hasResults
				? ({ fill: "experimental-1" } as const)
				: ({ fill: "surface", stroke: "experimental-1", strokeWidth: 2 } as const)),
		});
	if (reported !== undefined) {
		const on = at(yearOf(reported));
		marks.push({ type: "path", d: `M${on} ${y - 5}l5 5l-5 5l-5-5z`, fill: "ink", stroke: "surface", of });
	}
	if (overdue && x !== undefined)
		marks.push({
			...{ type: "text", x: x + r + 5, y: centredBaseline(y, SMALL), text: "overdue" },
			...{ size: 12, weight: 600, fill: "ink", halo: true, of },
		});
	return marks;
}

/** A date as years; of one known to the year or month, its middle. */
function yearOf(date: string): number {
	const [year, month, day] = date.split("-").map(Number);
	const months = month === undefined ? 6 : month - 1 + (day === undefined ? 0.5 : (day - 1) / 31);
	return (year ?? 0) + months / 12;
}

function spanOf({ rows }: TimelineChart): [number, number] {
	const years = rows.flatMap(({ start, end, reported }) =>
		[start, end, reported].flatMap((date) => (date === undefined ? [] : yearOf(date))),
	);
	if (years.length === 0) return [2000, 2001];
	return [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years) + 0.01)];
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 1000];

function axis(
	[from, to]: [number, number],
	{ at, top, bottom }: { at: (year: number) => number; top: number; bottom: number },
): Mark[] {
	const width = at(to) - at(from);
	const step = STEPS.find((each) => (each / (to - from)) * width >= 44) ?? 1000;
	const marks: Mark[] = [];
	for (let year = Math.ceil(from / step) * step; year <= to; year += step) {
		const x = at(year);
		marks.push({ type: "line", x1: x, x2: x, y1: top - 4, y2: bottom, stroke: "grid" });
		marks.push({
			...{ type: "text", x, y: top - 9, text: String(year), ...SMALL, anchor: "middle", fill: "muted" },
		});
	}
	return marks;
}

/** More rows than this are left to the table. */
const MOST_TOLD = 6;

function describeTimeline({ rows }: TimelineChart): string {
	const overdue = rows.filter((row) => row.overdue).length;
	const told =
		rows.length > MOST_TOLD ? "The table lists them." : rows.map((row) => `${tellRow(row)}.`).join(" ");
	return `${counted(rows.length, "study", "studies")} by their dates, ${overdue} overdue. ${told}`;
}
