import {
	closeSync,
	constants,
	copyFileSync,
	createReadStream,
	createWriteStream,
	existsSync,
	fsyncSync,
	linkSync,
	openSync,
	renameSync,
	rmSync,
	statSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type CopyWatch, copyInto, takeAlone, verifyFile } from "#db/backup.ts";
import { DatabaseUnusable } from "#db/errors.ts";
import { migrate } from "#db/migrate.ts";
import { openStore, type Store } from "#db/store.ts";
import { partialName, removeAbandoned } from "./temporary-files.ts";

/** What is being done, and how far it is: a share in [0, 1] of what is copied. */
export type BackUpStep = { at: "copying"; share: number } | { at: "verifying" | "updating" };

export interface BackUpWatch {
	/** Is told at each step, and now and then while something is copied. */
	onStep?: (step: BackUpStep) => void;
	/** Runs what may be broken off, with a signal for it; nothing is left then. Whatever else there is ends soon. */
	stoppable?: <T>(run: (signal: AbortSignal | undefined) => Promise<T>) => Promise<T>;
}

const straight: NonNullable<BackUpWatch["stoppable"]> = (run) => run(undefined);

/**
 * Backs up a database that may be in use. The file appears under its name only when it is whole, verified and
 * on the disk; until then, and after a failure, nothing is there.
 * @throws DatabaseUnusable when the file exists already (unless `replace`), cannot be written, or is not sound
 */
export async function backUp(
	store: Store,
	target: string,
	{ replace = false, onStep = () => {}, stoppable = straight }: BackUpWatch & { replace?: boolean } = {},
): Promise<{ file: string; bytes: number }> {
	const file = resolve(target);
	if (isSameFile(file, store.path))
		throw new DatabaseUnusable("A backup cannot take the place of the database itself");
	if (existsSync(file) && !replace)
		throw new DatabaseUnusable(`${file} exists already. Name another file, or add --force to replace it`);
	if (!existsSync(dirname(file))) throw new DatabaseUnusable(`There is no folder ${dirname(file)}`);
	removeAbandoned(dirname(file));
	return writtenBeside(file, async (partial) => {
		await stoppable((signal) => copyInto(store, partial, watching(onStep, signal)));
		onStep({ at: "verifying" });
		verifyFile(partial);
		flush(partial);
		const bytes = statSync(partial).size;
		if (replace) renameSync(partial, file);
		else nameToo(partial, file);
		flushNames(dirname(file));
		return { file, bytes };
	});
}

/**
 * Puts a backup in the database's place, brought up to date. The database that was there is kept beside it
 * under a dated name. Nothing changes unless everything succeeds.
 * @returns where the former database is now; absent when there was none
 * @throws DatabaseUnusable for a file that is damaged, not ours or of a newer program, or while a server runs
 */
export async function restoreBackup(
	backup: string,
	databasePath: string,
	{ onStep = () => {}, stoppable = straight }: BackUpWatch = {},
): Promise<{ kept?: string }> {
	const [source, database] = [resolve(backup), resolve(databasePath)];
	if (isSameFile(source, database))
		throw new DatabaseUnusable(`${source} is the database itself, not a backup of it`);
	onStep({ at: "verifying" });
	if (verifyFile(source).newer) {
		throw new DatabaseUnusable(
			`${source} was written by a newer version of Equipoise. Update the program, then restore`,
		);
	}
	return writtenBeside(database, async (partial) => {
		await stoppable((signal) => copyFile(source, partial, watching(onStep, signal)));
		onStep({ at: "updating" });
		const copy = openStore(partial, { create: false });
		try {
			migrate(copy);
		} finally {
			copy.close();
		}
		onStep({ at: "verifying" });
		verifyFile(partial);
		flush(partial);
		if (!existsSync(database)) {
			renameSync(partial, database);
			flushNames(dirname(database));
			return {};
		}
		const kept = `${database}.before-restore-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
		const letGo = takeAlone(database);
		try {
			// Two names for the old file and one rename: at no moment is there no database.
			nameToo(database, kept);
			for (const suffix of ["-wal", "-shm"]) {
				if (existsSync(database + suffix)) renameSync(database + suffix, kept + suffix);
			}
			putInPlace(partial, database, letGo);
			flushNames(dirname(database));
		} finally {
			letGo();
		}
		return { kept };
	});
}

const watching = (
	onStep: NonNullable<BackUpWatch["onStep"]>,
	signal: AbortSignal | undefined,
): CopyWatch => ({
	onCopied: (share) => onStep({ at: "copying", share }),
	signal,
});

/** Copies a file, piece by piece. */
async function copyFile(source: string, target: string, { onCopied, signal }: CopyWatch): Promise<void> {
	const { size } = statSync(source);
	let copied = 0;
	const told = new Transform({
		transform(piece: Buffer, _, done) {
			copied += piece.length;
			onCopied?.(copied / size);
			done(null, piece);
		},
	});
	const pieces = createReadStream(source, { highWaterMark: PIECE });
	await pipeline(pieces, told, createWriteStream(target, { flags: "wx" }), { signal });
}

/** Bytes that are copied at once. */
const PIECE = 4 * 1024 * 1024;

/** Runs something with a temporary name beside a file, and removes what it left there when it fails. */
async function writtenBeside<T>(file: string, write: (partial: string) => Promise<T>): Promise<T> {
	const partial = partialName(file);
	try {
		return await write(partial);
	} catch (error) {
		if (error instanceof Error && error.name === "AbortError") throw error;
		throw error instanceof DatabaseUnusable ? error : new DatabaseUnusable(explain(error, file));
	} finally {
		for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(partial + suffix, { force: true });
	}
}

/** Gives a file a second name, never one that is taken; where a file can have but one, the second is a copy. */
function nameToo(file: string, name: string) {
	try {
		linkSync(file, name);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
		copyFileSync(file, name, constants.COPYFILE_EXCL);
		flush(name);
	}
}

/** Puts a file in the place of one that is held; that is let go of before where, as on Windows, nothing open is replaced. */
function putInPlace(file: string, held: string, letGo: () => void) {
	try {
		renameSync(file, held);
	} catch {
		letGo();
		renameSync(file, held);
	}
}

/** Whether two paths lead to one file, by another spelling or a link. */
function isSameFile(one: string, other: string): boolean {
	const [a, b] = [one, other].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
	return one === other || (a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino);
}

/** Waits until a file is on the disk. */
function flush(path: string, flags = "r+") {
	const descriptor = openSync(path, flags);
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}

/** Waits until the names in a folder are on the disk, where the system can be asked for it: Windows cannot. */
function flushNames(folder: string) {
	try {
		flush(folder, "r");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
	}
}

function explain(error: unknown, file: string): string {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "ENOSPC" || code === "SQLITE_FULL") return `Cannot write ${file}: the disk is full`;
	if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "SQLITE_CANTOPEN")
		return `Cannot write ${file}: it may not be written to by this user`;
	if (code === "EEXIST") return `${file} exists already`;
	return `Cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`;
}
