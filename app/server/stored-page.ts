import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { constants, crc32, deflateRawSync } from "node:zlib";

/**
 * A finished response kept for further readers. A page allows its inline scripts by a nonce that must be new
 * each time, so the body is kept in pieces with the nonce left out between them. The pieces are kept deflated
 * as well: a new nonce goes between them as a stored block, so that no reader costs a compression.
 */
export interface StoredPage {
	/** Name and value; a third part where the value carries the nonce between the other two. */
	headers: [name: string, before: string, after?: string][];
	etag: string;
	pieces: Buffer[];
	deflated: Buffer[];
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

/** @param nonce the one the body and headers were made with @param headers as Node's `res.getHeaders()` gives them */
export function storePage(body: Buffer, nonce: string, headers: OutgoingHttpHeaders): StoredPage {
	const pieces = splitAt(body, Buffer.from(nonce));
	const compressible = headers["content-type"] !== "image/png";
	const deflated = compressible
		? pieces.map((piece, index) => deflatePiece(piece, index === pieces.length - 1))
		: [];
	const digest = createHash("sha256");
	for (const piece of pieces) digest.update(piece);
	return {
		headers: Object.entries(headers).flatMap(([name, value]) => {
			if (OF_ONE_RESPONSE.has(name) || value === undefined) return [];
			const [before = "", after] = String(value).split(nonce);
			return [after === undefined ? [name, before] : [name, before, after]] as StoredPage["headers"];
		}),
		// Weak, because the bytes differ by nonce and by encoding while the page is the same.
		etag: `W/"${digest.digest("base64url").slice(0, 27)}"`,
		pieces,
		deflated,
		size: [...pieces, ...deflated].reduce((sum, piece) => sum + piece.length, 0) + 1000,
	};
}

/** The body with a nonce in its places. */
export function plainBody(page: StoredPage, nonce: string): Buffer {
	return joinWith(page.pieces, Buffer.from(nonce));
}

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** The body with a nonce in its places, as gzip. */
export function gzippedBody(page: StoredPage, nonce: string): Buffer {
	const nonceBytes = Buffer.from(nonce);
	let checksum = 0;
	let length = 0;
	page.pieces.forEach((piece, index) => {
		checksum = crc32(piece, checksum);
		length += piece.length;
		if (index === page.pieces.length - 1) return;
		checksum = crc32(nonceBytes, checksum);
		length += nonceBytes.length;
	});
	const trailer = Buffer.alloc(8);
	trailer.writeUInt32LE(checksum, 0);
	trailer.writeUInt32LE(length % 2 ** 32, 4);
	return Buffer.concat([GZIP_HEADER, joinWith(page.deflated, storedBlock(nonceBytes)), trailer]);
}

/** Deflated so that the output ends on a byte and refers to nothing before it; the last piece ends the stream. */
function deflatePiece(piece: Buffer, last: boolean): Buffer {
	return deflateRawSync(piece, { level: 9, finishFlush: last ? constants.Z_FINISH : constants.Z_FULL_FLUSH });
}

/** A deflate block that holds bytes as they are (RFC 1951, 3.2.4). */
function storedBlock(bytes: Buffer): Buffer {
	const header = Buffer.alloc(5);
	header.writeUInt16LE(bytes.length, 1);
	header.writeUInt16LE(~bytes.length & 0xffff, 3);
	return Buffer.concat([header, bytes]);
}

function splitAt(body: Buffer, separator: Buffer): Buffer[] {
	const pieces: Buffer[] = [];
	let start = 0;
	for (let at = body.indexOf(separator); at >= 0; at = body.indexOf(separator, start)) {
		pieces.push(body.subarray(start, at));
		start = at + separator.length;
	}
	return [...pieces, body.subarray(start)];
}

function joinWith(pieces: Buffer[], separator: Buffer): Buffer {
	return pieces.length === 1 && pieces[0]
		? pieces[0]
		: Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [separator, piece])));
}
