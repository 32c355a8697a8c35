import { once } from "node:events";
import { promisify } from "node:util";
import { crc32, createDeflateRaw, deflateRaw } from "node:zlib";
import type { ZipFile } from "#app/exchange/zip/zip-file.ts";
import {
	directoryEntry,
	endOfArchive,
	localHeader,
	type PackedFile,
	sizesAfter,
} from "#app/exchange/zip/zip-records.ts";

/** Files up to this size are packed whole, so that their sizes stand before them, as every reader likes best. */
const WHOLE = 256 * 1024;
const WORTH_IT = 128;
/** Lines of the directory are kept in blocks: one object for each of a million files would weigh more than they. */
const BLOCK = 1000;

const pack = promisify(deflateRaw);

/** A ZIP as it is made, file by file; packing is done beside the main thread. A million files and any size will do. */
export async function* zipPieces(
	files: Iterable<ZipFile> | AsyncIterable<ZipFile>,
	modified: Date,
): AsyncGenerator<Uint8Array> {
	const directory: Buffer[] = [];
	let [count, offset] = [0, 0];
	let lines: Buffer[] = [];
	for await (const file of files) {
		const entry: PackedFile = {
			...{ name: Buffer.from(file.name), modified, offset, streamed: false, method: 8 },
			...{ crc: 0, packed: 0, size: 0 },
		};
		for await (const piece of filePieces(entry, piecesOf(file))) {
			offset += piece.length;
			yield piece;
		}
		count++;
		lines.push(directoryEntry(entry));
		if (lines.length >= BLOCK) directory.push(Buffer.concat(lines.splice(0)));
	}
	directory.push(Buffer.concat(lines));
	lines = [];
	yield* directory;
	const length = directory.reduce((sum, block) => sum + block.length, 0);
	yield endOfArchive(count, length, offset);
}

async function* piecesOf({ bytes }: ZipFile): AsyncGenerator<Buffer> {
	const made = await (typeof bytes === "function" ? bytes() : bytes);
	if (typeof made === "string" || made instanceof Uint8Array) yield Buffer.from(made);
	else for await (const piece of made) yield Buffer.from(piece);
}

async function* filePieces(entry: PackedFile, pieces: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
	const held: Buffer[] = [];
	for await (const piece of pieces) {
		take(entry, piece);
		held.push(piece);
		if (entry.size <= WHOLE) continue;
		entry.streamed = true;
		yield localHeader(entry);
		yield* packedPieces(entry, held, pieces);
		yield sizesAfter(entry);
		return;
	}
	const whole = Buffer.concat(held);
	// A picture is packed already, and a line or two is not worth it.
	const packed = whole.length < WORTH_IT ? whole : await pack(whole);
	entry.method = packed.length < whole.length ? 8 : 0;
	const bytes = entry.method === 8 ? packed : whole;
	entry.packed = bytes.length;
	yield localHeader(entry);
	yield bytes;
}

async function* packedPieces(entry: PackedFile, held: Buffer[], rest: AsyncGenerator<Buffer>) {
	const packer = createDeflateRaw();
	const packed: Buffer[] = [];
	packer.on("data", (chunk: Buffer) => packed.push(chunk));
	const given = () => {
		const out = Buffer.concat(packed.splice(0));
		entry.packed += out.length;
		return out;
	};
	try {
		packer.write(Buffer.concat(held.splice(0)));
		for await (const piece of rest) {
			take(entry, piece);
			if (!packer.write(piece)) await once(packer, "drain");
			if (packed.length > 0) yield given();
		}
		packer.end();
		await once(packer, "end");
		yield given();
	} finally {
		packer.destroy();
	}
}

function take(entry: PackedFile, piece: Buffer) {
	entry.crc = crc32(piece, entry.crc);
	entry.size += piece.length;
}
