import { randomUUID } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const PARTIAL = new RegExp(`\\.partial-${UUID}(?:-wal|-shm|-journal)?$`);
const UPLOAD = new RegExp(`^\\.upload-${UUID}$`);
const DAY = 24 * 60 * 60 * 1000;

/** A name for what becomes this file once it is whole. */
export const partialName = (file: string) => `${file}.partial-${randomUUID()}`;

/** A name for an upload, beside the database: a folder for temporary files is often held in memory. */
export const uploadName = (databasePath: string) => `${databasePath}.upload-${randomUUID()}`;

/** Removes from a folder what backups and exports left that were killed midway; none takes a day. */
export function removeAbandoned(folder: string): void {
	for (const name of readdirSync(folder)) {
		if (!PARTIAL.test(name)) continue;
		const path = join(folder, name);
		const found = statSync(path, { throwIfNoEntry: false });
		if (found?.isFile() && Date.now() - found.mtimeMs > DAY) rmSync(path, { force: true });
	}
}

/**
 * Removes what uploads left that had a name when the program was killed. One that another program has open is of no
 * less use to it without a name.
 */
export function removeStrayUploads(databasePath: string): void {
	const [folder, database] = [dirname(databasePath), basename(databasePath)];
	for (const name of readdirSync(folder))
		if (name.startsWith(database) && UPLOAD.test(name.slice(database.length)))
			rmSync(join(folder, name), { force: true });
}
