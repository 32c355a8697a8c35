import type { PairChart, PairPanel } from "#app/domain/views/pair-chart.ts";
import { chooseDomain } from "../axis-scale.ts";
import type { Figure, Mark, Target } from "../mark.ts";
import { axisCaption, gridLines, placeAxis, TICK_HEIGHT, tickLabels } from "../place-axis.ts";
import { type Canvas, canvasOf, type LayoutOptions, placeHeading, placeNotes } from "../place-frame.ts";
import { placeText } from "../place-text.ts";
import { describePairChart } from "./describe-pair-chart.ts";
import { type PanelColumns, panelColumns } from "./pair-columns.ts";
import { placeLegend } from "./place-legend.ts";
import { placeRowBeside, placeRowStacked } from "./place-pair-row.ts";

/** Drawings taller than this carry their ticks above the rows too. */
const TALL = 400;

/** On a narrow canvas each row has grid lines of its own, so far from the middle of its marks. */
const GRID = 9;

/**
 * Draws both arms of each trial on one line: names at the left, marks in the middle, people and the difference at the
 * right; on a narrow canvas under each other. Each scale has a panel and an axis of its own.
 * @param width 960 for a desktop, 360 for a phone; any width from 280 on works
 */
export function layoutPairChart(chart: PairChart, width: number, options: LayoutOptions = {}): Figure {
	const canvas = canvasOf(width, options);
	const heading = placeHeading(chart, canvas, options);
	const legend = placeLegend(chart, canvas, heading.bottom);
	const columns = panelColumns(chart.panels, canvas);
	const marks: Mark[] = [...heading.marks, ...legend.marks];
	const isAlone = options.frame !== "drawing";
	const symbols: Record<string, Mark[]> = {};
	const targets: Target[] = [];
	let top = legend.bottom + 4;
	for (const [index, panel] of chart.panels.entries()) {
		const grid = `grid-${index}`;
		const isLabelled = chart.panels.length > 1;
		const placed = placePanel(panel, { canvas, columns, top, grid, isLabelled, isAlone });
		marks.push(...placed.marks);
		targets.push(...placed.targets);
		if (placed.grid) symbols[grid] = placed.grid;
		top = placed.bottom + 12;
	}
	const notes = placeNotes(chart, canvas, top - 12, options);
	return {
		width,
		height: Math.ceil(notes.bottom + 4),
		title: chart.title,
		description: describePairChart(chart),
		marks: [...marks, ...notes.marks],
		...{ symbols, targets },
	};
}

interface PanelPlace {
	canvas: Canvas;
	columns: PanelColumns;
	top: number;
	/** What the symbol of a row's grid lines is called. */
	grid: string;
	isLabelled: boolean;
	isAlone: boolean;
}

function placePanel(panel: PairPanel, { canvas, columns, top, grid, isLabelled, isAlone }: PanelPlace) {
	const marks: Mark[] = [];
	let y = top;
	const line = (text: string, x: number, end = false) =>
		placeText(text, HEAD, {
			...{ x, top: y, width: canvas.right - canvas.left, fill: "muted" },
			...(end && { anchor: "end" }),
		});
	if (isLabelled) {
		const label = placeText(panel.label, PANEL, {
			x: canvas.left,
			top: y,
			width: canvas.right - canvas.left,
		});
		marks.push(...label.marks);
		y += label.height + 2;
	}
	const data = panel.rows.flatMap((row) =>
		row.marks.flatMap(({ value }) => (value === undefined ? [] : { value })),
	);
	const domain = chooseDomain({ axis: panel.axis, mark: "point" }, data);
	const axis = placeAxis(panel, domain, columns.plot, canvas);
	if (!canvas.narrow) {
		const heads = [
			line("People", columns.people, true),
			...(panel.compares ? [line(panel.compares, canvas.right, true)] : []),
		];
		marks.push(...heads.flatMap((head) => head.marks));
	}
	const ticksTop = y;
	// Whole pixels, for all rows below it.
	y = Math.ceil(y + TICK_HEIGHT);
	const first = y;
	const rows: Mark[] = [];
	const place = canvas.narrow ? placeRowStacked : placeRowBeside;
	const targets: Target[] = [];
	for (const [index, row] of panel.rows.entries()) {
		const follows = index > 0 && row.label === "";
		const { drawn, links, centre, height } = place(row, { canvas, columns, axis, follows, isAlone });
		const behind: Mark[] = canvas.narrow ? [{ type: "use", symbol: grid, x: 0, y: centre }] : [];
		rows.push({ type: "group", down: y, row: height, marks: [...behind, ...drawn, ...links] });
		const [x, width] = [canvas.left - 4, canvas.right - canvas.left + 8];
		targets.push({ key: row.key, x, y, width, height });
		y += height;
	}
	if (canvas.narrow || y - first > TALL) marks.push(...tickLabels(axis, ticksTop));
	if (!canvas.narrow) marks.push(...gridLines(panel, axis, [[first, y]]));
	marks.push(...rows, ...tickLabels(axis, y));
	const caption = axisCaption(panel, axis, canvas, y + TICK_HEIGHT);
	return {
		marks: [...marks, ...caption.marks],
		...{ targets, bottom: caption.bottom },
		...(canvas.narrow && { grid: gridLines(panel, axis, [[-GRID, GRID]]) }),
	};
}

const HEAD = { size: 12.5, weight: 400 } as const;
const PANEL = { size: 14, weight: 600 } as const;
