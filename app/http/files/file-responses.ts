import { Problem } from "#app/domain/problem.ts";
import { chartToCsv, courseToCsv } from "#app/exchange/chart-csv.ts";
import { type AnyChart, type DrawingOptions, drawSvg, type StackedCharts } from "#app/figures/draw-svg.ts";
import { renderPng } from "#app/figures/render-png.ts";

type Headers = Record<string, string>;

export function jsonResponse(text: string, headers: Headers): Response {
	return new Response(text, { headers: { ...headers, "Content-Type": "application/json; charset=utf-8" } });
}

export function csvResponse(text: string, name: string, headers: Headers): Response {
	return fileResponse(text, { name: `${name}.csv`, type: "text/csv; charset=utf-8" }, headers);
}

/** A file to be kept. @param name its name with the ending */
export function fileResponse(
	body: string | ReadableStream<Uint8Array>,
	{ name, type }: { name: string; type: string },
	headers: Headers,
): Response {
	return new Response(body, {
		headers: {
			...headers,
			"Content-Type": type,
			"Content-Disposition": `attachment; filename="${name}"`,
		},
	});
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
export interface AskedFigure<Drawn = AnyChart> {
	drawn: Drawn;
	drawing: DrawingOptions;
	headers: Headers;
}

export function svgResponse({ drawn, drawing, headers }: AskedFigure<AnyChart | StackedCharts>): Response {
	return new Response(drawSvg(drawn, drawing), {
		headers: { ...headers, ...EMBEDDABLE, "Content-Type": "image/svg+xml; charset=utf-8" },
	});
}

export async function pngResponse({
	drawn,
	drawing,
	headers,
}: AskedFigure<AnyChart | StackedCharts>): Promise<Response> {
	const theme = drawing.theme === "auto" ? "light" : drawing.theme;
	const png = await renderPng(drawSvg(drawn, { ...drawing, theme }));
	return new Response(new Uint8Array(png), {
		headers: { ...headers, ...EMBEDDABLE, "Content-Type": "image/png" },
	});
}

/** The numbers of a figure. @throws Problem `not-found` for a figure that has no table */
export function figureCsvResponse({ drawn, headers }: AskedFigure, name: string): Response {
	if (drawn.kind === "interval") return csvResponse(chartToCsv(drawn.chart), name, headers);
	if (drawn.kind === "course") return csvResponse(courseToCsv(drawn.chart), name, headers);
	throw new Problem("not-found", "This figure has no table of its own; its numbers are those of the rates.");
}

export function figureJsonResponse({ drawn, headers }: AskedFigure): Response {
	return jsonResponse(JSON.stringify(drawn, null, 2), headers);
}
