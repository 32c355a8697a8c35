import { prepared } from "../prepared.ts";
import type { IMPORT_STATES, RECORD_FORMATS, RECORD_STATES } from "../schema/imports.ts";
import type { Store } from "../store.ts";

export type ImportState = (typeof IMPORT_STATES)[number];
export type RecordState = (typeof RECORD_STATES)[number];
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** An import and how far it is. */
export interface ImportProgress {
	id: number;
	name: string;
	createdBy: number | null;
	createdByName: string | null;
	createdAt: string;
	state: ImportState;
	publish: boolean;
	/** Of what is to be published, a study with doubts stays a draft. */
	onlySure: boolean;
	update: boolean;
	reason: string;
	/** Why it stopped by itself. */
	message: string | null;
	/** Milliseconds of work so far. */
	worked: number;
	counts: Record<RecordState, number>;
	total: number;
}

interface ImportRow extends Omit<ImportProgress, "publish" | "onlySure" | "update" | "counts" | "total"> {
	publish: number;
	onlySure: number;
	update: number;
}

const IMPORT_COLUMNS = `imports.id, imports.name, imports.created_by as createdBy, users.name as createdByName,
	imports.created_at as createdAt, state, publish, only_sure as onlySure, "update", reason, message, worked`;

export function getImport(store: Store, id: number): ImportProgress | undefined {
	const row = prepared(store, "import by id", () =>
		store.sqlite.prepare<[number], ImportRow>(
			`select ${IMPORT_COLUMNS} from imports left join users on users.id = imports.created_by where imports.id = ?`,
		),
	).get(id);
	return row && withCounts(store, row);
}

/** The newest imports first. */
export function listImports(store: Store, limit: number): ImportProgress[] {
	return prepared(store, "imports", () =>
		store.sqlite.prepare<[number], ImportRow>(
			`select ${IMPORT_COLUMNS} from imports left join users on users.id = imports.created_by
			order by imports.id desc limit ?`,
		),
	)
		.all(limit)
		.map((row) => withCounts(store, row));
}

/** The imports in a state, the oldest first. */
export function listImportsIn(store: Store, state: ImportState): number[] {
	return store.sqlite
		.prepare<[string], number>("select id from imports where state = ? order by id")
		.pluck()
		.all(state);
}

function withCounts(store: Store, row: ImportRow): ImportProgress {
	const counts: Record<RecordState, number> = {
		waiting: 0,
		created: 0,
		updated: 0,
		unchanged: 0,
		older: 0,
		held: 0,
		skipped: 0,
		failed: 0,
	};
	const found = prepared(store, "import counts", () =>
		store.sqlite.prepare<[number], { state: RecordState; count: number }>(
			"select state, count(*) as count from import_records where import_id = ? group by state",
		),
	).all(row.id);
	for (const { state, count } of found) counts[state] = count;
	const total = found.reduce((sum, { count }) => sum + count, 0);
	return {
		...row,
		publish: row.publish === 1,
		onlySure: row.onlySure === 1,
		update: row.update === 1,
		counts,
		total,
	};
}

/** A record with what became of it. */
export interface ImportRecord {
	importId: number;
	position: number;
	label: string;
	place: string;
	format: RecordFormat;
	hash: string;
	choices: string | null;
	state: RecordState;
	message: string | null;
	slug: string | null;
	version: number | null;
	/** What was concluded without being sure, as JSON. */
	doubts: string | null;
	/** The record that it reads anew. */
	sourceImportId: number | null;
}

const RECORD_COLUMNS = `import_records.import_id as importId, import_records.position, label, place, format, hash, choices, state, message,
	studies.slug, import_records.version, doubts, source_import_id as sourceImportId`;

/** The text of a record is its own, or that of the record which it reads anew. */
const TEXT_OF = `import_texts on import_texts.import_id = coalesce(source_import_id, import_records.import_id)
	and import_texts.position = coalesce(source_position, import_records.position)`;

/** A page of an import's records in their order, after a position; of one state when it is given. */
export function listRecords(
	store: Store,
	importId: number,
	{ state, after, limit }: { state?: RecordState; after: number; limit: number },
): ImportRecord[] {
	const of = state === undefined ? "" : "and state = @state";
	return prepared(store, `import records ${of}`, () =>
		store.sqlite.prepare<object, ImportRecord>(
			`select ${RECORD_COLUMNS} from import_records left join studies on studies.id = study_id
			where import_id = @importId and position > @after ${of} order by position limit @limit`,
		),
	).all({ importId, after, limit, ...(state !== undefined && { state }) });
}

/** One record with its deflated JSON. */
export function getRecord(
	store: Store,
	importId: number,
	position: number,
): (ImportRecord & { raw: Buffer }) | undefined {
	return prepared(store, "import record", () =>
		store.sqlite.prepare<[number, number], ImportRecord & { raw: Buffer }>(
			`select ${RECORD_COLUMNS}, raw
			from import_records
			join ${TEXT_OF}
			left join studies on studies.id = study_id
			where import_records.import_id = ? and import_records.position = ?`,
		),
	).get(importId, position);
}

const WAITING_PAGE = 50;

/** The records that wait, in their order, from a position on; read a page at a time, so that writing between is allowed. */
export function* waitingRecords(store: Store, importId: number, from = 0): Generator<ImportRecord> {
	const statement = prepared(store, "waiting records", () =>
		store.sqlite.prepare<[number, number, number], ImportRecord>(
			`select ${RECORD_COLUMNS} from import_records left join studies on studies.id = study_id
			where import_id = ? and state = 'waiting' and position >= ? order by position limit ?`,
		),
	);
	for (let next = from; ; ) {
		const page = statement.all(importId, next, WAITING_PAGE);
		yield* page;
		const last = page.at(-1);
		if (!last || page.length < WAITING_PAGE) return;
		next = last.position + 1;
	}
}

/** The deflated JSON of a record. */
export function getRaw(store: Store, importId: number, position: number): Buffer {
	const raw = prepared(store, "import text", () =>
		store.sqlite
			.prepare<[number, number], Buffer>(
				`select raw from import_records join ${TEXT_OF}
				where import_records.import_id = ? and import_records.position = ?`,
			)
			.pluck(),
	).get(importId, position);
	if (!raw) throw new Error(`Record ${position} of import ${importId} has lost its text`);
	return raw;
}

/** The registry's record that a study's figures were last taken from, other than the one at hand. */
export function lastRecordOf(
	store: Store,
	slug: string,
	besides: { importId: number; position: number },
): { raw: Buffer; hash: string; choices: string | null } | undefined {
	return prepared(store, "last record of study", () =>
		store.sqlite.prepare<object, { raw: Buffer; hash: string; choices: string | null }>(
			`select raw, hash, choices from import_records join ${TEXT_OF}
			where study_id = (select id from studies where slug = @slug) and format = 'ctgov'
				and state in ('created', 'updated', 'unchanged')
				and not (import_records.import_id = @importId and import_records.position = @position)
			order by import_records.import_id desc, import_records.position desc limit 1`,
		),
	).get({ slug, importId: besides.importId, position: besides.position });
}
