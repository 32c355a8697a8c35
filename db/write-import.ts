import { prepared } from "./prepared.ts";
import type { ImportState, RecordState } from "./queries/imports.ts";
import type { Store } from "./store.ts";

/** @returns the new import's id */
export function insertImport(
	store: Store,
	row: {
		source: "ctgov" | "documents";
		name: string;
		createdBy: number | null;
		at: string;
		publish: boolean;
	},
): number {
	const { lastInsertRowid } = store.sqlite
		.prepare(
			`insert into imports (source, name, created_by, created_at, state, publish, worked)
			values (@source, @name, @createdBy, @at, 'open', @publish, 0)`,
		)
		.run({ ...row, publish: row.publish ? 1 : 0 });
	return Number(lastInsertRowid);
}

export function insertRecord(
	store: Store,
	row: {
		importId: number;
		position: number;
		label: string;
		raw: Buffer;
		hash: string;
		state: RecordState;
		message: string | null;
	},
): void {
	prepared(store, "insert import record", () =>
		store.sqlite.prepare(
			`insert into import_records (import_id, position, label, raw, hash, state, message)
			values (@importId, @position, @label, @raw, @hash, @state, @message)`,
		),
	).run(row);
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
	},
): void {
	prepared(store, "settle import record", () =>
		store.sqlite.prepare(
			`update import_records set state = @state, message = @message, version = @version,
				study_id = (select id from studies where slug = @slug)
			where import_id = @importId and position = @position`,
		),
	).run(row);
}

export function setChoices(store: Store, importId: number, position: number, choices: string): void {
	store.sqlite
		.prepare("update import_records set choices = ? where import_id = ? and position = ?")
		.run(choices, importId, position);
}

/** Moves an import on, only from one of the states given. @returns whether it was in one of them */
export function setImportState(store: Store, id: number, state: ImportState, from: ImportState[]): boolean {
	const { changes } = store.sqlite
		.prepare(
			"update imports set state = @state where id = @id and state in (select value from json_each(@from))",
		)
		.run({ id, state, from: JSON.stringify(from) });
	return changes > 0;
}

export function addWork(store: Store, id: number, milliseconds: number): void {
	prepared(store, "import work", () =>
		store.sqlite.prepare("update imports set worked = worked + ? where id = ?"),
	).run(Math.max(0, Math.round(milliseconds)), id);
}
