import Database from "better-sqlite3";
import type { RequestHandler } from "express";
import { migrationState } from "#db/migrate.ts";
import type { Store } from "#db/store.ts";
import packageJson from "../../package.json" with { type: "json" };

/** How long the check waits for another writer, in milliseconds; the readers' requests wait meanwhile. */
const PATIENCE = 200;

/** 200 with version and migration state when the database can be read and written, 503 with the reason otherwise. */
export function health(store: Store): RequestHandler {
	return (_req, res) => {
		res.setHeader("Cache-Control", "no-store");
		try {
			const migrations = migrationState(store);
			if (migrations.applied !== migrations.known) throw new Error("migrations are missing");
			checkWritable(store.path);
			res.json({
				status: "ok",
				version: packageJson.version,
				migrations: { applied: migrations.applied, known: migrations.known },
			});
		} catch (error) {
			const reason =
				error instanceof Error && "code" in error ? String(error.code) : String((error as Error).message);
			res.status(503).json({ status: "unavailable", version: packageJson.version, reason });
		}
	};
}

function checkWritable(path: string) {
	const connection = new Database(path, { fileMustExist: true, timeout: PATIENCE });
	try {
		connection.exec("begin immediate; rollback");
	} finally {
		connection.close();
	}
}
