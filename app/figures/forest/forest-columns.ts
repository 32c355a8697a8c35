import type { ForestChart, ForestRow } from "../../domain/views/synthesis/chart.ts";
import { measureText, type TextStyle, widestText } from "../measure-text.ts";
import type { Canvas } from "../place-frame.ts";
import { type ForestStyles, labelStyle } from "./forest-body.ts";

/** Where the columns of a forest stand beside its drawing. */
export interface ForestColumns {
	label: { left: number; width: number };
	/** Columns of figures, aligned right. */
	cells: { right: number; width: number }[];
	plot: [number, number];
	effect: { right: number; width: number };
	weight?: { right: number; width: number };
	lights: { cx: number }[];
	/** Whether studies stand under the names of groups. */
	indent: number;
}

const GAP = 18;
const LEAST_LABEL = 120;
/** A column's head may wrap, but no narrower than its longest word up to this. */
const LONGEST_WORD = 160;
export const LIGHT_STEP = 20;

/** The columns, or null where there is no room for names, figures and a drawing side by side. */
export function chooseForestColumns(
	chart: ForestChart,
	{ left, right }: Canvas,
	styles: ForestStyles,
): ForestColumns | null {
	const inner = right - left;
	const head: TextStyle = styles.strong;
	const widthOf = (label: string, texts: string[]) =>
		Math.ceil(Math.max(widestText(texts, head), headWidth(label, head)));
	const cells = chart.columns.map(({ label, sub }, i) =>
		Math.max(
			widthOf(
				label,
				chart.rows.map((row) => ("cells" in row ? (row.cells[i] ?? "") : "")),
			),
			Math.ceil(measureText(sub, styles.small)),
		),
	);
	const effects = chart.rows.map((row) => ("effect" in row ? row.effect.shown : ""));
	const effect = widthOf(chart.headings.effect, effects);
	const weights = chart.rows.map((row) => ("weightShown" in row ? (row.weightShown ?? "") : ""));
	const weight = chart.headings.weight === undefined ? 0 : widthOf(chart.headings.weight, weights);
	const lights = (chart.bias?.domains.length ?? 0) * LIGHT_STEP;
	const gaps = GAP * (cells.length + 2 + Number(weight > 0)) + (lights > 0 ? 14 : 0);
	const fixed = cells.reduce((sum, width) => sum + width, 0) + effect + weight + lights + gaps;
	const indent = chart.rows.some(({ kind }) => kind === "heading") ? 12 : 0;
	const wanted = labelWidth(chart.rows, styles, indent);
	const drawing = Math.max(150, 0.24 * inner);
	const label = Math.min(wanted, Math.floor(inner - fixed - drawing));
	if (label < Math.min(wanted, LEAST_LABEL)) return null;
	return placeColumns({
		left,
		right,
		label,
		cells,
		effect,
		weight,
		lights: chart.bias?.domains.length ?? 0,
		indent,
	});
}

function labelWidth(rows: readonly ForestRow[], styles: ForestStyles, indent: number): number {
	const widths = rows.map((row) => {
		if (row.kind === "note") return 0;
		const inset = row.kind === "study" || row.kind === "unpooled" ? indent : 0;
		return inset + measureText(row.label, labelStyle(row, styles));
	});
	return Math.ceil(Math.max(60, ...widths));
}

/** Two lines' worth of a head, but not less than its longest word. */
function headWidth(label: string, style: TextStyle): number {
	const whole = measureText(label, style);
	const word = widestText(label.split(/[\s-]+/), style);
	return Math.min(whole, Math.max(0.56 * whole + 6, Math.min(word, LONGEST_WORD)), LONGEST_WORD + 40);
}

interface Widths {
	left: number;
	right: number;
	label: number;
	cells: number[];
	effect: number;
	weight: number;
	lights: number;
	indent: number;
}

function placeColumns({ left, right, label, cells, effect, weight, lights, indent }: Widths): ForestColumns {
	let x = left + label;
	const placedCells = cells.map((width) => {
		x += GAP + width;
		return { right: x, width };
	});
	const plotLeft = x + GAP;
	let end = right;
	const lightStart = right - lights * LIGHT_STEP;
	const placedLights = Array.from({ length: lights }, (_, i) => ({
		cx: lightStart + (i + 0.5) * LIGHT_STEP,
	}));
	if (lights > 0) end = lightStart - 14;
	const placedWeight = weight > 0 ? { right: end, width: weight } : undefined;
	if (placedWeight) end -= weight + GAP;
	return {
		label: { left, width: label },
		cells: placedCells,
		plot: [plotLeft, end - effect - GAP],
		effect: { right: end, width: effect },
		...(placedWeight && { weight: placedWeight }),
		lights: placedLights,
		indent,
	};
}
