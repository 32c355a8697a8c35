import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Store } from "#db/store.ts";
import { insertImport, insertRecord } from "#db/write-import.ts";

/** A record as it was delivered: read as JSON, or the reason why it could not be. */
export type DeliveredRecord =
	| { label: string; json: unknown }
	| { label: string; text: string; problem: string };

export interface Delivery {
	source: "ctgov" | "documents";
	/** The file's name, or how else people will know it again. */
	name: string;
	/** Publish each study that has no errors. */
	publish: boolean;
	actor: Actor;
}

/** Records written in one transaction: enough to spare the disk, few enough to let other writers in. */
const BATCH = 200;

/**
 * Keeps a delivery of records as an import whose work is still to be done. Records that could not be read are
 * kept too, as failed, with the reason. Nothing is kept when the delivery breaks off, because then nobody knows
 * what is missing.
 * @throws Problem `invalid` when there are no records, and what reading the delivery throws
 */
export function receiveRecords(store: Store, delivery: Delivery, records: Iterable<DeliveredRecord>): number {
	requireEditing(delivery.actor);
	const importId = insertImport(store, {
		source: delivery.source,
		name: delivery.name,
		createdBy: delivery.actor.kind === "user" ? delivery.actor.id : null,
		at: new Date().toISOString(),
		publish: delivery.publish,
	});
	let position = 0;
	try {
		const batch: DeliveredRecord[] = [];
		const flush = store.sqlite.transaction(() => {
			for (const record of batch) insertRecord(store, rowOf(importId, position++, record));
			batch.length = 0;
		});
		for (const record of records) {
			batch.push(record);
			if (batch.length >= BATCH) flush.immediate();
		}
		flush.immediate();
		if (position === 0) throw new Problem("invalid", "There is no record in it.");
	} catch (error) {
		forget(store, importId);
		throw error;
	}
	return importId;
}

function rowOf(importId: number, position: number, record: DeliveredRecord) {
	const text = "json" in record ? JSON.stringify(record.json) : record.text;
	return {
		importId,
		position,
		label: record.label.slice(0, 300),
		raw: deflateSync(text),
		hash: hashOf(text),
		...("json" in record
			? ({ state: "waiting", message: null } as const)
			: ({ state: "failed", message: record.problem } as const)),
	};
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

function forget(store: Store, importId: number) {
	store.sqlite
		.transaction(() => {
			store.sqlite.prepare("delete from import_records where import_id = ?").run(importId);
			store.sqlite.prepare("delete from imports where id = ?").run(importId);
		})
		.immediate();
}
