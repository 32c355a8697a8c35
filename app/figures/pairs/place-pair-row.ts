import { formatWhole } from "#app/domain/format/format.ts";
import { type PairMark, type PairRow, tellDifference, tellMark } from "#app/domain/views/pair-chart.ts";
import { isOnAxis, positionOn } from "../axis-scale.ts";
import { pointMark } from "../interval-marks.ts";
import type { Mark } from "../mark.ts";
import { measureText } from "../measure-text.ts";
import type { PlacedAxis } from "../place-axis.ts";
import type { Canvas } from "../place-frame.ts";
import { centredBaseline, placeText } from "../place-text.ts";
import { BESIDE, type PanelColumns } from "./pair-columns.ts";
import { ARMS, DIFFERENCE, FIGURE, NAME, PEOPLE } from "./pair-styles.ts";

interface RowPlace {
	canvas: Canvas;
	columns: PanelColumns;
	axis: PlacedAxis;
	/** A further row of the study above. */
	follows: boolean;
	/** No page stands around the drawing, with a table of all figures. */
	isAlone: boolean;
}

/** A row from its own top edge, so that what rows have in common is written alike, and weighs little. */
interface PlacedRow {
	/** What is only drawn. */
	drawn: Mark[];
	/** What leads somewhere. */
	links: Mark[];
	/** Where the marks of the arms stand. */
	centre: number;
	/** Whole pixels. */
	height: number;
}

/** A study's row on a wide canvas: name, marks, people, difference. */
export function placeRowBeside(row: PairRow, { canvas, columns, axis, isAlone }: RowPlace): PlacedRow {
	const name = nameOf(row, { x: canvas.left, top: 5, width: columns.name });
	const height = Math.ceil(Math.max(28, name.height + 10));
	const centre = Math.min(14, height / 2);
	const points = pointsOf(row, { axis, isAlone }, centre);
	return {
		drawn: [
			...name.drawn,
			...points.drawn,
			...textAt(row.people === undefined ? "" : formatWhole(row.people), PEOPLE, columns.people, centre),
			...(row.difference ? textAt(tellDifference(row.difference), DIFFERENCE, canvas.right, centre) : []),
		],
		links: [...name.links, ...points.links],
		...{ centre, height },
	};
}

/** A study's row on a phone: its name with the people, the marks on the full width, the difference below. */
export function placeRowStacked(row: PairRow, { canvas, axis, follows, isAlone }: RowPlace): PlacedRow {
	const people = row.people === undefined ? "" : `n ${formatWhole(row.people)}`;
	const start = follows ? 2 : 8;
	const name = nameOf(row, {
		...{ x: canvas.left, top: start },
		width: canvas.right - canvas.left - measureText(people, PEOPLE) - 10,
	});
	// A row without a name still has its people above the marks.
	const head = Math.max(name.height, people === "" ? 0 : PEOPLE.size + 5);
	const centre = start + head + 12;
	const below = placeText(row.difference ? tellDifference(row.difference) : "", DIFFERENCE, {
		...{ x: canvas.left, top: centre + 9, width: canvas.right - canvas.left },
	});
	const points = pointsOf(row, { axis, isAlone }, centre);
	return {
		drawn: [
			...name.drawn,
			...(people === "" ? [] : textAt(people, PEOPLE, canvas.right, start + 9)),
			...points.drawn,
			...below.marks,
		],
		links: [...name.links, ...points.links],
		...{ centre, height: Math.ceil(centre + 9 + below.height + 4) },
	};
}

const textAt = (text: string, style: typeof PEOPLE, x: number, centre: number): Mark[] =>
	text === ""
		? []
		: [{ type: "text", x, y: centredBaseline(centre, style), text, ...style, anchor: "end", fill: "ink" }];

/** The study's name, which leads to it, and below which arms the row is of where that is not the study's only row. */
function nameOf(row: PairRow, { x, top, width }: { x: number; top: number; width: number }) {
	const name = placeText(row.label, NAME, { x, top, width, maxLines: 3 });
	const about = [row.isJoined ? row.arms : "", row.note ?? ""].filter(Boolean).join("; ");
	const arms = placeText(about, ARMS, { x, top: top + name.height, width, maxLines: 4, fill: "muted" });
	const links: Mark[] = name.marks.length === 0 ? [] : [{ type: "group", href: row.href, marks: name.marks }];
	return { links, drawn: arms.marks, height: name.height + arms.height };
}

/** Marks with the line that joins them, each with its figure at its outer side, and each a link to its source. */
function pointsOf(
	row: PairRow,
	{ axis, isAlone }: Pick<RowPlace, "axis" | "isAlone">,
	y: number,
): Pick<PlacedRow, "drawn" | "links"> {
	const placed = row.marks.flatMap((mark) =>
		mark.value === undefined || !isOnAxis(axis, mark.value)
			? []
			: [{ mark, x: positionOn(axis, mark.value) }],
	);
	if (placed.length === 0) {
		const reason = row.marks.map(({ label, figure }) => `${label}: ${figure}`).join("; ");
		const [left, right] = axis.range;
		const { marks } = placeText(reason, ARMS, {
			x: left,
			top: y - 8,
			width: right - left,
			maxLines: 2,
			fill: "muted",
			halo: true,
		});
		return { drawn: marks, links: [] };
	}
	const xs = placed.map(({ x }) => x);
	const line: Mark[] = row.isJoined
		? [
				{
					type: "line",
					x1: Math.min(...xs),
					y1: y,
					x2: Math.max(...xs),
					y2: y,
					stroke: "rule",
					strokeWidth: 2.5,
				},
			]
		: [];
	// The first mark is drawn last: where both lie on each other, the arm asked about is seen.
	const points = placed.toReversed().map(
		({ mark, x }): Mark => ({
			type: "group",
			href: mark.href,
			title: `${mark.label}: ${isAlone ? tellMark(mark) : mark.figure}`,
			marks: [pointMark(x, y, 5.5, mark.colour, `${row.study}/${mark.key}`)],
		}),
	);
	return { drawn: [...line, ...labels(placed, y, axis)], links: points };
}

/** The lowest figure stands at the left of its mark, the highest at the right; one without room, or between, is in the table. */
function labels(
	placed: { mark: PairMark; x: number }[],
	y: number,
	{ range: [left, right] }: PlacedAxis,
): Mark[] {
	const sorted = placed.toSorted((a, b) => a.x - b.x);
	const [first, last] = [sorted[0], sorted.at(-1)];
	const at = (mark: PairMark, x: number, side: 1 | -1): Mark[] => {
		const text = mark.figure;
		const width = measureText(text, FIGURE);
		const start = x + side * 10;
		const fits = side === 1 ? start + width <= right + BESIDE : start - width >= left - BESIDE;
		return fits
			? [
					{
						...{ type: "text", x: start, y: centredBaseline(y, FIGURE), text, ...FIGURE },
						...{ fill: "ink", halo: true, anchor: side === 1 ? "start" : "end" },
					},
				]
			: [];
	};
	if (!first || !last) return [];
	if (first === last) return at(first.mark, first.x, 1);
	return [...at(first.mark, first.x, -1), ...at(last.mark, last.x, 1)];
}
