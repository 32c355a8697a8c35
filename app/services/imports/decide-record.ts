import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { getImport, getRecord } from "#db/queries/imports.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { setChoices, setImportState, settleRecord } from "#db/write-import.ts";
import type { Choices } from "./choices.ts";
import { importRecord, type RecordOutcome } from "./import-record.ts";
import { type KeptRecord, readKept } from "./read-kept.ts";

interface RecordPlace {
	importId: number;
	position: number;
}

/** The record at this place. @throws Problem `not-found` */
export function readImportRecord(store: Store, { importId, position }: RecordPlace) {
	const progress = getImport(store, importId);
	const record =
		progress && progress.state !== "receiving" ? getRecord(store, importId, position) : undefined;
	if (!progress || !record) throw new Problem("not-found", "There is no such record.");
	return { progress, record };
}

/** Whether somebody can still decide on a record. */
export const isOpen = ({ state }: Pick<KeptRecord, "state">) =>
	state === "waiting" || state === "held" || state === "failed" || state === "skipped";

/** Keeps what a person chose for a record, so that it is read accordingly. @throws Problem `stale` when it is imported */
export function chooseForRecord(store: Store, place: RecordPlace & { choices: Choices; actor: Actor }): void {
	requireEditing(place.actor);
	inTransaction(store, () => {
		holdOpen(readImportRecord(store, place).record);
		setChoices(store, place.importId, place.position, JSON.stringify(place.choices));
	});
}

/**
 * Saves one record as a person saw it, with their choices.
 * @throws Problem `stale` when it is imported already, `invalid` when it cannot be saved; then nothing changes
 */
export function saveRecord(
	store: Store,
	decision: RecordPlace & { choices: Choices; publish: boolean; actor: Actor },
): RecordOutcome {
	const { importId, position, choices, publish, actor } = decision;
	requireEditing(actor);
	return inTransaction(store, () => {
		const { progress, record } = readImportRecord(store, decision);
		holdOpen(record);
		const chosen = JSON.stringify({ ...choices, confirmed: true });
		setChoices(store, importId, position, chosen);
		// Somebody looked at it and says what becomes of it.
		const settings = { ...progress, publish, onlySure: false };
		const chosenRecord = { ...record, choices: chosen };
		const outcome = importRecord(store, settings, chosenRecord, {
			actor,
			read: () => readKept(chosenRecord),
		});
		settleRecord(store, { importId, position, ...outcome });
		closeWhenDone(store, importId);
		return outcome;
	});
}

/** Leaves one record out. @throws Problem `stale` when it is imported already */
export function skipRecord(store: Store, place: RecordPlace & { actor: Actor }): void {
	requireEditing(place.actor);
	const { importId, position } = place;
	inTransaction(store, () => {
		holdOpen(readImportRecord(store, place).record);
		const skipped = { state: "skipped", message: null, slug: null, version: null } as const;
		settleRecord(store, { importId, position, ...skipped });
		closeWhenDone(store, importId);
	});
}

function holdOpen(record: Pick<KeptRecord, "state">) {
	if (!isOpen(record)) throw new Problem("stale", "This record was imported meanwhile.");
}

function closeWhenDone(store: Store, importId: number) {
	if (getImport(store, importId)?.counts.waiting === 0)
		setImportState(store, importId, "finished", ["open", "stopped"]);
}
