import { MAX_ADDRESS } from "./address-length.ts";

/** Any site will do: it tells whether an address, read as a browser reads it, leads to another one. */
const HERE = "http://here.invalid";

/**
 * Where the log-in page leads back to: a path of this site, never another site's address. Browsers drop tabs and
 * line breaks and turn backslashes round, so the address is read as they read it, and written out plainly.
 */
export function safeReturnTo(value: FormDataEntryValue | null | undefined, fallback = "/"): string {
	if (typeof value !== "string" || !value.startsWith("/")) return fallback;
	if (!URL.canParse(value, HERE)) return fallback;
	const { origin, pathname, search, hash } = new URL(value, HERE);
	const path = pathname + search + hash;
	// "/.//elsewhere" comes out as "//elsewhere".
	// Whoever is logged in is led on from the log-in page, for ever if that leads back to it.
	const isLogIn = pathname === "/login" || pathname.startsWith("/login/");
	return origin === HERE && !pathname.startsWith("//") && !isLogIn && path.length <= MAX_ADDRESS
		? path
		: fallback;
}

/**
 * The log-in page's address that leads back to the page asked for; to the page without its query, or not back, where
 * the address would come out too long for a browser to send it.
 */
export function logInAddress(request: Request): string {
	const { pathname, search } = new URL(request.url);
	const addresses = [pathname + search, pathname].map(
		(returnTo) => `/login?${new URLSearchParams({ returnTo })}`,
	);
	return addresses.find(({ length }) => length <= MAX_ADDRESS) ?? "/login";
}
