import type { IntervalChart } from "#app/domain/views/interval-chart.ts";
import type { PeopleChart } from "#app/domain/views/people-chart.ts";
import type { SynthesisChart } from "#app/domain/views/synthesis/chart.ts";
import { layoutIntervalChart } from "#app/figures/layout-interval-chart.ts";
import { layoutPeopleChart } from "#app/figures/layout-people-chart.ts";
import { layoutSynthesisChart } from "#app/figures/layout-synthesis-chart.ts";
import type { Figure } from "#app/figures/mark.ts";
import { renderPng } from "#app/figures/render-png.ts";
import { renderSvg } from "#app/figures/render-svg.ts";
import type { Theme } from "#app/figures/theme.ts";

type Headers = Record<string, string>;

export function jsonResponse(text: string, headers: Headers): Response {
	return new Response(text, { headers: { ...headers, "Content-Type": "application/json; charset=utf-8" } });
}

export function csvResponse(text: string, name: string, headers: Headers): Response {
	return new Response(text, {
		headers: {
			...headers,
			"Content-Type": "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="${name}.csv"`,
		},
	});
}

export function risResponse(text: string, name: string, headers: Headers): Response {
	return new Response(text, {
		headers: {
			...headers,
			"Content-Type": "application/x-research-info-systems; charset=utf-8",
			"Content-Disposition": `attachment; filename="${name}.ris"`,
		},
	});
}

const EXPORT_TYPES = {
	json: ["application/json", "json"],
	csv: ["text/csv", "csv"],
	wide: ["text/csv", "csv"],
	ris: ["application/x-research-info-systems", "ris"],
	"csl-json": ["application/vnd.citationstyles.csl+json", "json"],
} as const;

/** Studies as a file that is made while it is sent, so that a library of any size passes through little memory. */
export function exportResponse(pieces: Generator<string>, format: keyof typeof EXPORT_TYPES): Response {
	const [type, ending] = EXPORT_TYPES[format];
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			const { value, done } = pieces.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		cancel() {
			pieces.return(undefined);
		},
	});
	return new Response(body, {
		headers: {
			"Cache-Control": "private, no-store",
			"Content-Type": `${type}; charset=utf-8`,
			"Content-Disposition": `attachment; filename="studies.${ending}"`,
		},
	});
}

/** What a figure's address says of its drawing: `width` (320 to 1600) and `theme` (auto, light, dark). */
export interface DrawingOptions {
	width: number;
	theme: Theme;
}

/** @param usual the width of a figure whose address names none */
export function drawingOptions(search: URLSearchParams, usual = 720): DrawingOptions {
	const width = Number(search.get("width") ?? "");
	const theme = search.get("theme");
	return {
		width: width >= 320 && width <= 1600 ? Math.round(width) : usual,
		theme: theme === "light" || theme === "dark" ? theme : "auto",
	};
}

export type AnyChart =
	| { kind: "interval"; chart: IntervalChart }
	| { kind: "people"; chart: PeopleChart }
	| { kind: "synthesis"; chart: SynthesisChart };

function layout(drawn: AnyChart, width: number): Figure {
	switch (drawn.kind) {
		case "people":
			return layoutPeopleChart(drawn.chart, width);
		case "interval":
			return layoutIntervalChart(drawn.chart, width);
		case "synthesis":
			return layoutSynthesisChart(drawn.chart, width);
	}
}

/** A figure as the text of an SVG. */
export function drawSvg(drawn: AnyChart, { width, theme }: DrawingOptions): string {
	return renderSvg(layout(drawn, width), { theme });
}

/** Other sites may show figures; nothing in one runs or loads anything. */
const EMBEDDABLE = {
	"Cross-Origin-Resource-Policy": "cross-origin",
	"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
};

export function svgResponse(drawn: AnyChart, options: DrawingOptions, headers: Headers): Response {
	return new Response(drawSvg(drawn, options), {
		headers: { ...headers, ...EMBEDDABLE, "Content-Type": "image/svg+xml; charset=utf-8" },
	});
}

export async function pngResponse(
	drawn: AnyChart,
	options: DrawingOptions,
	headers: Headers,
): Promise<Response> {
	const theme = options.theme === "auto" ? "light" : options.theme;
	const png = await renderPng(drawSvg(drawn, { ...options, theme }));
	return new Response(new Uint8Array(png), {
		headers: { ...headers, ...EMBEDDABLE, "Content-Type": "image/png" },
	});
}
