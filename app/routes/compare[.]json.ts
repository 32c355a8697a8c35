import type { LoaderFunctionArgs } from "@remix-run/node";
import { readCompareQuery } from "#app/http/addresses/compare-query.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { readComparison } from "#app/services/read-comparison.ts";

export const loader = answeringExports(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const comparison = readComparison(context.store, readCompareQuery(search), scope);
	const { chart, concept, measure, without, scales } = comparison;
	return jsonResponse(JSON.stringify({ concept, measure, chart, without, scales }, null, 2), headers);
});
