import { setTimeout } from "node:timers/promises";
import type { RequestHandler } from "express";
import { PROGRAM_VERSION } from "#app/services/program-version.ts";
import { migrationState } from "#db/migrate.ts";
import { newestEvent } from "#db/queries/audit-events.ts";
import type { Store } from "#db/store.ts";
import { tryWriting } from "#db/try-writing.ts";
import { whyUnwritable } from "#db/unwritable.ts";
import { writeTurn } from "#db/write-turn.ts";

/** How long the check waits for another writer before it says that the database is locked, in milliseconds. */
const PATIENCE = 1000;
const EVERY = 20;
type Health =
	| { status: "ok"; version: string; migrations: { applied: number; known: number }; position: number }
	| { status: "unavailable"; version: string; reason: string };

/**
 * 200 with version and migration state when the database can be read and was written just now, 503 with the reason
 * in a word or two otherwise. By the position, which grows with every change, copies know whether they are behind. Readers are answered meanwhile, and keep the pages that are ready for them.
 */
export function health(store: Store): RequestHandler {
	let looking: Promise<Health> | undefined;
	const look = () => {
		// Those who ask at the same time get the same answer.
		looking ??= examine(store).finally(() => {
			looking = undefined;
		});
		return looking;
	};
	return async (_req, res) => {
		const found = await look();
		res
			.status(found.status === "ok" ? 200 : 503)
			.setHeader("Cache-Control", "no-store")
			.json(found);
	};
}

async function examine(store: Store): Promise<Health> {
	try {
		const { applied, known } = migrationState(store);
		// More than this program knows: a newer one has begun beside it, and has only added to the tables.
		if (applied < known)
			return { status: "unavailable", version: PROGRAM_VERSION, reason: "migrations missing" };
		await write(store);
		const migrations = { applied, known };
		return { status: "ok", version: PROGRAM_VERSION, migrations, position: newestEvent(store) };
	} catch (error) {
		return { status: "unavailable", version: PROGRAM_VERSION, reason: reasonOf(error) };
	}
}

async function write(store: Store) {
	const begun = performance.now();
	using _ = await writeTurn(store, PATIENCE);
	for (;;) {
		try {
			return await tryWriting(store.path);
		} catch (error) {
			// Somebody was quicker.
			if (whyUnwritable(error) !== "locked" || performance.now() - begun > PATIENCE) throw error;
			await setTimeout(EVERY);
		}
	}
}

function reasonOf(error: unknown): string {
	const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
	if (code === "ENOSPC" || code === "EDQUOT") return "disk full";
	if (code === "EROFS" || code === "EACCES") return "read-only";
	if (code === "SQLITE_CANTOPEN" || code === "ENOENT") return "database missing";
	return whyUnwritable(error) ?? code;
}
