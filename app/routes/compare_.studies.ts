import type { LoaderFunctionArgs } from "@remix-run/node";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { jsonResponse } from "#app/http/files/file-responses.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { suggestStudies } from "#app/services/search-library.ts";

const SUGGESTIONS = 12;

export const handle: RouteHandle = { partOfPage: true };

/** Studies to add to a comparison, as somebody types: those with results that match, best first. */
export const loader = answeringMachines(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const q = new URL(request.url).searchParams.get("q")?.slice(0, 200);
	const studies = suggestStudies(context.store, { q, scope, limit: SUGGESTIONS });
	return jsonResponse(
		JSON.stringify(studies.map(({ slug, title, card }) => ({ slug, title, name: card.name }))),
		headers,
	);
});
