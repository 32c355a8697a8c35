import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answering.ts";
import { readCompareQuery } from "#app/http/compare-query.ts";
import { drawingOptions, pngResponse } from "#app/http/formats.ts";
import { admitReader } from "#app/http/public-reading.ts";
import { readComparison } from "#app/services/read-comparison.ts";

export const loader = answeringMachines(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const search = new URL(request.url).searchParams;
	const { chart } = readComparison(context.store, readCompareQuery(search), scope);
	return pngResponse({ kind: "interval", chart }, drawingOptions(search), headers);
});
