import type { LoaderFunctionArgs } from "@remix-run/node";
import { formatDay } from "#app/domain/format/format-date.ts";
import { isKept } from "#app/domain/synthesis/regression.ts";
import type { SynthesisChart } from "#app/domain/views/synthesis/chart.ts";
import type { SynthesisFigureOptions } from "#app/domain/views/synthesis/figure-input.ts";
import { figureOptionsOf } from "#app/domain/views/synthesis/figure-options.ts";
import { figuresOf, synthesisFigure } from "#app/domain/views/synthesis/synthesis-figure.ts";
import type { ZipFile } from "#app/exchange/zip/zip-file.ts";
import { drawSvg } from "#app/figures/draw-svg.ts";
import { usualWidth } from "#app/figures/layout-synthesis-chart.ts";
import { computeSynthesis, readSynthesis, type SynthesisReading } from "#app/services/read-synthesis.ts";
import { readFigureChoices } from "../addresses/figure-choices.ts";
import { readTogether } from "../addresses/read-together.ts";
import { readSynthesisQuery } from "../addresses/synthesis-query.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { type AskedFigure, drawingOptions } from "./file-responses.ts";

/**
 * The figure that a synthesis's address with `.svg` or `.png` asks for, with the reader's choices as its page
 * shows it. `figure` is a name of `SYNTHESIS_FIGURES`, the forest when absent.
 * @throws Problem `not-found` when there is no such synthesis or figure
 */
export function synthesisFigureAt({ request, params, context }: LoaderFunctionArgs): AskedFigure {
	const { scope, headers } = authoriseReader(context);
	const record = readSynthesis(context.store, params.slug, scope);
	const search = new URL(request.url).searchParams;
	const { options } = readTogether({
		options: () => readSynthesisQuery(record.document, search),
		choices: () => readFigureChoices(search),
		// How wide it is without being told depends on the figure, which is not known yet.
		drawing: () => drawingOptions(search),
	});
	const reading = computeSynthesis(context.store, record, scope, { options });
	const chart = figureOfReading(reading, search, options.risk);
	const drawing = { ...drawingOptions(search, usualWidth(chart)), site: siteOf(context) };
	return { drawn: { kind: "synthesis", chart }, drawing, headers };
}

/** The figure of a reading that an address names; of a result that was kept, as it was kept. */
export function figureOfReading(
	reading: SynthesisReading,
	search: URLSearchParams,
	risk?: number,
): SynthesisChart {
	const { analysis } = reading;
	const name = search.get("figure") ?? "forest";
	const kept = isKept(analysis) ? analysis.response : undefined;
	return synthesisFigure(name, analysis.request, optionsOf(reading, search, risk), kept);
}

/** What links in files begin with, where the server was told its address; paths alone lead nowhere but on this site. */
export function siteOf({ settings }: LoaderFunctionArgs["context"]): string {
	return settings.publicUrl ?? "";
}

function optionsOf(
	reading: SynthesisReading,
	search: URLSearchParams,
	risk: number | undefined,
): SynthesisFigureOptions {
	const { record, document, analysis, published } = reading;
	const provenance = `Version ${record.version}, ${formatDay(record.updatedAt)}`;
	return figureOptionsOf(
		{ document, analysis, published, provenance },
		{ ...readFigureChoices(search), risk },
	);
}

/** Every figure of a synthesis as an SVG for its archive, drawn when it is asked for. */
export function figureFiles(reading: SynthesisReading, search: URLSearchParams, site: string): ZipFile[] {
	const { request } = reading.analysis;
	const { risk } = readSynthesisQuery(reading.document, search);
	const options = optionsOf(reading, search, risk);
	return figuresOf(request, options).map(({ name }) => ({
		name: `${name}.svg`,
		bytes: () => {
			const chart = synthesisFigure(name, request, options);
			return drawSvg({ kind: "synthesis", chart }, { width: usualWidth(chart), theme: "light", site });
		},
	}));
}
