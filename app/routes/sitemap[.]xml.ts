import type { LoaderFunctionArgs } from "@remix-run/node";
import { ANONYMOUS } from "#app/auth/viewer.ts";
import { answeringMachines } from "#app/http/answers/answering.ts";
import { NOT_KEPT } from "#app/http/answers/cache-control.ts";
import { publicOrigin } from "#app/http/answers/public-origin.ts";
import { authoriseReader } from "#app/http/answers/public-reading.ts";
import { streamOf } from "#app/http/answers/stream-of.ts";
import { refuseOthers } from "#app/http/api/list-query.ts";
import { sitemapIndex, sitemapPart } from "#app/http/sitemap/sitemap.ts";

/** What of this site search engines may find, as anybody sees it: a list of parts, and each part by its name. */
export const loader = answeringMachines((asked: LoaderFunctionArgs) => {
	const { store } = asked.context;
	const { headers } = authoriseReader({ ...asked.context, viewer: ANONYMOUS });
	const search = new URL(asked.request.url).searchParams;
	refuseOthers(search, ["part"]);
	const part = search.get("part");
	const origin = publicOrigin(asked);
	const type = { "Content-Type": "application/xml; charset=utf-8" };
	if (part === null) return new Response(sitemapIndex(store, origin), { headers: { ...headers, ...type } });
	const pieces = sitemapPart(store, origin, part);
	// A part of a large library would push many a page out of the cache.
	return new Response(streamOf(pieces), { headers: { ...NOT_KEPT, ...type } });
});
