import { read } from "node:fs";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline, Readable } from "node:stream";
import { promisify } from "node:util";
import { createGunzip } from "node:zlib";
import { Problem } from "#app/domain/problem.ts";
import type { StudyDataFile } from "#app/exchange/revman/study-data-file.ts";
import { isFigure, repeatsOfExport } from "./own-export.ts";
import { type ByteSource, isZip, zipEntries } from "./zip-entries.ts";

/** A file of records on its way in; an archive is as many as it holds. */
export interface DeliveredFile {
	name: string;
	chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
	/** Files that are read together, in place of one. */
	studyData?: readonly StudyDataFile[];
}

const readAt = promisify(read);
const PIECE = 64 * 1024;
const MAX_UNPACKED = 2 * 1024 ** 3;
/** Above so many bytes, what unpacks to 200 times its size is no honest text. */
const SUSPECT = 16 * 1024 ** 2;

/** What a file on disk holds. @throws Problem when it cannot be opened or read */
async function* filesOnDisk(path: string, name = path): AsyncGenerator<DeliveredFile> {
	const handle = await opened(path);
	try {
		yield* filesInDescriptor(name, handle.fd, (await handle.stat()).size);
	} finally {
		await handle.close();
	}
}

/** What several files on disk hold; one that cannot be opened fails when it is read, like one that is broken. */
export async function* allFilesOnDisk(paths: readonly string[]): AsyncGenerator<DeliveredFile> {
	for (const path of paths) {
		try {
			yield* filesOnDisk(path);
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			yield failing(path, error);
		}
	}
}

/** A file that fails when it is read. */
export function failing(name: string, problem: Problem): DeliveredFile {
	const chunks = async function* (): AsyncGenerator<string> {
		yield "";
		throw problem;
	};
	return { name, chunks: chunks() };
}

const MAX_PACKED_STREAM = 256 * 1024 ** 2;

/**
 * What a stream holds, such as standard input. Text is read as it comes; an archive has its table of contents at
 * its end, and so has to come in first. @throws Problem when an archive is too large for that
 */
export async function* filesInStream(
	name: string,
	stream: AsyncIterable<Buffer>,
): AsyncGenerator<DeliveredFile> {
	const pieces = stream[Symbol.asyncIterator]();
	const start: Buffer[] = [];
	// A pipe may hand on a single byte at first.
	while (lengthOf(start) < 4) {
		const { value, done } = await pieces.next();
		if (done) break;
		start.push(value);
	}
	const rest = async function* () {
		yield* start;
		for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
	};
	const head = Buffer.concat(start);
	if (!isZip(head) && !isGzip(head)) {
		yield { name, chunks: rest() };
		return;
	}
	const packed: Buffer[] = [];
	let length = 0;
	for await (const piece of rest()) {
		length += piece.length;
		if (length > MAX_PACKED_STREAM)
			throw new Problem("too-large", "This archive is too large to come in by a pipe. Name its file.");
		packed.push(piece);
	}
	yield* filesInBytes(name, Buffer.concat(packed));
}

const lengthOf = (pieces: Buffer[]) => pieces.reduce((sum, { length }) => sum + length, 0);

const isGzip = (start: Uint8Array) => start[0] === 0x1f && start[1] === 0x8b;

/** What was uploaded or pasted. */
export function filesInBytes(name: string, bytes: Uint8Array): AsyncGenerator<DeliveredFile> {
	return filesIn(name, {
		size: bytes.length,
		read: async (from, length) => bytes.subarray(from, from + length),
	});
}

/** What an open file holds. @param descriptor as the system numbers it, whichever thread opened it */
export function filesInDescriptor(
	name: string,
	descriptor: number,
	size: number,
): AsyncGenerator<DeliveredFile> {
	return filesIn(name, {
		size,
		async read(from, length) {
			const { buffer, bytesRead } = await readAt(descriptor, Buffer.alloc(length), 0, length, from);
			return buffer.subarray(0, bytesRead);
		},
	});
}

/** The files that a path names: itself, or all files of that folder and those within, in the order of their names. */
export async function namedFiles(path: string): Promise<string[]> {
	const isFolder = await stat(path).then(
		(found) => found.isDirectory(),
		() => false,
	);
	if (!isFolder) return [path];
	const entries = await readdir(path, { withFileTypes: true, recursive: true });
	const files = entries
		.filter((entry) => entry.isFile() && !entry.name.startsWith("."))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	const within = (file: string) => relative(path, file).split(sep).join("/");
	const isRepeat = repeatsOfExport(files.map(within));
	return files.filter((file) => !isRepeat(within(file)));
}

async function* filesIn(name: string, source: ByteSource): AsyncGenerator<DeliveredFile> {
	const start = await source.read(0, Math.min(4, source.size));
	if (isZip(start)) {
		let isEmpty = true;
		const isRepeat = repeatsOfExport(await namesIn(source));
		for await (const entry of zipEntries(source)) {
			// What the Mac's own packer adds beside each file.
			if (entry.name.startsWith("__MACOSX/") || entry.name.endsWith(".DS_Store")) continue;
			isEmpty = false;
			if (isRepeat(entry.name)) continue;
			yield { name: `${name}/${entry.name}`, chunks: entry.chunks() };
		}
		if (isEmpty) throw new Problem("invalid", "There is no file in this archive.");
	} else if (isGzip(start)) {
		yield { name, chunks: gunzipped(source) };
	} else yield { name, chunks: piecesOf(source) };
}

/** The names of an archive's files, but for figures, of which there may be a million. */
async function namesIn(source: ByteSource): Promise<string[]> {
	const names: string[] = [];
	try {
		for await (const { name } of zipEntries(source)) if (!isFigure(name)) names.push(name);
	} catch (error) {
		// Where the archive is damaged, whoever reads its files says so.
		if (!(error instanceof Problem)) throw error;
	}
	return names;
}

async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < source.size; at += PIECE)
		yield await source.read(at, Math.min(PIECE, source.size - at));
}

async function* gunzipped(source: ByteSource): AsyncGenerator<Uint8Array> {
	const unpacked = pipeline(Readable.from(piecesOf(source)), createGunzip(), () => {});
	let length = 0;
	try {
		for await (const chunk of unpacked) {
			length += (chunk as Buffer).length;
			if (length > MAX_UNPACKED || (length > SUSPECT && length > 200 * source.size))
				throw new Problem("too-large", "This file unpacks to far more than it should.");
			yield chunk as Buffer;
		}
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		if (code.startsWith("Z_")) throw new Problem("invalid", "This file is packed with gzip and damaged.");
		throw error;
	}
}

async function opened(path: string): Promise<FileHandle> {
	try {
		const handle = await open(path);
		if ((await handle.stat()).isFile()) return handle;
		await handle.close();
		throw new Problem("invalid", "This is no file.");
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		if (code === "ENOENT") throw new Problem("not-found", "There is no such file.");
		if (code === "EACCES") throw new Problem("invalid", "This file may not be read.");
		throw error;
	}
}
