import type { TextMark, Tone } from "./mark.ts";
import type { TextStyle } from "./measure-text.ts";
import { placeText } from "./place-text.ts";

/** What surrounds the drawing of every figure: title and subtitle above, method and provenance below. */

/** Figures narrower than this are laid out for a phone. */
const NARROW = 520;

/**
 * Whether a figure stands on its own, with everything needed to cite it, or in a page whose HTML gives title,
 * footnotes and provenance.
 */
type Frame = "whole" | "drawing";

export interface LayoutOptions {
	/** Default "whole". */
	frame?: Frame;
}

export interface Canvas {
	width: number;
	/** Laid out for a phone. */
	narrow: boolean;
	left: number;
	right: number;
}

/** The texts of the frame, as interval and people charts alike have them. */
export interface Framed {
	title: string;
	subtitle?: string;
	footnotes: string[];
	provenance: string;
}

export function canvasOf(width: number, { frame = "whole" }: LayoutOptions): Canvas {
	const narrow = width < NARROW;
	const margin = frame === "drawing" ? 0 : narrow ? 16 : 24;
	return { width, narrow, left: margin, right: width - margin };
}

interface Block {
	text: string;
	style: TextStyle;
	fill: Tone;
	gapAbove: number;
}

function stack(
	blocks: readonly Block[],
	{ left, right }: Canvas,
	top: number,
): { marks: TextMark[]; bottom: number } {
	let bottom = top;
	const marks = blocks.flatMap(({ text, style, fill, gapAbove }) => {
		const placed = placeText(text, style, { x: left, top: bottom + gapAbove, width: right - left, fill });
		if (placed.marks.length > 0) bottom += gapAbove + placed.height;
		return placed.marks;
	});
	return { marks, bottom };
}

/** Title and subtitle; `bottom` is where the drawing begins. */
export function placeHeading(
	{ title, subtitle = "" }: Framed,
	canvas: Canvas,
	{ frame = "whole" }: LayoutOptions,
) {
	if (frame === "drawing") return { marks: [], bottom: 0 };
	const { narrow } = canvas;
	const heading = stack(
		[
			{ text: title, style: { size: narrow ? 18 : 22, weight: 600 }, fill: "ink", gapAbove: 0 },
			{ text: subtitle, style: { size: narrow ? 13.5 : 15, weight: 400 }, fill: "muted", gapAbove: 3 },
		],
		canvas,
		narrow ? 14 : 20,
	);
	return { marks: heading.marks, bottom: heading.bottom + (narrow ? 14 : 18) };
}

/** Footnotes and the line that says where the figure comes from; `bottom` is the height of the canvas. */
export function placeNotes(chart: Framed, canvas: Canvas, top: number, { frame = "whole" }: LayoutOptions) {
	if (frame === "drawing") return { marks: [], bottom: top };
	const style: TextStyle = { size: 12.5, weight: 400 };
	const notes = stack(
		[
			...chart.footnotes.map(
				(text, i): Block => ({ text, style, fill: "muted", gapAbove: i === 0 ? 16 : 1 }),
			),
			{ text: provenanceLine(chart), style: { ...style, weight: 500 }, fill: "muted", gapAbove: 8 },
		],
		canvas,
		top,
	);
	return { marks: notes.marks, bottom: notes.bottom + (canvas.narrow ? 14 : 20) };
}

/** "Equipoise · Version 3, 23 November 2026" */
export function provenanceLine({ provenance }: Pick<Framed, "provenance">): string {
	return provenance === "" ? "Equipoise" : `Equipoise · ${provenance}`;
}
