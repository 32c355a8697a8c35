import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runMigrations } from "./drizzle.ts";
import { DatabaseUnusable } from "./errors.ts";
import { bringSearchUpToDate } from "./rebuild-search.ts";
import type { Store } from "./store.ts";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "..", "migrations");

export interface MigrationState {
	/** Migrations applied to this database, and those the program has. */
	applied: number;
	known: number;
	/** The database is from a newer program. */
	newer: boolean;
}

/** Which migrations a database has, without changing it. */
export function migrationState({ sqlite }: Pick<Store, "sqlite">, folder = FOLDER): MigrationState {
	const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as {
		entries: { when: number }[];
	};
	const known = journal.entries.map((entry) => entry.when);
	const exists = sqlite
		.prepare("select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'")
		.get();
	const applied = exists
		? sqlite.prepare<[], number>("select created_at from __drizzle_migrations").pluck().all()
		: [];
	return {
		applied: applied.length,
		known: known.length,
		newer: applied.some((when) => !known.includes(Number(when))),
	};
}

/**
 * Brings the schema up to date. Foreign keys are off while it runs, because a rebuilt table would take its
 * children with it, and are checked before they are on again.
 * @returns whether the database was newly created
 * @throws DatabaseUnusable when the schema is newer than the program, or a row points nowhere afterwards
 */
export function migrate(store: Store, folder = FOLDER): { created: boolean } {
	const before = migrationState(store, folder);
	if (before.newer) {
		throw new DatabaseUnusable(
			`The database ${store.path} was written by a newer version of Equipoise. Update the program, or set DATABASE_PATH to another database`,
		);
	}
	if (before.applied === before.known) {
		bringSearchUpToDate(store);
		return { created: false };
	}
	store.sqlite.pragma("foreign_keys = OFF");
	try {
		runMigrations(store.db, { migrationsFolder: folder });
		const broken = store.sqlite.pragma("foreign_key_check") as { table: string }[];
		if (broken.length > 0) {
			throw new DatabaseUnusable(
				`After migrating ${store.path}, ${broken.length} rows point nowhere (first in ${broken[0]?.table}). Restore the backup made before the update`,
			);
		}
	} finally {
		store.sqlite.pragma("foreign_keys = ON");
	}
	bringSearchUpToDate(store);
	return { created: before.applied === 0 };
}
