import { open, statfs } from "node:fs/promises";
import Database from "better-sqlite3";

/** Pages a connection holds in memory at least; what it writes beyond goes to the disk at once. */
const FEWEST_PAGES = 4;
const BYTES = 64 * 1024;
/** What has to be free beside it, in bytes: as much as the largest document. */
const ROOM = 4 * 1024 * 1024;

/** The disk has no room for what is saved next. */
class NoRoom extends Error {
	readonly code = "ENOSPC";
}

/**
 * Really writes to a database and changes nothing: within a transaction that is taken back, it writes more than the
 * connection may hold in memory, so that SQLite puts the rest into the write-ahead log, as it does what is saved. That
 * needs the file by its name, the right to write and the lock, and is waited for until the disk has it. A log that was
 * larger once has room of its own, so that whether the disk has any is asked as well. No reader sees anything of it: to them the database is at the version it was.
 * @throws SqliteError, or an error of the file system, that says what stands in the way; it does not wait for a lock
 */
export async function tryWriting(path: string): Promise<void> {
	const sqlite = new Database(path, { fileMustExist: true, timeout: 0 });
	try {
		sqlite.pragma(`cache_size = ${FEWEST_PAGES}`);
		sqlite.exec("begin immediate; create table trial (content)");
		sqlite.prepare("insert into trial values (randomblob(?))").run(BYTES);
		sqlite.exec("rollback");
	} finally {
		sqlite.close();
	}
	const { bavail, bsize } = await statfs(path);
	if (bavail * bsize < ROOM) throw new NoRoom(`There are ${bavail * bsize} bytes left beside ${path}`);
	const log = await open(`${path}-wal`, "r+");
	try {
		await log.datasync();
	} finally {
		await log.close();
	}
}
