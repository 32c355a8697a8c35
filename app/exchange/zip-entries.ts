import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { Problem } from "#app/domain/problem.ts";

/** Bytes that can be read from any place: a file on disk, or what was uploaded. */
export interface ByteSource {
	size: number;
	read(from: number, length: number): Promise<Uint8Array>;
}

export interface ZipEntry {
	name: string;
	/** Its content, unpacked piece by piece. */
	chunks(): AsyncGenerator<Uint8Array>;
}

/** What all entries together may unpack to, in bytes. */
const MAX_UNPACKED = 2 * 1024 ** 3;
/** Above so many bytes, an entry that unpacks to more than so many times its size is no honest text. */
const BOMB = { from: 16 * 1024 ** 2, ratio: 200 };
const MAX_DIRECTORY = 64 * 1024 ** 2;
const PIECE = 64 * 1024;

const END = { signature: 0x06054b50, length: 22, longestComment: 0xffff };
const LISTED = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };
const [STORED, DEFLATED] = [0, 8];

export function isZip(start: Uint8Array): boolean {
	return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 0x03 || start[2] === 0x05);
}

/**
 * The files in a ZIP archive, one after the other, none of them ever held whole.
 * @throws Problem `invalid` when it is damaged, encrypted or of a kind that this cannot read, `too-large` when it
 * unpacks to far more than it should
 */
export async function* zipEntries(source: ByteSource): AsyncGenerator<ZipEntry> {
	const budget = { left: MAX_UNPACKED };
	for (const entry of await directoryOf(source)) {
		if (entry.name.endsWith("/")) continue;
		yield { name: entry.name, chunks: () => contentOf(source, entry, budget) };
	}
}

interface Listed {
	name: string;
	method: number;
	crc: number;
	packed: number;
	unpacked: number;
	offset: number;
}

async function directoryOf(source: ByteSource): Promise<Listed[]> {
	const tailLength = Math.min(source.size, END.length + END.longestComment);
	const tail = viewOf(await source.read(source.size - tailLength, tailLength));
	let at = tailLength - END.length;
	while (at >= 0 && tail.getUint32(at, true) !== END.signature) at--;
	if (at < 0) throw damaged("it has no list of its files, as one that was cut off");
	const count = tail.getUint16(at + 10, true);
	const length = tail.getUint32(at + 12, true);
	const offset = tail.getUint32(at + 16, true);
	if (count === 0xffff || offset === 0xffffffff)
		throw new Problem("invalid", "This is a ZIP64 archive, which cannot be read here. Unpack it first.");
	if (length > MAX_DIRECTORY || offset + length > source.size)
		throw damaged("the list of its files is not where it should be");
	const bytes = await source.read(offset, length);
	const view = viewOf(bytes);
	const entries: Listed[] = [];
	for (let from = 0; entries.length < count; ) {
		if (from + LISTED.length > length || view.getUint32(from, true) !== LISTED.signature)
			throw damaged("the list of its files is broken");
		const nameLength = view.getUint16(from + 28, true);
		const name = new TextDecoder().decode(
			bytes.subarray(from + LISTED.length, from + LISTED.length + nameLength),
		);
		if ((view.getUint16(from + 8, true) & 1) === 1)
			throw new Problem("invalid", `${name} in this archive is encrypted. Unpack it first.`);
		entries.push({
			name,
			method: view.getUint16(from + 10, true),
			crc: view.getUint32(from + 16, true),
			packed: view.getUint32(from + 20, true),
			unpacked: view.getUint32(from + 24, true),
			offset: view.getUint32(from + 42, true),
		});
		from += LISTED.length + nameLength + view.getUint16(from + 30, true) + view.getUint16(from + 32, true);
	}
	return entries;
}

async function* contentOf(
	source: ByteSource,
	entry: Listed,
	budget: { left: number },
): AsyncGenerator<Uint8Array> {
	const head = viewOf(await source.read(entry.offset, LOCAL.length));
	if (head.byteLength < LOCAL.length || head.getUint32(0, true) !== LOCAL.signature)
		throw damaged(`${entry.name} is not where it should be`);
	const from = entry.offset + LOCAL.length + head.getUint16(26, true) + head.getUint16(28, true);
	if (entry.method !== STORED && entry.method !== DEFLATED)
		throw new Problem(
			"invalid",
			`${entry.name} in this archive is packed in a way that cannot be read here.`,
		);
	const packed = piecesOf(source, from, entry.packed);
	let length = 0;
	let sum = 0;
	for await (const chunk of entry.method === STORED ? packed : inflated(packed, entry.name)) {
		length += chunk.length;
		budget.left -= chunk.length;
		if (budget.left < 0 || (length > BOMB.from && length > BOMB.ratio * entry.packed))
			throw new Problem(
				"too-large",
				`This archive unpacks to far more than it should (${entry.name}), as archives do that are made to fill a disk.`,
			);
		sum = crc32(chunk, sum);
		yield chunk;
	}
	if (length !== entry.unpacked || sum !== entry.crc) throw damaged(`${entry.name} is not whole`);
}

async function* piecesOf(source: ByteSource, from: number, length: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < length; at += PIECE) yield await source.read(from + at, Math.min(PIECE, length - at));
}

async function* inflated(packed: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
	// What goes wrong reaches the loop below; the callback only keeps it from being thrown a second time.
	const inflate = pipeline(Readable.from(packed), createInflateRaw(), () => {});
	try {
		for await (const chunk of inflate) yield chunk as Buffer;
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		if (code.startsWith("Z_")) throw damaged(`${name} cannot be unpacked`);
		throw error;
	}
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
	new DataView(buffer, byteOffset, byteLength);

function damaged(what: string): Problem {
	return new Problem("invalid", `This ZIP archive is damaged: ${what}.`);
}
