import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";

/** A finished response kept for further readers, who get the same bytes. */
export interface StoredPage {
	/** The route that made it. */
	route: string;
	headers: [name: string, value: string][];
	etag: string;
	plain: Buffer;
	/** The same compressed, as far as anybody has asked for it; absent for what is compressed already. */
	encoded?: Partial<Record<Encoding, Buffer>>;
	/** Bytes held at most, to bound the cache. */
	size: number;
}

export type Encoding = "br" | "gzip";

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
	const isCompressed = headers["content-type"] === "image/png";
	return {
		route,
		headers: Object.entries(headers).flatMap(([name, value]) =>
			OF_ONE_RESPONSE.has(name) || value === undefined ? [] : [[name, String(value)]],
		),
		// Weak, because the bytes differ by encoding while the page is the same.
		etag: `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 27)}"`,
		plain,
		...(!isCompressed && { encoded: {} }),
		// In either encoding text is less than a third as long.
		size: Math.ceil(plain.length * (isCompressed ? 1 : 1.6)) + 1000,
	};
}

/** What a reader takes of the encodings there are, the one that weighs least first; undefined for neither. */
export function encodingFor(accepted: string | undefined): Encoding | undefined {
	if (accepted === undefined) return undefined;
	return BROTLI.test(accepted) ? "br" : GZIP.test(accepted) ? "gzip" : undefined;
}

/** Named, and not to be left out by `q=0`. */
const accepts = (name: string) =>
	new RegExp(`(?:^|,)\\s*${name}\\s*(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))(?:;|,|$)`);
const [BROTLI, GZIP] = [accepts("br"), accepts("gzip")];

/** The page's bytes in an encoding, compressed for the first who asks. */
export function encodedPage({ plain, encoded }: StoredPage, encoding: Encoding): Buffer | undefined {
	if (!encoded) return undefined;
	encoded[encoding] ??=
		encoding === "br" ? brotliCompressSync(plain, brotliOptions(plain)) : gzipSync(plain, GZIP_OPTIONS);
	return encoded[encoding];
}

/** Compresses a page before it is sent, beside the event loop: one of megabytes would hold up everybody else. */
export async function encodePage({ plain, encoded }: StoredPage, encoding: Encoding): Promise<void> {
	if (!encoded) return;
	encoded[encoding] =
		encoding === "br"
			? await compressBrotli(plain, brotliOptions(plain))
			: await compressGzip(plain, GZIP_OPTIONS);
}

const [compressBrotli, compressGzip] = [promisify(brotliCompress), promisify(gzip)];
const GZIP_OPTIONS = { level: 9 };

/** From here on Brotli finds what stands far apart, such as in the drawings of a page, and takes less time than gzip. */
const brotliOptions = (plain: Buffer) => ({
	params: {
		[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
		[constants.BROTLI_PARAM_QUALITY]: 5,
		[constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
	},
});
