/** Any site will do: it tells whether an address, read as a browser reads it, leads to another one. */
const HERE = "http://here.invalid";

/**
 * Where the log-in page leads back to: a path of this site, never another site's address. Browsers drop tabs and
 * line breaks and turn backslashes round, so the address is read as they read it, and written out plainly.
 */
export function safeReturnTo(value: FormDataEntryValue | null | undefined, fallback = "/"): string {
	if (typeof value !== "string" || !value.startsWith("/") || value.length > 4000) return fallback;
	if (!URL.canParse(value, HERE)) return fallback;
	const { origin, pathname, search, hash } = new URL(value, HERE);
	// "/.//elsewhere" comes out as "//elsewhere".
	return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : fallback;
}

/** The log-in page's address that leads back to the page asked for. */
export function logInAddress(request: Request): string {
	const { pathname, search } = new URL(request.url);
	return `/login?${new URLSearchParams({ returnTo: pathname.replace(/\.data$/, "") + search })}`;
}
