import type { LoaderFunctionArgs } from "@remix-run/node";
import { readCompareQuery } from "#app/http/compare-query.ts";
import { jsonResponse } from "#app/http/formats.ts";
import { answeringExports } from "#app/http/note-export.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readComparison } from "#app/services/read-comparison.ts";

export const loader = answeringExports(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const search = new URL(request.url).searchParams;
	const comparison = readComparison(context.store, readCompareQuery(search), scope);
	const { chart, concept, measure, without, scales } = comparison;
	return jsonResponse(JSON.stringify({ concept, measure, chart, without, scales }, null, 2), headers);
});
