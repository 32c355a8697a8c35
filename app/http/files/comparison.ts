import type { LoaderFunctionArgs } from "@remix-run/node";
import { type Comparison, readComparison } from "#app/services/read-comparison.ts";
import { readCompareQuery } from "../addresses/compare-query.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { type AskedFigure, drawingOptions } from "./file-responses.ts";

/** The comparison that an address asks for, and its figure, for one of its files. */
export function comparisonAt({ request, context }: LoaderFunctionArgs): Comparison & AskedFigure {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const comparison = readComparison(context.store, readCompareQuery(search), scope);
	const drawn = { kind: "interval", chart: comparison.chart } as const;
	return { ...comparison, drawn, drawing: drawingOptions(search), headers };
}
