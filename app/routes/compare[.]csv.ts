import type { LoaderFunctionArgs } from "@remix-run/node";
import { chartToCsv } from "#app/exchange/chart-csv.ts";
import { readCompareQuery } from "#app/http/compare-query.ts";
import { csvResponse } from "#app/http/formats.ts";
import { answeringExports } from "#app/http/note-export.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readComparison } from "#app/services/read-comparison.ts";

export const loader = answeringExports(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const search = new URL(request.url).searchParams;
	const { chart } = readComparison(context.store, readCompareQuery(search), scope);
	return csvResponse(chartToCsv(chart), "comparison", headers);
});
