import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { getImport, getRecord, type ImportProgress } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { addWork, setImportState, settleRecord } from "#db/write-import.ts";
import { importRecord } from "./import-record.ts";

/** How long one transaction of records may hold the database, in milliseconds: other writers wait that long. */
const BATCH_TIME = 60;

/** Sets an import to work. @throws Problem `not-found`, or `invalid` when it is at work or finished */
export function startImport(store: Store, importId: number): void {
	const found = getImport(store, importId);
	if (!found) throw new Problem("not-found", "There is no such import.");
	if (!setImportState(store, importId, "running", ["open", "stopped"]))
		throw new Problem("invalid", `This import is ${found.state} already.`);
}

/** Asks an import to stop after the records at hand; those that wait stay for later. */
export function stopImport(store: Store, importId: number): void {
	setImportState(store, importId, "stopped", ["running"]);
}

/** Lets the records that failed or were held be tried again, as when their cause was mended. */
export function retryRecords(store: Store, importId: number): void {
	store.sqlite
		.transaction(() => {
			store.sqlite
				.prepare(
					"update import_records set state = 'waiting', message = null where import_id = ? and state in ('failed', 'held')",
				)
				.run(importId);
			setImportState(store, importId, "stopped", ["finished"]);
		})
		.immediate();
}

/**
 * Imports records until some time has passed, all in one transaction with what is noted of them: after a kill
 * each record is either imported and said to be, or waits. A record that cannot be imported fails alone.
 * @returns whether records still wait and nobody asked to stop
 */
export function runBatch(store: Store, importId: number, actor: Actor): boolean {
	requireEditing(actor);
	const started = performance.now();
	const more = store.sqlite
		.transaction(() => {
			const progress = getImport(store, importId);
			if (progress?.state !== "running") return false;
			do {
				const position = nextWaiting(store, importId);
				if (position === undefined) {
					setImportState(store, importId, "finished", ["running"]);
					return false;
				}
				settle(store, progress, position, actor);
			} while (performance.now() - started < BATCH_TIME);
			return true;
		})
		.immediate();
	addWork(store, importId, performance.now() - started);
	return more;
}

function settle(store: Store, progress: ImportProgress, position: number, actor: Actor) {
	const record = getRecord(store, progress.id, position);
	if (!record) return;
	const place = { importId: progress.id, position };
	try {
		// Within the batch's transaction this is a savepoint: what one record wrote goes back when it fails.
		const outcome = store.sqlite.transaction(() => importRecord(store, progress, record, actor))();
		settleRecord(store, { ...place, ...outcome });
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		settleRecord(store, { ...place, state: "failed", message: error.message, slug: null, version: null });
	}
}

function nextWaiting(store: Store, importId: number): number | undefined {
	return store.sqlite
		.prepare<[number], number>(
			"select position from import_records where import_id = ? and state = 'waiting' order by position limit 1",
		)
		.pluck()
		.get(importId);
}
