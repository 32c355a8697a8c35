import {
	and,
	asc,
	count,
	desc,
	eq,
	getTableColumns,
	gt,
	gte,
	inArray,
	isGiven,
	ne,
	or,
	sql,
} from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import {
	type IMPORT_STATES,
	importRecords,
	imports,
	importTexts,
	type RECORD_STATES,
} from "../schema/imports.ts";
import { users } from "../schema/people.ts";
import { studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";

export type ImportState = (typeof IMPORT_STATES)[number];
export type RecordState = (typeof RECORD_STATES)[number];

/** An import by itself, whatever became of its records. */
export type ImportRow = typeof imports.$inferSelect & { createdByName: string | null };

/** An import and how far it is. */
export type ImportProgress = ImportRow & { counts: Record<RecordState, number>; total: number };

const selectImports = (store: Store) =>
	store.db
		.select({ ...getTableColumns(imports), createdByName: users.name })
		.from(imports)
		.leftJoin(users, eq(users.id, imports.createdBy));

/** An import without how far it is: that is counted among all its records, of which there may be half a million. */
export function getImportRow(store: Store, id: number): ImportRow | undefined {
	return prepared(store, "import by id", () =>
		selectImports(store).where(isGiven(imports.id, "id")).prepare(),
	).get({ id });
}

export function getImport(store: Store, id: number): ImportProgress | undefined {
	const row = getImportRow(store, id);
	return row && withCounts(store, row);
}

/** The newest imports first. */
export function listImports(store: Store, limit: number): ImportProgress[] {
	return prepared(store, "imports", () =>
		selectImports(store).orderBy(desc(imports.id)).limit(sql.placeholder("limit")).prepare(),
	)
		.all({ limit })
		.map((row) => withCounts(store, row));
}

/** The imports in a state, the oldest first. */
export function listImportsIn(store: Store, state: ImportState): number[] {
	return prepared(store, "imports in state", () =>
		store.db
			.select({ id: imports.id })
			.from(imports)
			.where(isGiven(imports.state, "state"))
			.orderBy(asc(imports.id))
			.prepare(),
	)
		.all({ state })
		.map(({ id }) => id);
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
		store.db
			.select({ state: importRecords.state, records: count() })
			.from(importRecords)
			.where(ofImport())
			.groupBy(importRecords.state)
			.prepare(),
	).all({ importId: row.id });
	for (const { state, records } of found) counts[state] = records;
	const total = found.reduce((sum, { records }) => sum + records, 0);
	return { ...row, counts, total };
}

const { studyId, sourcePosition, ...RECORD } = getTableColumns(importRecords);

/** A record with what became of it, and the address of the study that it is. */
export type ImportRecord = Omit<typeof importRecords.$inferSelect, "studyId" | "sourcePosition"> & {
	slug: string | null;
};

const ofImport = () => isGiven(importRecords.importId, "importId");
const isRecord = () => and(ofImport(), isGiven(importRecords.position, "position"));

/** The text of a record is its own, or that of the record which it reads anew. */
const hasText = () =>
	and(
		eq(importTexts.importId, sql`coalesce(${RECORD.sourceImportId}, ${RECORD.importId})`),
		eq(importTexts.position, sql`coalesce(${sourcePosition}, ${RECORD.position})`),
	);

const selectRecords = (store: Store) =>
	store.db
		.select({ ...RECORD, slug: studies.slug })
		.from(importRecords)
		.leftJoin(studies, eq(studies.id, studyId));

/** A page of an import's records in their order, after a position; of one state when it is given. */
export function listRecords(
	store: Store,
	importId: number,
	{ state, after, limit }: { state?: RecordState; after: number; limit: number },
): ImportRecord[] {
	return prepared(store, state === undefined ? "import records" : "import records in state", () =>
		selectRecords(store)
			.where(
				and(
					ofImport(),
					gt(RECORD.position, sql.placeholder("after")),
					state === undefined ? undefined : isGiven(RECORD.state, "state"),
				),
			)
			.orderBy(asc(RECORD.position))
			.limit(sql.placeholder("limit"))
			.prepare(),
	).all({ importId, after, limit, state });
}

/** One record with its deflated JSON. */
export function getRecord(
	store: Store,
	importId: number,
	position: number,
): (ImportRecord & { raw: Buffer }) | undefined {
	return prepared(store, "import record", () =>
		store.db
			.select({ ...RECORD, slug: studies.slug, raw: importTexts.raw })
			.from(importRecords)
			.innerJoin(importTexts, hasText())
			.leftJoin(studies, eq(studies.id, studyId))
			.where(isRecord())
			.prepare(),
	).get({ importId, position });
}

const WAITING_PAGE = 50;

/** The records that wait, in their order, from a position on; read a page at a time, so that writing between is allowed. */
export function* waitingRecords(store: Store, importId: number, from = 0): Generator<ImportRecord> {
	const statement = prepared(store, "waiting records", () =>
		selectRecords(store)
			.where(and(ofImport(), eq(RECORD.state, "waiting"), gte(RECORD.position, sql.placeholder("next"))))
			.orderBy(asc(RECORD.position))
			.limit(WAITING_PAGE)
			.prepare(),
	);
	for (let next = from; ; ) {
		const page = statement.all({ importId, next });
		yield* page;
		const last = page.at(-1);
		if (!last || page.length < WAITING_PAGE) return;
		next = last.position + 1;
	}
}

/** The deflated JSON of a record. */
export function getRaw(store: Store, importId: number, position: number): Buffer {
	const text = prepared(store, "import text", () =>
		store.db
			.select({ raw: importTexts.raw })
			.from(importRecords)
			.innerJoin(importTexts, hasText())
			.where(isRecord())
			.prepare(),
	).get({ importId, position });
	if (!text) throw new Error(`Record ${position} of import ${importId} has lost its text`);
	return text.raw;
}

/** The registry's record that a study's figures were last taken from, other than the one at hand. */
export function lastRecordOf(
	store: Store,
	slug: string,
	{ importId, position }: { importId: number; position: number },
): { raw: Buffer; hash: string; choices: string | null } | undefined {
	return prepared(store, "last record of study", () => {
		const study = store.db.select({ id: studies.id }).from(studies).where(isGiven(studies.slug, "slug"));
		return store.db
			.select({ raw: importTexts.raw, hash: RECORD.hash, choices: RECORD.choices })
			.from(importRecords)
			.innerJoin(importTexts, hasText())
			.where(
				and(
					eq(studyId, study),
					eq(RECORD.format, "ctgov"),
					inArray(RECORD.state, ["created", "updated", "unchanged"]),
					or(
						ne(RECORD.importId, sql.placeholder("importId")),
						ne(RECORD.position, sql.placeholder("position")),
					),
				),
			)
			.orderBy(desc(RECORD.importId), desc(RECORD.position))
			.limit(1)
			.prepare();
	}).get({ slug, importId, position });
}
