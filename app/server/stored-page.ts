import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { gzipSync } from "node:zlib";

/** A finished response kept for further readers, who get the same bytes. */
export interface StoredPage {
	/** The route that made it. */
	route: string;
	headers: [name: string, value: string][];
	etag: string;
	plain: Buffer;
	/** Absent for what is compressed already. */
	gzip?: Buffer;
	/** Bytes held, to bound the cache. */
	size: number;
}

/** Headers that belong to one response and not to the page. */
const OF_ONE_RESPONSE = new Set([
	"connection",
	"content-encoding",
	"content-length",
	"date",
	"etag",
	"keep-alive",
	"transfer-encoding",
	"vary",
	"x-request-id",
]);

/** @param headers as Node's `res.getHeaders()` gives them */
export function storePage(plain: Buffer, headers: OutgoingHttpHeaders, route: string): StoredPage {
	const gzip = headers["content-type"] === "image/png" ? undefined : gzipSync(plain, { level: 9 });
	return {
		route,
		headers: Object.entries(headers).flatMap(([name, value]) =>
			OF_ONE_RESPONSE.has(name) || value === undefined ? [] : [[name, String(value)]],
		),
		// Weak, because the bytes differ by encoding while the page is the same.
		etag: `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 27)}"`,
		plain,
		...(gzip && { gzip }),
		size: plain.length + (gzip?.length ?? 0) + 1000,
	};
}
