import type { LoaderFunctionArgs } from "@remix-run/node";
import { readCompareQuery } from "#app/http/addresses/compare-query.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { drawingOptions, pngResponse } from "#app/http/files/file-responses.ts";
import { readComparison } from "#app/services/read-comparison.ts";

export const loader = answeringMachines(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const { chart } = readComparison(context.store, readCompareQuery(search), scope);
	return pngResponse({ kind: "interval", chart }, drawingOptions(search), headers);
});
