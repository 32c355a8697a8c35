import type { LoaderFunctionArgs } from "@remix-run/node";
import { isOfArms } from "#app/domain/views/compare-options.ts";
import type { AnyChart } from "#app/figures/draw-svg.ts";
import { type Comparison, readComparison } from "#app/services/read-comparison.ts";
import { readCompareAddress } from "../addresses/compare-query.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { type AskedFigure, drawingOptions } from "./file-responses.ts";
import { siteOf } from "./synthesis-figure.ts";

/** Names, marks and figures have room beside each other. */
const USUAL = 960;

/** The comparison that an address asks for, and its figure, for one of its files. */
export function comparisonAt({ request, context }: LoaderFunctionArgs): Comparison & AskedFigure {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const comparison = readComparison(context.store, readCompareAddress(search), scope);
	return {
		...comparison,
		drawn: drawnIn(comparison),
		drawing: { ...drawingOptions(search, USUAL), site: siteOf(context) },
		headers,
	};
}

/** The figure as the page draws it; of several scales of effects, and of several drawings over time, the first. */
export function drawnIn({ chart, pairs, look, measure, courses }: Comparison): AnyChart {
	if (courses?.[0]) return { kind: "course", chart: courses[0] };
	return pairs && (look === "harms" || (look === "pairs" && isOfArms(measure)))
		? { kind: "pairs", chart: pairs }
		: { kind: "interval", chart };
}
