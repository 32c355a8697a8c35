/** Marks a route's response as the same for every anonymous reader; the page cache keeps nothing without it. */
export const PUBLIC_CACHE_CONTROL = "public, no-cache";

/** For archives and exports: one would push many a page out of the cache. */
export const NOT_KEPT = { "Cache-Control": "private, no-store" };
