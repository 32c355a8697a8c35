import { BLOCKS, UNITS_PER_EM, WIDTHS } from "./inter-widths.ts";

/**
 * How wide text is in Inter, from the font's own advance widths, so that figures are laid out the same on the
 * server and in the browser. Kerning is left out: it only makes text a little narrower.
 */
export type FontWeight = keyof typeof WIDTHS;

export interface TextStyle {
	/** In pixels. */
	size: number;
	weight: FontWeight;
}

export interface TextBox {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const MISSING = 36 ** 2 - 1;
const NO_DIFFERENCE = "?".charCodeAt(0);
const ELLIPSIS = "…";

/** Characters that take no room: combining marks, joiners, variation selectors. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

let decoded: Map<string, Map<number, number>> | undefined;

function widthsOf(weight: FontWeight): Map<number, number> {
	decoded ??= decodeWidths();
	return decoded.get(String(weight)) ?? new Map();
}

/** Each weight's widths in em by code point: the first as they are written, the others by what they are wider. */
function decodeWidths(): Map<string, Map<number, number>> {
	const codes = BLOCKS.flatMap(([first, last]) =>
		Array.from({ length: last - first + 1 }, (_, i) => first + i),
	);
	let widths: number[] = [];
	return new Map(
		Object.entries(WIDTHS).map(([weight, text], index) => {
			widths = codes.map((_, i) =>
				index === 0
					? Number.parseInt(text.slice(2 * i, 2 * i + 2), 36)
					: (widths[i] ?? 0) + text.charCodeAt(i) - NO_DIFFERENCE,
			);
			const known = codes.flatMap((code, i): [number, number][] =>
				widths[i] === MISSING ? [] : [[code, (widths[i] ?? 0) / UNITS_PER_EM]],
			);
			return [weight, new Map(known)];
		}),
	);
}

/** Width of one character in em; for scripts that the table lacks, a full em, which is rather too much. */
function characterWidth(character: string, widths: Map<number, number>): number {
	const width = widths.get(character.codePointAt(0) ?? 0);
	if (width !== undefined) return width;
	return ZERO_WIDTH.test(character) ? 0 : 1;
}

/** Width of a line of text in pixels; digits count with their tabular width. */
export function measureText(text: string, { size, weight }: TextStyle): number {
	const widths = widthsOf(weight);
	let em = 0;
	for (const character of text) em += characterWidth(character, widths);
	return em * size;
}

/** Width of the widest of several texts; 0 for none. */
export function widestText(texts: Iterable<string>, style: TextStyle): number {
	let widest = 0;
	for (const text of texts) widest = Math.max(widest, measureText(text, style));
	return widest;
}

/** The box a line of text fills, from the top of its ascenders to the foot of its descenders. */
export function textBox(
	line: TextStyle & { x: number; y: number; text: string; anchor?: "start" | "middle" | "end" },
): TextBox {
	const width = measureText(line.text, line);
	const left =
		line.anchor === "end" ? line.x - width : line.anchor === "middle" ? line.x - width / 2 : line.x;
	return { left, right: left + width, top: line.y - 0.76 * line.size, bottom: line.y + 0.22 * line.size };
}

/** Text cut to a width, with an ellipsis where something was cut off. */
export function ellipsize(text: string, style: TextStyle, width: number): string {
	if (measureText(text, style) <= width) return text;
	let kept = "";
	for (const character of text) {
		if (measureText(`${kept}${character}${ELLIPSIS}`, style) > width) break;
		kept += character;
	}
	return `${kept.trimEnd()}${ELLIPSIS}`;
}

/**
 * Breaks text into lines no wider than a width: after spaces, hyphens, dashes and slashes, and inside a word
 * only when the word alone is too wide. What goes beyond `maxLines` ends in an ellipsis.
 */
export function wrapText(text: string, style: TextStyle, width: number, maxLines = Infinity): string[] {
	const lines: string[] = [];
	let line = "";
	for (const piece of breakable(text)) {
		if (line === "" || measureText((line + piece).trimEnd(), style) <= width) {
			line += piece;
		} else {
			lines.push(line.trimEnd());
			line = piece;
		}
		while (line !== "" && measureText(line.trimEnd(), style) > width) {
			const head = headThatFits(line, style, width);
			lines.push(head);
			line = line.slice(head.length);
		}
	}
	if (line.trim() !== "") lines.push(line.trimEnd());
	if (lines.length <= maxLines) return lines;
	const kept = lines.slice(0, maxLines - 1);
	return [...kept, ellipsize(lines.slice(maxLines - 1).join(" "), style, width)];
}

/** The pieces between which a line may break, each with the space that follows it. Numbers such as 17/33 stay whole, and no line begins with a dash. */
function breakable(text: string): string[] {
	return text
		.replace(/\s+/g, " ")
		.trim()
		.replace(/ (?=[–—])/g, "\u00a0")
		.split(/(?<= )|(?<=\p{L}[-–—/])(?=\p{L})/u);
}

/** The longest beginning of a word that fits, at least one character. */
function headThatFits(word: string, style: TextStyle, width: number): string {
	let head = "";
	for (const character of word) {
		if (head !== "" && measureText(head + character, style) > width) break;
		head += character;
	}
	return head;
}
