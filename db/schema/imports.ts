import { blob, check, foreignKey, index, integer, primaryKey, sql, sqliteTable, text } from "../drizzle.ts";
import { users } from "./people.ts";
import { studies } from "./studies.ts";

export const IMPORT_STATES = ["receiving", "open", "running", "stopped", "finished"] as const;
export const RECORD_STATES = [
	"waiting",
	"created",
	"updated",
	"unchanged",
	"older",
	"held",
	"skipped",
	"failed",
] as const;
export const RECORD_FORMATS = ["ctgov", "document"] as const;

/** One delivery of records: files, a paste, a list of registry numbers. */
export const imports = sqliteTable(
	"imports",
	{
		id: integer().primaryKey(),
		/** The file's name, or how else people will know it again. */
		name: text().notNull(),
		createdBy: integer("created_by").references(() => users.id),
		createdAt: text("created_at").notNull(),
		/** `receiving` until every record has come in; `open` while records are still looked at one by one. */
		state: text({ enum: IMPORT_STATES }).notNull(),
		/** Publish each study that has no errors; drafts otherwise. */
		publish: integer({ mode: "boolean" }).notNull(),
		/** Of those, a study with doubts stays a draft. */
		onlySure: integer("only_sure", { mode: "boolean" }).notNull().default(false),
		/** Save a study document that differs from the study here as its next version. */
		update: integer({ mode: "boolean" }).notNull(),
		/** Why, kept with each version. */
		reason: text().notNull(),
		/** Milliseconds of work so far, for the rate and the time left. */
		worked: integer().notNull(),
		/** Why it stopped by itself. */
		message: text(),
	},
	(table) => [
		index("imports_creator").on(table.createdBy),
		index("imports_state").on(table.state),
		check("imports_state", sql`${table.state} in ('receiving', 'open', 'running', 'stopped', 'finished')`),
		check("imports_worked", sql`${table.worked} >= 0`),
	],
);

/** A record as it came, and what became of it. Its text is in a table of its own, which is written but once. */
export const importRecords = sqliteTable(
	"import_records",
	{
		importId: integer("import_id")
			.notNull()
			.references(() => imports.id),
		position: integer().notNull(),
		/** How people know the record: its registry number or title. */
		label: text().notNull(),
		/** Where it stood: the file and line. */
		place: text().notNull(),
		/** Registry records, or study documents as this program exports them. */
		format: text({ enum: RECORD_FORMATS }).notNull(),
		/** SHA-256 of what the record says, to tell an unchanged one. */
		hash: text().notNull(),
		/** What a person chose for it (which group is which arm, which fields are taken), as JSON. */
		choices: text(),
		state: text({ enum: RECORD_STATES }).notNull(),
		/** Why it failed or is held, or what is to be known of it. */
		message: text(),
		studyId: integer("study_id").references(() => studies.id),
		/** The version of the study that it made. */
		version: integer(),
		/** What of it was concluded without being sure, as JSON; absent where it was not read. */
		doubts: text(),
		/** The record whose text it shares, where it was read anew. */
		sourceImportId: integer("source_import_id"),
		sourcePosition: integer("source_position"),
	},
	(table) => [
		primaryKey({ columns: [table.importId, table.position] }),
		index("import_records_state").on(table.importId, table.state, table.position),
		index("import_records_study").on(table.studyId),
		index("import_records_doubts").on(table.importId, table.position).where(sql`${table.doubts} <> '[]'`),
		check("import_records_format", sql`${table.format} in ('ctgov', 'document')`),
		check(
			"import_records_state",
			sql`${table.state} in ('waiting', 'created', 'updated', 'unchanged', 'older', 'held', 'skipped', 'failed')`,
		),
	],
);

/** The texts of records as they came, kept for later re-reading. */
export const importTexts = sqliteTable(
	"import_texts",
	{
		importId: integer("import_id").notNull(),
		position: integer().notNull(),
		/** The record's JSON, deflated. */
		raw: blob({ mode: "buffer" }).notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.importId, table.position] }),
		foreignKey({
			columns: [table.importId, table.position],
			foreignColumns: [importRecords.importId, importRecords.position],
		}),
	],
);
