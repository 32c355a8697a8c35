import { prepared } from "./prepared.ts";
import type { ImportState, RecordFormat, RecordState } from "./queries/imports.ts";
import type { Store } from "./store.ts";

/** @returns the new import's id */
export function insertImport(
	store: Store,
	row: {
		name: string;
		createdBy: number | null;
		at: string;
		publish: boolean;
		onlySure?: boolean | undefined;
		update: boolean;
		reason: string;
	},
): number {
	const { lastInsertRowid } = store.sqlite
		.prepare(
			`insert into imports (name, created_by, created_at, state, publish, only_sure, "update", reason, worked)
			values (@name, @createdBy, @at, 'receiving', @publish, @onlySure, @update, @reason, 0)`,
		)
		.run({
			...row,
			publish: row.publish ? 1 : 0,
			onlySure: row.onlySure ? 1 : 0,
			update: row.update ? 1 : 0,
		});
	return Number(lastInsertRowid);
}

export interface NewRecord {
	importId: number;
	position: number;
	label: string;
	place: string;
	format: RecordFormat;
	/** The record's JSON, deflated. */
	raw: Buffer;
	hash: string;
	state: RecordState;
	message: string | null;
}

/** Call it inside a transaction. */
export function insertRecord(store: Store, { raw, ...row }: NewRecord): void {
	prepared(store, "insert import record", () =>
		store.sqlite.prepare(
			`insert into import_records (import_id, position, label, place, format, hash, state, message)
			values (@importId, @position, @label, @place, @format, @hash, @state, @message)`,
		),
	).run(row);
	prepared(store, "insert import text", () =>
		store.sqlite.prepare<[number, number, Buffer]>(
			"insert into import_texts (import_id, position, raw) values (?, ?, ?)",
		),
	).run(row.importId, row.position, raw);
}

/** Takes records back that should not have come in, from a position on. */
export function deleteRecordsFrom(store: Store, importId: number, position: number): void {
	for (const table of ["import_texts", "import_records"])
		store.sqlite
			.prepare(`delete from ${table} where import_id = ? and position >= ?`)
			.run(importId, position);
}

export function deleteImport(store: Store, importId: number): void {
	store.sqlite
		.transaction(() => {
			deleteRecordsFrom(store, importId, 0);
			store.sqlite.prepare("delete from imports where id = ?").run(importId);
		})
		.immediate();
}

/** What became of a record; the study is named by its address. */
export function settleRecord(
	store: Store,
	row: {
		importId: number;
		position: number;
		state: RecordState;
		message: string | null;
		slug: string | null;
		version: number | null;
		/** As JSON; those it has stay when absent. */
		doubts?: string | null | undefined;
	},
): void {
	prepared(store, "settle import record", () =>
		store.sqlite.prepare(
			`update import_records set state = @state, message = @message, version = @version, doubts = coalesce(@doubts, doubts),
				study_id = (select id from studies where slug = @slug)
			where import_id = @importId and position = @position`,
		),
	).run({ ...row, doubts: row.doubts ?? null });
}

export function setChoices(store: Store, importId: number, position: number, choices: string): void {
	store.sqlite
		.prepare("update import_records set choices = ? where import_id = ? and position = ?")
		.run(choices, importId, position);
}

/** Moves an import on, only from one of the states given. @returns whether it was in one of them */
export function setImportState(
	store: Store,
	id: number,
	state: ImportState,
	from: ImportState[],
	message: string | null = null,
): boolean {
	const { changes } = store.sqlite
		.prepare(
			`update imports set state = @state, message = @message
			where id = @id and state in (select value from json_each(@from))`,
		)
		.run({ id, state, message, from: JSON.stringify(from) });
	return changes > 0;
}

/** Lets the records that failed, and those held for a person, wait once more. */
export function waitAgain(store: Store, importId: number): void {
	store.sqlite
		.prepare(
			`update import_records set state = 'waiting', message = null
			where import_id = ? and state in ('failed', 'held')`,
		)
		.run(importId);
}

export function addWork(store: Store, id: number, milliseconds: number): void {
	prepared(store, "import work", () =>
		store.sqlite.prepare("update imports set worked = worked + ? where id = ?"),
	).run(Math.max(0, Math.round(milliseconds)), id);
}
