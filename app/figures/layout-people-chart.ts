import type { PeopleChart, PeopleGrid } from "../domain/views/people-chart.ts";
import { describePeopleChart } from "./describe.ts";
import { isComparatorRole } from "./interval-marks.ts";
import type { Figure, Mark, TextMark, UseMark } from "./mark.ts";
import { measureText, type TextStyle } from "./measure-text.ts";
import { canvasOf, type LayoutOptions, placeHeading, placeNotes } from "./place-frame.ts";
import { placeText } from "./place-text.ts";

/**
 * Rates as people, filled with the outcome and outlined without: for each arm ten rows of ten, or of a thousand
 * twenty-five rows of forty.
 */

const LABEL: TextStyle = { size: 16, weight: 600 };
const CAPTION: TextStyle = { size: 14, weight: 400 };
const GAP = 32;

interface GridPlace {
	left: number;
	top: number;
	width: number;
	/** Size of one person's cell. */
	cell: { width: number; height: number };
	/** People in a grid, and in a row of it. */
	of: number;
	across: number;
}

/** @param width 720 sets the grids side by side, 360 under one another */
export function layoutPeopleChart(chart: PeopleChart, width: number, options: LayoutOptions = {}): Figure {
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const inner = canvas.right - canvas.left;
	const columns = canvas.narrow
		? 1
		: Math.max(1, Math.min(chart.grids.length, Math.floor((inner + GAP) / 240)));
	const column = (inner - GAP * (columns - 1)) / columns;
	const { of = 100 } = chart;
	const across = of === 100 ? 10 : 40;
	const widest = canvas.narrow && of === 100 ? 17 : 28;
	// Whole pixels, or tenths of them where there are few to a person.
	const steps = of === 100 ? 1 : 10;
	const cellWidth = Math.min(widest, Math.floor((steps * column) / across) / steps);
	const cell = { width: cellWidth, height: Math.round(steps * cellWidth * 1.2) / steps };

	const marks: Mark[] = [];
	let top = heading.bottom;
	for (let first = 0; first < chart.grids.length; first += columns) {
		const row = chart.grids.slice(first, first + columns).map((grid, i) => {
			const place = { left: canvas.left + i * (column + GAP), top, width: column, cell, of, across };
			return canvas.narrow && of === 100 ? placeBeside(grid, place) : placeUnder(grid, place);
		});
		marks.push(...row.flatMap((placed) => placed.marks));
		top = Math.max(top, ...row.map(({ bottom }) => bottom)) + 20;
	}
	const notes = placeNotes(chart, canvas, top - 12, options);
	return {
		width,
		height: Math.ceil(notes.bottom + 4),
		title: chart.title,
		description: describePeopleChart(chart),
		marks: [...heading.marks, ...marks, ...notes.marks],
		symbols: personSymbols(cell, across),
	};
}

const heightOf = ({ of: count, across, cell }: GridPlace) => (count / across) * cell.height;

/** Name and caption over the grid. */
function placeUnder(grid: PeopleGrid, place: GridPlace) {
	const name = placeText(grid.label, LABEL, {
		x: place.left,
		top: place.top,
		width: place.width,
		maxLines: 4,
	});
	const caption = placeCaption(grid, place.left, place.top + name.height, place.width);
	const top = caption.bottom + 10;
	return {
		marks: [...name.marks, ...caption.marks, gridGroup(grid, { ...place, top })],
		bottom: top + heightOf(place),
	};
}

/** Name over the grid, caption to its right. */
function placeBeside(grid: PeopleGrid, place: GridPlace) {
	const name = placeText(grid.label, LABEL, {
		x: place.left,
		top: place.top,
		width: place.width,
		maxLines: 4,
	});
	const top = place.top + name.height + 8;
	const across = place.across * place.cell.width + 16;
	const caption = placeCaption(grid, place.left + across, top, place.width - across);
	return {
		marks: [...name.marks, ...caption.marks, gridGroup(grid, { ...place, top })],
		bottom: Math.max(caption.bottom, top + heightOf(place)),
	};
}

/** The caption with its leading number large. */
function placeCaption({ key, caption, colour }: PeopleGrid, left: number, top: number, width: number) {
	const [, number = "", rest = caption] = /^(\d[\d,]*)\s+(.*)$/.exec(caption) ?? [];
	const big: TextStyle = { size: 34, weight: 700 };
	const baseline = top + (number === "" ? 0 : 34);
	const numeral: TextMark[] =
		number === ""
			? []
			: [
					{
						type: "text",
						of: key,
						x: left,
						y: baseline,
						text: number,
						...big,
						numeral: true,
						fill: isComparatorRole(colour) ? "muted" : colour,
					},
				];
	const indent = number === "" ? 0 : measureText(number, big) + 8;
	const beside = indent + measureText(rest, CAPTION) <= width;
	const words = placeText(rest, CAPTION, {
		x: left + (beside ? indent : 0),
		top: beside && number !== "" ? baseline - CAPTION.size * 0.97 : baseline + 4,
		width: beside ? width - indent : width,
		fill: "muted",
		of: key,
	});
	const bottom = beside && number !== "" ? baseline + 6 : baseline + 4 + words.height;
	return { marks: [...numeral, ...words.marks], bottom };
}

function gridGroup(grid: PeopleGrid, { left, top, cell, of: count, across }: GridPlace): Mark {
	const filled = Math.max(0, Math.min(count, Math.round(grid.withOutcome)));
	const marks: UseMark[] = [];
	for (let row = 0; row < count / across; row++) {
		const y = top + row * cell.height;
		const inRow = Math.max(0, Math.min(across, filled - row * across));
		if (inRow === across || inRow === 0) {
			marks.push(people(grid, "row", left, y, inRow > 0));
			continue;
		}
		for (let i = 0; i < across; i++) marks.push(people(grid, "person", left + i * cell.width, y, i < inRow));
	}
	return { type: "group", of: grid.key, title: `${grid.label}: ${grid.caption}`, marks };
}

function people(
	{ key, colour }: PeopleGrid,
	symbol: "person" | "row",
	x: number,
	y: number,
	filled: boolean,
): UseMark {
	return {
		type: "use",
		of: key,
		symbol,
		x,
		y,
		fill: filled ? colour : "surface",
		stroke: filled ? colour : "rule",
	};
}

/** A head over shoulders, to the size of a cell, and a row of them. */
function personSymbols({ width, height }: GridPlace["cell"], across: number): Record<string, Mark[]> {
	const at = (share: number, size: number) => Math.round(share * size * 10) / 10;
	const [centre, r] = [at(0.45, width), at(0.19, width)];
	const [shoulder, side] = [at(0.36, width), at(0.09, width)];
	const head = `M${centre - r} ${at(0.24, height)}a${r} ${r} 0 1 1 ${at(0.38, width)} 0a${r} ${r} 0 1 1 ${-at(0.38, width)} 0z`;
	const body = `M${side} ${at(0.88, height)}v${-at(0.14, height)}a${shoulder} ${shoulder} 0 0 1 ${2 * shoulder} 0v${at(0.14, height)}z`;
	return {
		person: [{ type: "path", d: head + body }],
		row: Array.from(
			{ length: across },
			(_, i): Mark => ({ type: "use", symbol: "person", x: i * width, y: 0 }),
		),
	};
}
