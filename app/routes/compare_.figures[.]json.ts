import type { LoaderFunctionArgs } from "@remix-run/node";
import { readCompareAddress } from "#app/http/addresses/compare-query.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { figuresOf, readRemembered } from "#app/http/files/comparison.ts";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";

export const handle: RouteHandle = { partOfPage: true };

/** What the figures of a comparison's page are drawn from, for its script. */
export const loader = answeringMachines(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const query = readCompareAddress(new URL(request.url).searchParams);
	return jsonResponse(JSON.stringify(figuresOf(readRemembered(context, query, scope))), headers);
});
