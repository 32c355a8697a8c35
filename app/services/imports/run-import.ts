import { canEdit } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import {
	getImport,
	getRecord,
	type ImportProgress,
	listImportsIn,
	nextWaiting,
} from "#db/queries/imports.ts";
import { getPerson } from "#db/queries/people.ts";
import type { Store } from "#db/store.ts";
import { addWork, deleteImport, setImportState, settleRecord, waitAgain } from "#db/write-import.ts";
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
			waitAgain(store, importId);
			setImportState(store, importId, "stopped", ["finished"]);
		})
		.immediate();
}

/** By then an import has come in, or the program that received it has ended. */
const RECEIVED_WITHIN = 6 * 60 * 60 * 1000;

/** Forgets imports whose records had not all come in when the program ended: nothing of them was imported. */
export function forgetUnreceived(store: Store, now = new Date()): void {
	for (const id of listImportsIn(store, "receiving")) {
		const begun = Date.parse(getImport(store, id)?.createdAt ?? "");
		if (now.valueOf() - begun > RECEIVED_WITHIN) deleteImport(store, id);
	}
}

/**
 * Imports records until some time has passed, all in one transaction with what is noted of them: after a kill
 * each record is either imported and said to be, or waits. A record that cannot be imported fails alone.
 * @returns whether records still wait and nobody asked to stop
 */
export function runBatch(store: Store, importId: number): boolean {
	const started = performance.now();
	const more = store.sqlite
		.transaction(() => {
			const progress = getImport(store, importId);
			if (progress?.state !== "running") return false;
			const actor = actorOf(store, progress);
			if (!actor) {
				setImportState(store, importId, "stopped", ["running"], "Whoever began it may not write any more.");
				return false;
			}
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

/** Whom the versions are put down to; undefined when that account is closed or may not write any more. */
function actorOf(store: Store, { createdBy }: ImportProgress): Actor | undefined {
	if (createdBy === null) return { kind: "system" };
	const person = getPerson(store, createdBy);
	const actor = person && ({ kind: "user", ...person } as const);
	return actor && canEdit(actor) ? actor : undefined;
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
		settleRecord(store, { ...place, state: "failed", message: reasonOf(error), slug: null, version: null });
	}
}

/** Why a record failed by itself. @throws whatever the other records would meet too, such as a full disk */
function reasonOf(error: unknown): string {
	if (error instanceof Problem) return error.message;
	if (!(error instanceof Error)) throw error;
	const code = "code" in error ? String(error.code) : "";
	if (code.startsWith("SQLITE_") && !code.startsWith("SQLITE_CONSTRAINT")) throw error;
	return `This record meets a fault of the program: ${error.message}`;
}
