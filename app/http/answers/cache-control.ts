import type { HeadersFunction } from "@remix-run/node";

/** Marks a route's response as the same for every anonymous reader; the page cache keeps nothing without it. */
export const PUBLIC_CACHE_CONTROL = "public, no-cache";

/** For what no browser and no proxy is to keep, and archives: one would push many a page out of the cache. */
export const NOT_KEPT = { "Cache-Control": "private, no-store" };

/** The headers of a page about accounts or of one that sets a password: no browser and no proxy keeps it. */
export const unkeptHeaders: HeadersFunction = ({ loaderHeaders, errorHeaders }) => {
	const headers = new Headers(errorHeaders ?? loaderHeaders);
	for (const [name, value] of Object.entries(NOT_KEPT)) headers.set(name, value);
	return headers;
};
