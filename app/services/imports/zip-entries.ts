import { Readable } from "node:stream";
import yauzl from "yauzl";
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
const PIECE = 64 * 1024;

/** What an archive has been unpacked to so far, and whether that is more than it may be. */
interface Budget {
	unpacked: number;
	packed: number;
	spent: boolean;
}

const isBomb = (unpacked: number, packed: number) => unpacked > BOMB.from && unpacked > BOMB.ratio * packed;

const bomb = ({ fileName }: yauzl.Entry) =>
	new Problem(
		"too-large",
		`This archive unpacks to far more than it should (${fileName}), as archives do that are made to fill a disk.`,
	);

export function isZip(start: Uint8Array): boolean {
	return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 0x03 || start[2] === 0x05);
}

/**
 * The files in a ZIP archive, one after the other, none of them ever held whole.
 * @throws Problem `invalid` when it is damaged, encrypted or packed in a way that this cannot read, `too-large`
 * when it unpacks to far more than it should
 */
export async function* zipEntries(source: ByteSource): AsyncGenerator<ZipEntry> {
	const budget: Budget = { unpacked: 0, packed: source.size, spent: false };
	try {
		const archive = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
			autoClose: false,
		});
		archive.on("error", heardAlready);
		for await (const entry of archive.eachEntry()) {
			if (budget.spent) throw bomb(entry);
			if (entry.fileName.endsWith("/")) continue;
			yield { name: entry.fileName, chunks: () => contentOf(archive, entry, budget) };
		}
	} catch (error) {
		throw asProblem(error);
	}
}

async function* contentOf(
	archive: yauzl.ZipFile,
	entry: yauzl.Entry,
	budget: Budget,
): AsyncGenerator<Uint8Array> {
	if (entry.isEncrypted())
		throw new Problem("invalid", `${entry.fileName} in this archive is encrypted. Unpack it first.`);
	let length = 0;
	try {
		const content = await archive.openReadStreamPromise(entry);
		content.on("error", heardAlready);
		for await (const chunk of content) {
			const bytes = chunk as Buffer;
			length += bytes.length;
			budget.unpacked += bytes.length;
			// Entries may share their bytes, so that each is small and all together are not.
			if (
				budget.unpacked > MAX_UNPACKED ||
				isBomb(length, entry.compressedSize) ||
				isBomb(budget.unpacked, budget.packed)
			) {
				budget.spent = true;
				throw bomb(entry);
			}
			yield bytes;
		}
	} catch (error) {
		throw asProblem(error);
	}
}

/** Of a damaged archive its reader may complain more than once, also when nobody listens any more. */
const heardAlready = () => {};

/** What the archive's reader says against it, for people; what is no fault of the archive stays as it is. */
function asProblem(error: unknown): unknown {
	if (error instanceof Problem || !(error instanceof Error)) return error;
	const code = "code" in error ? String(error.code) : "";
	if (code !== "" && !code.startsWith("Z_")) return error;
	const outside = /^(?:absolute|invalid relative) path: (.*)$/.exec(error.message)?.[1];
	if (outside !== undefined)
		return new Problem(
			"invalid",
			`This ZIP archive names a file outside of its own folder (${outside.slice(0, 100)}). Pack it again.`,
		);
	return new Problem(
		"invalid",
		"This ZIP archive is damaged, or packed in a way that cannot be read here. Pack it again, or unpack it first.",
	);
}

/** Lets yauzl read from any source of bytes. */
class SourceReader extends yauzl.RandomAccessReader {
	readonly #source: ByteSource;

	constructor(source: ByteSource) {
		super();
		this.#source = source;
	}

	override _readStreamForRange(start: number, end: number): Readable {
		return Readable.from(piecesOf(this.#source, start, end));
	}
}

async function* piecesOf(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array> {
	for (let at = start; at < end; at += PIECE) yield await source.read(at, Math.min(PIECE, end - at));
}
