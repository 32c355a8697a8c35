import type { IncomingMessage } from "node:http";

/**
 * Whether a request that changes something comes from this site's own pages. A browser says where a request
 * comes from in `Origin`, or at least in `Sec-Fetch-Site`; a request with neither is from no browser, and so
 * carries nobody's cookies without their knowing.
 */
export function isFromThisSite(req: IncomingMessage, publicUrl: string | undefined): boolean {
	const origin = req.headers.origin;
	if (origin === undefined) {
		const site = req.headers["sec-fetch-site"];
		return site === undefined || site === "same-origin" || site === "none";
	}
	const host = URL.canParse(origin) ? new URL(origin).host : undefined;
	return host !== undefined && (host === req.headers.host || host === (publicUrl && new URL(publicUrl).host));
}
