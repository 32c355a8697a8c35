import { createHash } from "node:crypto";
import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { hashOf } from "#app/exchange/ctgov/read-record.ts";
import { formatOf, labelOf, whyUnknown } from "#app/exchange/import-format.ts";
import { type JsonRecord, jsonRecords, parseRecord } from "#app/exchange/json-records.ts";
import type { Store } from "#db/store.ts";
import {
	deleteImport,
	deleteRecordsFrom,
	insertImport,
	type NewRecord,
	setImportState,
} from "#db/write-import.ts";
import type { DeliveredFile } from "./delivered-files.ts";
import { RecordBatch } from "./record-batch.ts";

export interface Delivery {
	/** The file's name, or how else people will know it again. */
	name: string;
	/** Publish each study that has no errors. */
	publish: boolean;
	/** Of these, keep a study with doubts as a draft. */
	onlySure?: boolean | undefined;
	/** Save a study document that differs from the study here as its next version. */
	update: boolean;
	/** Why, kept with each version. */
	reason: string;
	actor: Actor;
}

/** Somebody watches the records come in, and may break off. */
export interface Watch {
	/** Called now and then with how many have come in. */
	onReceived?: (records: number) => void;
	/** Once it is aborted nothing of the import stays, and its reason is thrown. */
	signal?: AbortSignal;
}

/** A file of which nothing was kept, and why. */
export interface RefusedFile {
	name: string;
	message: string;
}

export interface Received {
	/** Absent when there was no record in any file. */
	importId: number | undefined;
	records: number;
	refused: RefusedFile[];
}

/**
 * Keeps the records of files as an import whose work is still to be done. A file that is broken is refused whole,
 * because nobody knows what of it is missing; the others are kept. Should the program end meanwhile, nothing of
 * the import stays: see `forgetUnreceived`.
 */
export async function receiveRecords(
	store: Store,
	delivery: Delivery,
	files: AsyncIterable<DeliveredFile> | Iterable<DeliveredFile>,
	watch: Watch = {},
): Promise<Received> {
	const { actor, name, publish, onlySure, update, reason } = delivery;
	requireEditing(actor);
	const createdBy = actor.kind === "user" ? actor.id : null;
	const importId = insertImport(store, {
		...{
			name: name.slice(0, 300),
			publish,
			onlySure,
			update,
			reason,
			createdBy,
			at: new Date().toISOString(),
		},
	});
	const refused: RefusedFile[] = [];
	const batch = new RecordBatch(store, watch);
	let next = 0;
	try {
		for await (const file of files) {
			const first = next;
			try {
				next = await receiveFile(batch, { importId, first, file });
			} catch (error) {
				if (!(error instanceof Problem)) throw error;
				batch.forgetFrom(first);
				deleteRecordsFrom(store, importId, first);
				refused.push({ name: file.name, message: error.message });
				// The rest of an archive that breaks off midway is lost to it as well, and says so itself.
			}
			watch.signal?.throwIfAborted();
		}
		await batch.write();
		if (next === 0) deleteImport(store, importId);
		else setImportState(store, importId, "open", ["receiving"]);
	} catch (error) {
		deleteImport(store, importId);
		throw error;
	}
	return { importId: next === 0 ? undefined : importId, records: next, refused };
}

/** @returns the position after the file's last record */
async function receiveFile(
	batch: RecordBatch,
	{ importId, first, file }: { importId: number; first: number; file: DeliveredFile },
): Promise<number> {
	let position = first;
	for await (const record of jsonRecords(file.chunks)) {
		batch.add({ ...keptRecord(record, file.name), importId, position: position++ }, record.text);
		if (batch.isFull()) await batch.write();
	}
	return position;
}

/** @throws Problem `invalid` when it is no JSON */
function keptRecord(record: JsonRecord, name: string): Omit<NewRecord, "importId" | "position" | "raw"> {
	const { text, line } = record;
	const json = parseRecord(record);
	const format = formatOf(json);
	return {
		label: labelOf(json),
		place: `${name.slice(-200)}:${line}`,
		format: format ?? "document",
		hash:
			format === "ctgov"
				? hashOf(json as Record<string, unknown>)
				: createHash("sha256").update(text).digest("hex"),
		...(format ? { state: "waiting", message: null } : { state: "failed", message: whyUnknown(json) }),
	};
}
