import Database from "better-sqlite3";

/** Tells whether a database was changed. */
export interface ChangeWatch {
	/** Another number after each commit of any connection or process. */
	version(): number;
	close(): void;
}

/** SQLite's data_version, read on a connection of its own that never writes. */
export function watchChanges(databasePath: string): ChangeWatch {
	const watcher = new Database(databasePath, { readonly: true });
	const dataVersion = watcher.prepare<[], number>("pragma data_version").pluck();
	return { version: () => dataVersion.get() ?? 0, close: () => watcher.close() };
}
