import "./require-node.ts";
import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { DatabaseUnusable } from "./errors.ts";
import { type MigrationState, migrationState } from "./migrate.ts";
import type { Store } from "./store.ts";
import { holdMoment } from "./transaction.ts";

/** Pages that are copied at once: some 10 MB, after which it is said how far it is. */
const PAGES = 2560;

/** Somebody watches a copy being made, and may break it off. */
export interface CopyWatch {
	/** Called now and then with the share that is copied, in [0, 1]. */
	onCopied?: ((share: number) => void) | undefined;
	/** Once it is aborted, its reason is thrown. */
	signal?: AbortSignal | undefined;
}

/**
 * Writes a copy of the database as it is at this moment to a file that does not exist yet. Others may read and
 * write meanwhile: the copy is one read transaction, so the connection is to be used for nothing else until it is
 * done. It holds no write-ahead log, so the one file is all of it.
 */
export async function copyInto(
	store: Store,
	file: string,
	{ onCopied, signal }: CopyWatch = {},
): Promise<void> {
	const release = holdMoment(store);
	try {
		await store.sqlite.backup(file, {
			progress({ totalPages, remainingPages }) {
				signal?.throwIfAborted();
				onCopied?.(1 - remainingPages / Math.max(1, totalPages));
				return PAGES;
			},
		});
	} finally {
		release();
	}
	const copy = new Database(file, { fileMustExist: true });
	try {
		copy.pragma("journal_mode = DELETE");
	} finally {
		copy.close();
	}
}

/**
 * Looks whether a file is a sound database of this program, without changing it.
 * @returns which migrations it has @throws DatabaseUnusable that says what is wrong with it
 */
export function verifyFile(file: string): MigrationState {
	if (!existsSync(file)) throw new DatabaseUnusable(`There is no file ${file}`);
	let sqlite: Database.Database | undefined;
	try {
		sqlite = new Database(file, { readonly: true, fileMustExist: true });
		const isOurs = sqlite
			.prepare<[], number>(
				`select count(*) = 4 from sqlite_master
				where type = 'table' and name in ('__drizzle_migrations', 'studies', 'study_versions', 'users')`,
			)
			.pluck()
			.get();
		if (!isOurs) throw new DatabaseUnusable(`${file} is no database of Equipoise`);
		const [problem = brokenReferences({ sqlite })[0]] = damagedPages({ sqlite });
		if (problem) throw new DatabaseUnusable(`${file} is damaged: ${problem}`);
		return migrationState({ sqlite });
	} catch (error) {
		if (error instanceof DatabaseUnusable) throw error;
		throw new DatabaseUnusable(`${file} is no database of Equipoise, or it is damaged: ${reasonOf(error)}`);
	} finally {
		sqlite?.close();
	}
}

/** What SQLite's own check finds of damaged pages, tables, and indexes, the search index too. A line each. */
export function damagedPages({ sqlite }: Pick<Store, "sqlite">): string[] {
	const integrity = sqlite.pragma("integrity_check(20)") as { integrity_check: string }[];
	return integrity.map((row) => row.integrity_check.replaceAll("\n", " ")).filter((line) => line !== "ok");
}

/** Rows that point nowhere, a line each; in a sound file. */
export function brokenReferences({ sqlite }: Pick<Store, "sqlite">): string[] {
	const orphans = sqlite.pragma("foreign_key_check") as {
		table: string;
		rowid: number | null;
		parent: string;
	}[];
	return orphans
		.slice(0, 20)
		.map(({ table, rowid, parent }) => `a row of ${table} (${rowid ?? "?"}) points to no row of ${parent}`);
}

/**
 * Takes a database for this program alone and folds its write-ahead log into it, so that its file can be moved.
 * @returns a function that lets go of it @throws DatabaseUnusable while another program has it open
 */
export function takeAlone(file: string): () => void {
	let sqlite: Database.Database | undefined;
	try {
		sqlite = new Database(file, { fileMustExist: true, timeout: 200 });
		sqlite.pragma("locking_mode = EXCLUSIVE");
		sqlite.pragma("journal_mode = DELETE");
		sqlite.exec("begin exclusive");
		const held = sqlite;
		return () => held.close();
	} catch (error) {
		sqlite?.close();
		if (String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) {
			throw new DatabaseUnusable(`${file} is open in another program. Stop the server, then try again`);
		}
		// A database too damaged to be locked is one that nobody can be writing.
		return () => {};
	}
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
