import { allGiven, and, eq, given, gte, inArray, isGiven, oneOf, sql } from "./drizzle.ts";
import { prepared } from "./prepared.ts";
import type { ImportState } from "./queries/imports.ts";
import { prepareInsertion } from "./row-insertion.ts";
import { importRecords, imports, importTexts } from "./schema/imports.ts";
import { studies } from "./schema/studies.ts";
import type { Store } from "./store.ts";

type Import = typeof imports.$inferSelect;
type Row = typeof importRecords.$inferSelect;

const withId = () => isGiven(imports.id, "id");

const isRecord = () =>
	and(isGiven(importRecords.importId, "importId"), isGiven(importRecords.position, "position"));

/** Adds an import that receives its records. @returns its id */
export function insertImport(
	store: Store,
	{
		onlySure = false,
		...row
	}: Pick<Import, "name" | "createdBy" | "createdAt" | "publish" | "update" | "reason"> & {
		onlySure?: boolean | undefined;
	},
): number {
	return prepared(store, "insert import", () => prepareInsertion(store, imports)).run({
		...{ ...row, onlySure },
		...{ state: "receiving", worked: 0 },
	});
}

export type NewRecord = Pick<
	Row,
	"importId" | "position" | "label" | "place" | "format" | "hash" | "state" | "message"
> &
	/** The record's JSON, deflated. */
	Pick<typeof importTexts.$inferSelect, "raw">;

/** Call it inside a transaction. */
export function insertRecord(store: Store, { raw, ...row }: NewRecord): void {
	prepared(store, "insert import record", () => prepareInsertion(store, importRecords)).run(row);
	const { importId, position } = row;
	prepared(store, "insert import text", () => prepareInsertion(store, importTexts)).run({
		importId,
		position,
		raw,
	});
}

/** Takes records back that should not have come in, from a position on. */
export function deleteRecordsFrom(store: Store, importId: number, position: number): void {
	for (const table of [importTexts, importRecords])
		store.db
			.delete(table)
			.where(and(eq(table.importId, importId), gte(table.position, position)))
			.run();
}

export function deleteImport(store: Store, importId: number): void {
	store.sqlite
		.transaction(() => {
			deleteRecordsFrom(store, importId, 0);
			store.db.delete(imports).where(eq(imports.id, importId)).run();
		})
		.immediate();
}

/** What became of a record; the study is named by its address. */
export function settleRecord(
	store: Store,
	row: Pick<Row, "importId" | "position" | "state" | "message" | "version"> & {
		slug: string | null;
		/** As JSON; those it has stay when absent. */
		doubts?: string | null | undefined;
	},
): void {
	prepared(store, "settle import record", () => {
		const study = store.db.select({ id: studies.id }).from(studies).where(isGiven(studies.slug, "slug"));
		return store.db
			.update(importRecords)
			.set({
				state: given("state"),
				message: given("message"),
				version: given("version"),
				doubts: sql`coalesce(${sql.placeholder("doubts")}, ${importRecords.doubts})`,
				studyId: sql`${study}`,
			})
			.where(isRecord())
			.prepare();
	}).run({ ...row, doubts: row.doubts ?? null });
}

export function setChoices(store: Store, importId: number, position: number, choices: string): void {
	prepared(store, "set choices", () =>
		store.db.update(importRecords).set(allGiven("choices")).where(isRecord()).prepare(),
	).run({ importId, position, choices });
}

/** Moves an import on, only from one of the states given. @returns whether it was in one of them */
export function setImportState(
	store: Store,
	id: number,
	state: ImportState,
	from: ImportState[],
	message: string | null = null,
): boolean {
	const { changes } = prepared(store, "set import state", () =>
		store.db
			.update(imports)
			.set(allGiven("state", "message"))
			.where(and(withId(), oneOf(imports.state, "from")))
			.prepare(),
	).run({ id, state, message, from: JSON.stringify(from) });
	return changes > 0;
}

/** Lets the records that failed, and those held for a person, wait once more. */
export function waitAgain(store: Store, importId: number): void {
	store.db
		.update(importRecords)
		.set({ state: "waiting", message: null })
		.where(and(eq(importRecords.importId, importId), inArray(importRecords.state, ["failed", "held"])))
		.run();
}

export function addWork(store: Store, id: number, milliseconds: number): void {
	prepared(store, "import work", () =>
		store.db
			.update(imports)
			.set({ worked: sql`${imports.worked} + ${sql.placeholder("more")}` })
			.where(withId())
			.prepare(),
	).run({ id, more: Math.max(0, Math.round(milliseconds)) });
}
