import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { constants, crc32, deflateRawSync } from "node:zlib";
import { crcShift, multiply } from "./crc-shift.ts";

/**
 * A finished response kept for further readers. A page allows its inline scripts by a nonce that must be new
 * each time, so what is kept has gaps for the nonce. The compressed body has them as well: the nonce stands in
 * it as a stored block, so that no reader costs a compression.
 */
export interface StoredPage {
	/** Name and value; a third part where the value carries the nonce between the other two. */
	headers: [name: string, before: string, after?: string][];
	etag: string;
	plain: Gapped;
	/** Absent for what is compressed already. */
	gzip?: GappedGzip;
	/** Bytes held, to bound the cache. */
	size: number;
}

interface Gapped {
	bytes: Buffer;
	/** Where the nonce goes; these bytes are 0. */
	gaps: number[];
}

interface GappedGzip extends Gapped {
	/** The checksum of the plain body with its gaps at 0, and what the nonce's own is multiplied by. */
	checksum: number;
	shift: number;
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
	const gap = Buffer.alloc(nonce.length);
	const plain = withGaps(pieces, gap, 0);
	const compressible = headers["content-type"] !== "image/png";
	const gzip = compressible ? gzipWithGaps(pieces, gap, plain) : undefined;
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
		plain,
		...(gzip && { gzip }),
		size: plain.bytes.length + (gzip?.bytes.length ?? 0) + 1000,
	};
}

/** The body with a nonce in its places. */
export function plainBody({ plain }: StoredPage, nonce: string): Buffer {
	return plain.gaps.length === 0 ? plain.bytes : filled(plain, nonce);
}

/** The body with a nonce in its places, as gzip. */
export function gzippedBody(gzip: GappedGzip, nonce: string): Buffer {
	if (gzip.gaps.length === 0) return gzip.bytes;
	const body = filled(gzip, nonce);
	const added = (crc32(nonce) ^ crc32(Buffer.alloc(nonce.length))) >>> 0;
	body.writeUInt32LE((gzip.checksum ^ multiply(gzip.shift, added)) >>> 0, body.length - 8);
	return body;
}

function filled({ bytes, gaps }: Gapped, nonce: string): Buffer {
	const body = Buffer.from(bytes);
	for (const gap of gaps) body.write(nonce, gap, "latin1");
	return body;
}

const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

function gzipWithGaps(pieces: Buffer[], gap: Buffer, plain: Gapped): GappedGzip {
	const deflated = pieces.map((piece, index) => deflatePiece(piece, index === pieces.length - 1));
	const { bytes, gaps } = withGaps(deflated, storedBlock(gap), STORED_HEADER);
	const checksum = crc32(plain.bytes);
	const trailer = Buffer.alloc(8);
	trailer.writeUInt32LE(checksum, 0);
	trailer.writeUInt32LE(plain.bytes.length % 2 ** 32, 4);
	return {
		bytes: Buffer.concat([GZIP_HEADER, bytes, trailer]),
		gaps: gaps.map((place) => place + GZIP_HEADER.length),
		checksum,
		// The same nonce goes into all gaps, so that one product does for all.
		shift: plain.gaps.reduce((sum, place) => sum ^ crcShift(plain.bytes.length - place - gap.length), 0),
	};
}

/** Deflated so that the output ends on a byte and refers to nothing before it; the last piece ends the stream. */
function deflatePiece(piece: Buffer, last: boolean): Buffer {
	return deflateRawSync(piece, { level: 9, finishFlush: last ? constants.Z_FINISH : constants.Z_FULL_FLUSH });
}

const STORED_HEADER = 5;

/** A deflate block that holds bytes as they are (RFC 1951, 3.2.4). */
function storedBlock(bytes: Buffer): Buffer {
	const header = Buffer.alloc(STORED_HEADER);
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

/** The pieces joined by a filler, and where in each filler the gap begins. */
function withGaps(pieces: Buffer[], filler: Buffer, offset: number): Gapped {
	const parts: Buffer[] = [];
	const gaps: number[] = [];
	let length = 0;
	pieces.forEach((piece, index) => {
		if (index > 0) {
			gaps.push(length + offset);
			parts.push(filler);
			length += filler.length;
		}
		parts.push(piece);
		length += piece.length;
	});
	return { bytes: Buffer.concat(parts), gaps };
}
