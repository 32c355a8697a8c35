/** Where the log-in page leads back to: a path of this site, never another site's address. */
export function safeReturnTo(value: FormDataEntryValue | null | undefined, fallback = "/"): string {
	if (typeof value !== "string" || !/^\/(?![/\\])/.test(value) || value.length > 4000) return fallback;
	return value;
}

/** The log-in page's address that leads back to the page asked for. */
export function logInAddress(request: Request): string {
	const { pathname, search } = new URL(request.url);
	return `/login?${new URLSearchParams({ returnTo: pathname.replace(/\.data$/, "") + search })}`;
}
