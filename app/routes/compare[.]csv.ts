import type { LoaderFunctionArgs } from "@remix-run/node";
import { chartToCsv } from "#app/exchange/chart-csv.ts";
import { readCompareQuery } from "#app/http/addresses/compare-query.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { csvResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { readComparison } from "#app/services/read-comparison.ts";

export const loader = answeringExports(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const { chart } = readComparison(context.store, readCompareQuery(search), scope);
	return csvResponse(chartToCsv(chart), "comparison", headers);
});
