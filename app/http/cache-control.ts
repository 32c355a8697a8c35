/** Marks a route's response as the same for every anonymous reader; the page cache keeps nothing without it. */
export const PUBLIC_CACHE_CONTROL = "public, no-cache";
