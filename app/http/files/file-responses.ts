import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { Problem } from "#app/domain/problem.ts";
import { courseTable, intervalTable } from "#app/exchange/chart-csv.ts";
import type { Table } from "#app/exchange/table.ts";
import { writeCsv } from "#app/exchange/write-csv.ts";
import { type AnyChart, type DrawingOptions, drawSvg } from "#app/figures/draw-svg.ts";
import { renderPng } from "#app/figures/render-png.ts";
import { workbookPieces } from "#app/services/exports/workbook-pieces.ts";
import { streamOf } from "../answers/stream-of.ts";

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
	return new Response(
		typeof body === "string" || !(body instanceof Uint8Array) ? body : new Uint8Array(body),
		{
			headers: {
				...headers,
				"Content-Type": type,
				"Content-Disposition": `attachment; filename="${name}"`,
			},
		},
	);
}

/**
 * What a figure's address says of its drawing: `width` (320 to 1600) and `theme` (auto, light, dark).
 * @param usual the width of a figure whose address names none
 */
export function drawingOptions(search: URLSearchParams, usual = 720): DrawingOptions {
	const width = Number(search.get("width") ?? "");
	const theme = search.get("theme");
	return {
		width: width >= 320 && width <= 1600 ? Math.round(width) : usual,
		theme: theme === "light" || theme === "dark" ? theme : "auto",
	};
}

/** Other sites may show figures; nothing in one runs or loads anything. */
const EMBEDDABLE = {
	"Cross-Origin-Resource-Policy": "cross-origin",
	"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
};

/** A figure that an address asks for. */
export interface AskedFigure {
	drawn: AnyChart;
	drawing: DrawingOptions;
	headers: Headers;
}

export function svgResponse({ drawn, drawing, headers }: AskedFigure): Response {
	return new Response(drawSvg(drawn, drawing), {
		headers: { ...headers, ...EMBEDDABLE, "Content-Type": "image/svg+xml; charset=utf-8" },
	});
}

export async function pngResponse({ drawn, drawing, headers }: AskedFigure): Promise<Response> {
	const theme = drawing.theme === "auto" ? "light" : drawing.theme;
	const png = await renderPng(drawSvg(drawn, { ...drawing, theme }));
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
