import { canEdit } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import {
	getImportRow,
	getRaw,
	type ImportRecord,
	type ImportRow,
	listImportsIn,
	waitingRecords,
} from "#db/queries/imports.ts";
import { getPerson } from "#db/queries/people.ts";
import { withEntriesLast, writeWaitingEntries } from "#db/search-entries.ts";
import type { Store } from "#db/store.ts";
import { inTransaction, writtenRows } from "#db/transaction.ts";
import { addWork, deleteImport, setImportState, settleRecord, waitAgain } from "#db/write-import.ts";
import { isTurnAsked } from "#db/write-turn.ts";
import { importRecord } from "./import-record.ts";
import { type KeptReading, readKept } from "./read-kept.ts";

/**
 * How long one transaction of records holds the database, in milliseconds. Each costs as much as some records, for
 * the disk and for what the search index writes at its end; so it goes on until somebody asks for a turn to write, who
 * waits no longer than the shorter time.
 */
const BATCH_TIME = { atMost: 1000, whenAsked: 100 };

/** Sets an import to work. @throws Problem `not-found`, or `invalid` when it is at work or finished */
export function startImport(store: Store, importId: number): void {
	const found = getImportRow(store, importId);
	if (!found) throw new Problem("not-found", "There is no such import.");
	if (!setImportState(store, importId, "running", ["open", "stopped"]))
		throw new Problem("invalid", `This import is ${found.state} already.`);
}

/** Asks an import to stop after the records at hand; those that wait stay for later. */
export function stopImport(store: Store, importId: number): void {
	setImportState(store, importId, "stopped", ["running"]);
}

/** Lets the records that failed or were held be tried again, as when their cause was corrected. */
export function retryRecords(store: Store, importId: number): void {
	inTransaction(store, () => {
		waitAgain(store, importId);
		setImportState(store, importId, "stopped", ["finished"]);
	});
}

/** By then an import has come in, or the program that received it has ended. */
const RECEIVED_WITHIN = 6 * 60 * 60 * 1000;

/** Forgets imports whose records had not all come in when the program ended: nothing of them was imported. */
export function forgetUnreceived(store: Store, now = new Date()): void {
	for (const id of listImportsIn(store, "receiving")) {
		const begun = Date.parse(getImportRow(store, id)?.createdAt ?? "");
		if (now.valueOf() - begun > RECEIVED_WITHIN) deleteImport(store, id);
	}
}

/** Records that are read in another thread before their turn comes. */
export interface ReadyReadings {
	/** What a record says, if it was read. */
	take(record: ImportRecord): KeptReading | undefined;
	/** Whether it is about to be read, so that waiting for it is quicker than reading it here. */
	isComing(record: ImportRecord): boolean;
}

/**
 * Imports records until some time has passed, all in one transaction with what is noted of them: after a kill
 * each record is either imported and said to be, or waits. A record that cannot be imported fails alone.
 * @returns whether records still wait and nobody asked to stop
 */
export function runBatch(
	store: Store,
	importId: number,
	{ ready, onFault }: { ready?: ReadyReadings | undefined; onFault?: OnFault | undefined } = {},
): boolean {
	// A savepoint for each record would cost the search index dear. So only a record that failed when some of it
	// was written gets one, and the batch, which went back with it, is done again.
	const apart = new Set<number>();
	for (;;) {
		try {
			return inTransaction(store, () =>
				withEntriesLast(store, () => importWaiting(store, importId, { apart, ready, onFault })),
			);
		} catch (error) {
			if (!(error instanceof HalfWritten)) throw error;
			apart.add(error.position);
		}
	}
}

interface Batch {
	/** Positions of records that have a savepoint. */
	apart: ReadonlySet<number>;
	ready: ReadyReadings | undefined;
	onFault: OnFault | undefined;
}

/** Is told of what went wrong in the program itself, for its log. */
export type OnFault = (error: unknown) => void;

function importWaiting(store: Store, importId: number, batch: Batch): boolean {
	const started = performance.now();
	const progress = getImportRow(store, importId);
	if (progress?.state !== "running") return false;
	const actor = actorOf(store, progress);
	if (!actor) {
		setImportState(
			store,
			importId,
			"stopped",
			["running"],
			"The person who started it is no longer allowed to write.",
		);
		return false;
	}
	let elapsed = 0;
	for (const record of waitingRecords(store, importId)) {
		if (isOver(store, elapsed) || batch.ready?.isComing(record)) {
			addWork(store, importId, elapsed);
			return true;
		}
		settle(store, progress, record, { ...batch, actor });
		elapsed = performance.now() - started;
	}
	addWork(store, importId, elapsed);
	setImportState(store, importId, "finished", ["running"]);
	return false;
}

const isOver = (store: Store, elapsed: number) =>
	elapsed >= BATCH_TIME.atMost || (elapsed >= BATCH_TIME.whenAsked && isTurnAsked(store));

/** Whom the versions are put down to; undefined when that account is closed or may not write any more. */
function actorOf(store: Store, { createdBy }: ImportRow): Actor | undefined {
	if (createdBy === null) return { kind: "system" };
	const person = getPerson(store, createdBy);
	const actor = person && ({ kind: "user", ...person } as const);
	return actor && canEdit(actor) ? actor : undefined;
}

/** A record failed when some of it was written already. */
class HalfWritten extends Error {
	readonly position: number;

	constructor(position: number, cause: unknown) {
		super("A record was written in part", { cause });
		this.position = position;
	}
}

function settle(
	store: Store,
	progress: ImportRow,
	record: ImportRecord,
	{ apart, ready, onFault, actor }: Batch & { actor: Actor },
) {
	const { importId, position, format, choices } = record;
	const read = () =>
		ready?.take(record) ??
		readKept({ format, choices, raw: getRaw(store, importId, position) }, { leftOver: false });
	const bringIn = () => importRecord(store, progress, record, { actor, read });
	const bringInApart = () => {
		// What waits of the records before stays when this one goes back.
		writeWaitingEntries(store);
		return store.sqlite.transaction(() => withEntriesLast(store, bringIn))();
	};
	const written = writtenRows(store);
	try {
		const outcome = apart.has(position) ? bringInApart() : bringIn();
		settleRecord(store, { importId, position, ...outcome });
	} catch (error) {
		const message = reasonOf(error, onFault);
		if (!apart.has(position) && writtenRows(store) !== written) throw new HalfWritten(position, error);
		settleRecord(store, { importId, position, state: "failed", message, slug: null, version: null });
	}
}

/** Why a record failed by itself. @throws whatever the other records would meet too, such as a full disk */
function reasonOf(error: unknown, onFault: OnFault | undefined): string {
	if (error instanceof Problem) return error.message;
	if (!(error instanceof Error)) throw error;
	const code = "code" in error ? String(error.code) : "";
	if (code.startsWith("SQLITE_") && !code.startsWith("SQLITE_CONSTRAINT")) throw error;
	onFault?.(error);
	return "This record meets a fault of the program, and is left out until that is corrected. The log has more.";
}
