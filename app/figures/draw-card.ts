import { type AnyChart, type DrawingOptions, drawSvg, type StackedCharts } from "./draw-svg.ts";
import { PALETTES, type ThemeName } from "./palette.ts";
import { sizeOfSvg } from "./size-of-svg.ts";

/** What sites make of a link that somebody shares. */
const CARD = { width: 1200, height: 630 };
const MARGIN = 24;
/** Smaller than this nothing can be read: a longer figure goes on beyond the card. */
const LEAST = 0.75;

/** Laid out narrow its letters are larger; a figure of many rows is lower where it is laid out broad. */
const LAYOUTS = [720, 1000, 1400];

/** A figure on a card for links to its page, as an SVG: whole where it can be read so, else its upper part. */
export function drawCard(
	drawn: AnyChart | StackedCharts,
	drawing: DrawingOptions & { theme: ThemeName },
): string {
	const [across, down] = [CARD.width - 2 * MARGIN, CARD.height - 2 * MARGIN];
	const layouts = LAYOUTS.map((width) => {
		const svg = drawSvg(drawn, { ...drawing, width });
		const [, height] = sizeOfSvg(svg);
		return { svg, width, height, scale: Math.min(across / width, down / height) };
	});
	const { svg, width, height, ...best } = layouts.reduce((a, b) => (b.scale > a.scale ? b : a));
	const scale = Math.max(Math.min(LEAST, across / width), best.scale);
	const [x, y] = [(CARD.width - width * scale) / 2, Math.max(MARGIN, (CARD.height - height * scale) / 2)];
	const placed = svg.replace(
		/^<svg ([^>]*?)width="[^"]+" height="[^"]+"/,
		`<svg $1x="${x}" y="${y}" width="${width * scale}" height="${height * scale}"`,
	);
	const ground = `<rect width="${CARD.width}" height="${CARD.height}" fill="${PALETTES[drawing.theme].surface}"/>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" viewBox="0 0 ${CARD.width} ${CARD.height}">${ground}${placed}</svg>`;
}
