import type { TextMark, Tone } from "./mark.ts";
import { type TextStyle, wrapText } from "./measure-text.ts";

/** Distance of baselines as a multiple of the size. */
const LEADING = 1.3;
/** From the top of a line to its baseline, as a multiple of the size. */
const ASCENT = 0.97;

export interface TextPlace {
	x: number;
	/** Top of the first line. */
	top: number;
	width: number;
	anchor?: "start" | "middle" | "end";
	fill?: Tone;
	maxLines?: number;
	halo?: boolean;
	of?: string;
}

export interface PlacedText {
	marks: TextMark[];
	height: number;
}

/** Height of some lines of text, leading included. */
export function heightOfLines(lines: number, { size }: TextStyle): number {
	return lines * size * LEADING;
}

/** Text wrapped into a width and placed line under line from a top edge. Empty text takes no room. */
export function placeText(text: string, style: TextStyle, place: TextPlace): PlacedText {
	const lines = wrapText(text, style, place.width, place.maxLines);
	const marks = lines.map(
		(line, i): TextMark => ({
			type: "text",
			x: place.x,
			y: place.top + (i * LEADING + ASCENT) * style.size,
			text: line,
			...style,
			fill: place.fill ?? "ink",
			...(place.anchor && place.anchor !== "start" && { anchor: place.anchor }),
			...(place.halo && { halo: true }),
			...(place.of && { of: place.of }),
		}),
	);
	return { marks, height: heightOfLines(lines.length, style) };
}

/** Baseline that centres the height of capitals and digits on a line. */
export function centredBaseline(centre: number, { size }: TextStyle): number {
	return centre + 0.36 * size;
}
