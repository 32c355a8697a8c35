import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { LARGEST_SCALE, MOST_POINTS, NARROWEST, WIDEST } from "#app/domain/picture-size.ts";
import { Problem } from "#app/domain/problem.ts";
import { courseTable, intervalTable } from "#app/exchange/chart-csv.ts";
import type { Table } from "#app/exchange/table.ts";
import { writeCsv } from "#app/exchange/write-csv.ts";
import { drawCard } from "#app/figures/draw-card.ts";
import { type AnyChart, type DrawingOptions, drawSvg, type StackedCharts } from "#app/figures/draw-svg.ts";
import { renderPng } from "#app/figures/render-png.ts";
import { sizeOfSvg } from "#app/figures/size-of-svg.ts";
import type { Theme } from "#app/figures/theme.ts";
import { workbookPieces } from "#app/services/exports/workbook-pieces.ts";
import { badParameter } from "../addresses/bad-parameter.ts";
import { readTogether } from "../addresses/read-together.ts";
import { streamOf } from "../answers/stream-of.ts";
import { readChoice } from "../api/list-query.ts";

type Headers = Record<string, string>;

export function jsonResponse(text: string, headers: Headers): Response {
	return new Response(text, { headers: { ...headers, "Content-Type": "application/json; charset=utf-8" } });
}

/** A table as CSV. @param name the file's, without the ending */
export function csvResponse(table: Table, name: string, headers: Headers): Response {
	const { type, ending } = EXPORT_FORMATS.csv;
	return fileResponse(writeCsv(table), { name: `${name}${ending}`, type }, headers);
}

/** The same table as a workbook. */
export function xlsxResponse(table: Table, name: string, headers: Headers): Response {
	const { type, ending } = EXPORT_FORMATS.xlsx;
	const pieces = workbookPieces(name, table.columns, [table]);
	return fileResponse(streamOf(pieces), { name: `${name}${ending}`, type }, headers);
}

/** A file to be kept. @param name its name with the ending */
export function fileResponse(
	body: string | Uint8Array | ReadableStream<Uint8Array>,
	{ name, type }: { name: string; type: string },
	headers: Headers,
): Response {
	return new Response(body instanceof Uint8Array ? new Uint8Array(body) : body, {
		headers: {
			...headers,
			"Content-Type": type,
			"Content-Disposition": `attachment; filename="${name}"`,
		},
	});
}

/** How a figure's address wants it drawn, and of a picture how large. */
export interface AskedDrawing extends DrawingOptions {
	/** Pixels of a picture to a pixel of the figure; 2 when absent. */
	scale?: number;
	/** A picture for a link to the page, as other sites show it: 1200 by 630. */
	card?: boolean;
}

/**
 * What a figure's address says of its drawing: `width` (320 to 1600) and `theme` (auto, light, dark), and of a picture
 * `scale` (1 to 4) or `size=card`.
 * @param usual the width of a figure whose address names none
 * @throws Problem `invalid` that names each of them that cannot be had
 */
export function drawingOptions(search: URLSearchParams, usual = 720): AskedDrawing {
	const { theme, width, scale, size } = readTogether({
		theme: () => readTheme(search),
		width: () => numberWithin(search, "width", NARROWEST, WIDEST),
		scale: () => numberWithin(search, "scale", 1, LARGEST_SCALE),
		size: () => readChoice(search, "size", ["card"]),
	});
	return {
		width: width === undefined ? usual : Math.round(width),
		theme,
		...(scale !== undefined && { scale }),
		...(size && { card: true }),
	};
}

/** The colours that an address asks for. @throws Problem `invalid` */
export const readTheme = (search: URLSearchParams): Theme =>
	readChoice(search, "theme", ["auto", "light", "dark"]) ?? "auto";

function numberWithin(
	search: URLSearchParams,
	name: string,
	least: number,
	most: number,
): number | undefined {
	const text = search.get(name)?.trim() || undefined;
	if (text === undefined) return undefined;
	const number = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
	if (number >= least && number <= most) return number;
	throw badParameter(
		name,
		`${name} must be a number from ${least} to ${most}; it is “${text.slice(0, 40)}”.`,
	);
}

/** Other sites may show figures; nothing in one runs or loads anything. */
const EMBEDDABLE = {
	"Cross-Origin-Resource-Policy": "cross-origin",
	"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
};

/** A figure that an address asks for. */
export interface AskedFigure<Drawn = AnyChart> {
	drawn: Drawn;
	drawing: AskedDrawing;
	headers: Headers;
}

export function svgResponse({ drawn, drawing, headers }: AskedFigure<AnyChart | StackedCharts>): Response {
	return new Response(drawSvg(drawn, drawing), {
		headers: { ...headers, ...EMBEDDABLE, "Content-Type": "image/svg+xml; charset=utf-8" },
	});
}

/** @throws Problem `invalid` for a picture that would be too large to draw */
export async function pngResponse({
	drawn,
	drawing,
	headers,
}: AskedFigure<AnyChart | StackedCharts>): Promise<Response> {
	const theme = drawing.theme === "auto" ? "light" : drawing.theme;
	const { scale = 2, card = false } = drawing;
	const svg = card ? drawCard(drawn, { ...drawing, theme }) : drawSvg(drawn, { ...drawing, theme });
	const [width = 0, height = 0] = sizeOfSvg(svg);
	if (width * height * scale ** 2 > MOST_POINTS) {
		const most = Math.floor(Math.sqrt(MOST_POINTS / (width * height)) * 10) / 10;
		throw badParameter(
			"scale",
			`This figure is too large for scale ${scale}; it can be drawn with scale ${most}.`,
		);
	}
	const png = await renderPng(svg, card ? 1 : scale);
	return new Response(new Uint8Array(png), {
		headers: { ...headers, ...EMBEDDABLE, "Content-Type": "image/png" },
	});
}

/** The numbers of a figure. @throws Problem `not-found` for a figure that has no table */
export function figureTable({ drawn }: AskedFigure): Table {
	if (drawn.kind === "interval") return intervalTable(drawn.chart);
	if (drawn.kind === "course") return courseTable(drawn.chart);
	throw new Problem("not-found", "This figure has no table of its own; its numbers are those of the rates.");
}

export function figureJsonResponse({ drawn, headers }: AskedFigure): Response {
	return jsonResponse(JSON.stringify(drawn, null, 2), headers);
}
