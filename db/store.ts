import "./require-node.ts";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle } from "./drizzle.ts";
import { DatabaseUnusable } from "./errors.ts";
import * as schema from "./schema.ts";

/** An open database: Drizzle for queries, the bare connection for pragmas, transactions and full-text search. */
export interface Store {
	path: string;
	sqlite: Database.Database;
	db: BetterSQLite3Database<typeof schema>;
	close(): void;
}

/** How long a statement waits for another connection's write before it fails as busy, in milliseconds. */
const BUSY_TIMEOUT = 5000;
/** The same where readers wait meanwhile: whoever writes has waited for a turn already (`writeTurn`). */
const BRIEF_TIMEOUT = 100;

/**
 * Opens (and by default creates) the database file with the settings every connection needs: foreign keys,
 * write-ahead log, full synchronisation, a busy timeout.
 * @throws DatabaseUnusable with one line that says what is wrong with the path
 */
export function openStore(path: string, { create = true } = {}): Store {
	const file = resolve(path);
	prepareFolder(file, create);
	return opened(file, () => {
		const sqlite = new Database(file, { fileMustExist: !create, timeout: BUSY_TIMEOUT });
		sqlite.pragma("journal_mode = WAL");
		sqlite.pragma("synchronous = FULL");
		sqlite.pragma("foreign_keys = ON");
		// Without it INSERT OR REPLACE would delete rows behind the triggers that guard versions and audit.
		sqlite.pragma("recursive_triggers = ON");
		return sqlite;
	});
}

/**
 * Opens a database file that another program keeps up to date; nothing is ever written to it.
 * @throws DatabaseUnusable
 */
export function openCopy(path: string): Store {
	const file = resolve(path);
	return opened(
		file,
		() => new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT }),
	);
}

function opened(file: string, open: () => Database.Database): Store {
	try {
		const sqlite = open();
		sqlite.pragma("cache_size = -32000");
		sqlite.pragma("temp_store = MEMORY");
		return { path: file, sqlite, db: drizzle(sqlite, { schema }), close: () => sqlite.close() };
	} catch (error) {
		throw unusable(error, file);
	}
}

/** From now on the connection answers readers, and holds none of them up for long. */
export function waitBriefly({ sqlite }: Pick<Store, "sqlite">): void {
	sqlite.pragma(`busy_timeout = ${BRIEF_TIMEOUT}`);
}

/** From now on the connection keeps no more than 2 MB of what it read: for one that reads each page once. */
export function keepLittle({ sqlite }: Pick<Store, "sqlite">): void {
	sqlite.pragma("cache_size = -2000");
}

function prepareFolder(file: string, create: boolean) {
	const folder = dirname(file);
	try {
		if (create) makeFolder(folder);
		// With the dot a file in the folder's place is refused as well.
		accessSync(`${folder}/.`, constants.R_OK | constants.W_OK);
		if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
	} catch (error) {
		throw new DatabaseUnusable(`Cannot use ${file} as the database: ${explain(error)}`);
	}
}

/** Level by level: Node's own recursive way never returns where the system refuses folders as it does in /proc. */
function makeFolder(folder: string) {
	if (existsSync(folder)) return;
	makeFolder(dirname(folder));
	mkdirSync(folder);
}

/** An error of SQLite at the start, for the person who starts the program. */
export function unusable(error: unknown, file: string): DatabaseUnusable {
	return new DatabaseUnusable(`Cannot open the database ${file}: ${explain(error)}`);
}

function explain(error: unknown): string {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	switch (code) {
		case "EACCES":
		case "EPERM":
		case "EROFS":
		case "SQLITE_READONLY":
		case "SQLITE_READONLY_DIRECTORY":
			return "it may not be written to. Give the user who runs Equipoise write access, or set DATABASE_PATH";
		case "ENOENT":
		case "SQLITE_CANTOPEN":
			return "there is no such file or folder. Check DATABASE_PATH";
		case "ENOTDIR":
			return "a part of the path is a file, not a folder. Check DATABASE_PATH";
		case "ENOSPC":
		case "SQLITE_FULL":
			return "the disk is full";
		case "SQLITE_BUSY":
		case "SQLITE_BUSY_RECOVERY":
			return "another program has locked it. Stop that program and start again";
		case "SQLITE_NOTADB":
		case "SQLITE_CORRUPT":
			return "the file is not a SQLite database, or it is damaged. Restore a backup or set DATABASE_PATH";
		default:
			return error instanceof Error ? error.message : String(error);
	}
}
