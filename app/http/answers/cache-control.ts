import type { HeadersFunction } from "@remix-run/node";

/**
 * Marks a route's response as the same for every anonymous reader; the page cache keeps nothing without it. Browsers ask
 * each time. A cache in front (RFC 9111, RFC 5861) answers by itself for 2 seconds and for 2 more while it asks, so that
 * a write reaches readers within 5 (caches count whole seconds, and answer for up to one more); while this server cannot be reached it may go on for 10 minutes.
 */
export const PUBLIC_CACHE_CONTROL =
	"public, max-age=0, s-maxage=2, stale-while-revalidate=2, stale-if-error=600";

/** Names every public answer to a cache in front, which drops them all by it: what is withdrawn may stand in any list. */
export const SURROGATE_KEY = "equipoise";

/** For what no browser and no proxy is to keep, and archives: one would push many a page out of the cache. */
export const NOT_KEPT = { "Cache-Control": "private, no-store" };

/** The headers of a page about accounts or of one that sets a password: no browser and no proxy keeps it. */
export const unkeptHeaders: HeadersFunction = ({ loaderHeaders, errorHeaders }) => {
	const headers = new Headers(errorHeaders ?? loaderHeaders);
	for (const [name, value] of Object.entries(NOT_KEPT)) headers.set(name, value);
	return headers;
};
