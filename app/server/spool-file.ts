import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { type Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Problem } from "#app/domain/problem.ts";
import type { Upload } from "#app/http/context.ts";

/** What the disk says when it takes no more. */
const NO_ROOM = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

export interface SpooledFile {
	upload: Upload;
	close(): Promise<void>;
}

/**
 * Writes an upload to disk beside the database: a folder for temporary files is often held in memory. The file has
 * no name from the moment it is open, so that the system removes it however the program ends.
 * @throws Problem `busy` when the disk is full
 */
export async function spoolFile(name: string, content: Readable, databasePath: string): Promise<SpooledFile> {
	const path = `${databasePath}.upload-${randomUUID()}`;
	const handle = await open(path, "wx+", 0o600);
	try {
		await unlink(path);
		const size = await written(handle, content);
		return { upload: { name, size, descriptor: handle.fd }, close: () => handle.close() };
	} catch (error) {
		await handle.close();
		throw isNoRoom(error) ? noRoom() : error;
	}
}

async function written(handle: FileHandle, content: Readable): Promise<number> {
	let size = 0;
	const disk = new Writable({
		highWaterMark: 1024 * 1024,
		write(chunk: Buffer, _encoding, done) {
			writeAll(handle, chunk, size).then(() => {
				size += chunk.length;
				done();
			}, done);
		},
	});
	await pipeline(content, disk);
	return size;
}

async function writeAll(handle: FileHandle, chunk: Buffer, position: number) {
	for (let from = 0; from < chunk.length; ) {
		const { bytesWritten } = await handle.write(chunk, from, chunk.length - from, position + from);
		from += bytesWritten;
	}
}

const isNoRoom = (error: unknown) =>
	error instanceof Error && "code" in error && NO_ROOM.has(String(error.code));

const noRoom = () =>
	new Problem(
		"busy",
		"The server’s disk is full, so that the file cannot be taken in. Nothing was stored. Whoever runs the server has to make room.",
	);
