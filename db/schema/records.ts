import { index, integer, primaryKey, sqliteTable, text } from "../drizzle.ts";
import { users } from "./people.ts";
import { studies } from "./studies.ts";
import { syntheses } from "./syntheses.ts";

/** Every version of every study, whole. Triggers refuse any update or delete. */
export const studyVersions = sqliteTable(
	"study_versions",
	{
		studyId: integer("study_id")
			.notNull()
			.references(() => studies.id),
		version: integer().notNull(),
		visibility: text({ enum: ["draft", "published"] }).notNull(),
		/** The study document as JSON, keys in the schema's order. */
		document: text().notNull(),
		reason: text().notNull(),
		/** Null for what the program itself wrote: the sample library. */
		actorId: integer("actor_id").references(() => users.id),
		createdAt: text("created_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.studyId, table.version] }),
		index("study_versions_actor").on(table.actorId),
	],
);

/** Who did what, written in the transaction of the write, where it is one. Triggers refuse any update or delete. */
export const auditEvents = sqliteTable(
	"audit_events",
	{
		id: integer().primaryKey(),
		at: text().notNull(),
		actorId: integer("actor_id").references(() => users.id),
		/** What happened, as a verb: `study.saved`, `user.invited`. */
		action: text().notNull(),
		studyId: integer("study_id").references(() => studies.id),
		synthesisId: integer("synthesis_id").references(() => syntheses.id),
		userId: integer("user_id").references(() => users.id),
		/** Particulars as JSON; never a password, token or address of a reader. */
		detail: text().notNull(),
	},
	(table) => [
		index("audit_events_actor").on(table.actorId),
		index("audit_events_study").on(table.studyId, table.id),
		index("audit_events_synthesis").on(table.synthesisId, table.id),
		index("audit_events_user").on(table.userId),
		index("audit_events_action").on(table.action, table.id),
	],
);
