import type { LoaderFunctionArgs } from "@remix-run/node";
import { isOfArms } from "#app/domain/views/compare-options.ts";
import { type AnyChart, chartsOf, type StackedCharts } from "#app/figures/draw-svg.ts";
import { type CompareQuery, type Comparison, readComparison } from "#app/services/read-comparison.ts";
import type { Scope } from "#db/scope.ts";
import { readCompareAddress } from "../addresses/compare-query.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import type { AppContext } from "../context.ts";
import { type AskedFigure, drawingOptions } from "./file-responses.ts";
import { siteOf } from "./synthesis-figure.ts";

/** Names, marks and figures have room beside each other. */
const USUAL = 960;

/** The comparison that an address asks for, and its figure, for one of its files. */
export function comparisonAt({
	request,
	context,
}: LoaderFunctionArgs): Comparison & AskedFigure<AnyChart | StackedCharts> {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const comparison = readRemembered(context, readCompareAddress(search), scope);
	return {
		...comparison,
		drawn: drawnIn(comparison),
		drawing: { ...drawingOptions(search, USUAL), site: siteOf(context) },
		headers,
	};
}

/** The comparison, which a page, its figures’ data and its files ask for one after the other. */
export const readRemembered = (context: AppContext, query: CompareQuery, scope: Scope): Comparison =>
	context.remember(`comparison ${scope} ${JSON.stringify(query)}`, () =>
		readComparison(context.store, query, scope),
	);

/** The figure as the page draws it: what stands there in several drawings stands below each other here. */
export function drawnIn(comparison: Comparison): AnyChart | StackedCharts {
	const { chart, charts, pairs, look, measure, courses = [] } = comparison;
	if (pairs && (look === "harms" || (look === "pairs" && isOfArms(measure))))
		return { kind: "pairs", chart: pairs };
	const drawn: AnyChart[] =
		courses.length > 0
			? courses.map((course) => ({ kind: "course", chart: course }))
			: charts.map((each) => ({
					kind: "interval",
					// Of several scales each says which it is.
					chart: charts.length > 1 ? { ...each.chart, subtitle: each.scale.label } : each.chart,
				}));
	const [first, ...others] = drawn;
	if (!first) return { kind: "interval", chart };
	return others.length > 0 ? { kind: "stacked", charts: [first, ...others] } : first;
}

/** The drawings of the page, none where there is nothing to draw. */
export function figuresOf(comparison: Comparison): AnyChart[] {
	const isEmpty = comparison.shown === 0 || comparison.courses?.length === 0;
	return isEmpty ? [] : [...chartsOf(drawnIn(comparison))];
}
