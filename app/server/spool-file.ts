import { type FileHandle, open, rm } from "node:fs/promises";
import { type Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Problem } from "#app/domain/problem.ts";
import type { Upload } from "#app/http/context.ts";
import { uploadName } from "#app/services/temporary-files.ts";

/** What the disk says when it takes no more. */
const NO_ROOM = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

export interface SpooledFile {
	upload: Upload;
	close(): Promise<void>;
}

/**
 * Writes an upload to disk beside the database: a folder for temporary files is often held in memory. The file loses
 * its name as soon as it is open, so that the system removes it however the program ends. The upload is listened to
 * from the first moment, while the file is being opened: it may break off before that.
 * @throws Problem `busy` when the disk is full
 */
export async function spoolFile(name: string, content: Readable, databasePath: string): Promise<SpooledFile> {
	const disk = new NamelessFile(uploadName(databasePath));
	try {
		await pipeline(content, disk);
		return { upload: { name, size: disk.size, descriptor: disk.descriptor }, close: () => disk.close() };
	} catch (error) {
		await disk.close();
		throw isNoRoom(error) ? noRoom() : error;
	}
}

/** A file without a name, written from its start; it stays open for reading until it is closed. */
class NamelessFile extends Writable {
	readonly #path: string;
	readonly #opening: Promise<FileHandle>;
	size = 0;
	descriptor = -1;

	constructor(path: string) {
		super({ highWaterMark: 1024 * 1024 });
		this.#path = path;
		this.#opening = this.#open();
	}

	async #open() {
		const handle = await open(this.#path, "wx+", 0o600);
		this.descriptor = handle.fd;
		await this.#unname();
		return handle;
	}

	/** Where an open file keeps its name, it goes when it is closed. */
	async #unname() {
		await rm(this.#path, { force: true }).catch(() => {});
	}

	override _construct(done: (error?: Error | null) => void) {
		this.#opening.then(() => done(), done);
	}

	override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void) {
		this.#append(chunk).then(() => done(), done);
	}

	async #append(chunk: Buffer) {
		const handle = await this.#opening;
		for (let from = 0; from < chunk.length; ) {
			const { bytesWritten } = await handle.write(chunk, from, chunk.length - from, this.size);
			from += bytesWritten;
			this.size += bytesWritten;
		}
	}

	/** Also closes what is being opened only now, since the upload broke off before. */
	async close() {
		const handle = await this.#opening.catch(() => undefined);
		if (!handle) return;
		await handle.close();
		await this.#unname();
	}
}

const isNoRoom = (error: unknown) =>
	error instanceof Error && "code" in error && NO_ROOM.has(String(error.code));

const noRoom = () =>
	new Problem(
		"busy",
		"The server’s disk is full, so the file cannot be accepted. Nothing was stored. The server’s operator has to free some space.",
	);
