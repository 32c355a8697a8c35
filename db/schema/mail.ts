import { NOTICE_PACES, NOTICE_SUBJECTS } from "#app/domain/accounts/notice-subjects.ts";
import { check, index, integer, primaryKey, sql, sqliteTable, text } from "../drizzle.ts";
import { users } from "./people.ts";
import { auditEvents } from "./records.ts";

/** What a mail is for. A `reset` is kept for whatever address was typed, and looked into when its turn comes. */
export const MAIL_KINDS = ["invitation", "reset", "notices", "test"] as const;
export const MAIL_STATES = ["waiting", "sent", "failed"] as const;

/** Mails to send, written in the transaction of what they tell; the running server sends them. */
export const mails = sqliteTable(
	"mails",
	{
		id: integer().primaryKey(),
		kind: text({ enum: MAIL_KINDS }).notNull(),
		recipient: text().notNull(),
		/** Whose account it is about; null for somebody who has none yet. */
		userId: integer("user_id").references(() => users.id),
		/** Of notices: what of, for the link that ends them. */
		about: text({ enum: NOTICE_SUBJECTS }),
		subject: text().notNull(),
		/** Its text, sealed, since it may hold a link; null once it is sent, and where it is written when it is sent. */
		sealed: text(),
		state: text({ enum: MAIL_STATES }).notNull(),
		attempts: integer().notNull(),
		createdAt: text("created_at").notNull(),
		/** When it is tried next; while it is being sent, when another process may take it up. */
		dueAt: text("due_at").notNull(),
		/** Not sent after this. */
		expiresAt: text("expires_at"),
		/** When it was sent or given up. */
		doneAt: text("done_at"),
		/** Why the last attempt failed, in one line. */
		error: text(),
	},
	(table) => [
		index("mails_due").on(table.state, table.dueAt),
		index("mails_user").on(table.userId),
		check("mails_kind", sql`${table.kind} in ('invitation', 'reset', 'notices', 'test')`),
		check("mails_state", sql`${table.state} in ('waiting', 'sent', 'failed')`),
	],
);

/** How somebody wants to be told of a subject, where they said so or were told of it. */
export const noticeChoices = sqliteTable(
	"notice_choices",
	{
		userId: integer("user_id")
			.notNull()
			.references(() => users.id),
		subject: text({ enum: NOTICE_SUBJECTS }).notNull(),
		pace: text({ enum: NOTICE_PACES }).notNull(),
		/** Nothing is sent before. */
		nextAt: text("next_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.userId, table.subject] }),
		check("notice_choices_pace", sql`${table.pace} in ('at-once', 'daily', 'never')`),
	],
);

/** What somebody is to be told of in their next mail. */
export const notices = sqliteTable(
	"notices",
	{
		userId: integer("user_id")
			.notNull()
			.references(() => users.id),
		subject: text({ enum: NOTICE_SUBJECTS }).notNull(),
		eventId: integer("event_id")
			.notNull()
			.references(() => auditEvents.id),
	},
	(table) => [
		primaryKey({ columns: [table.userId, table.subject, table.eventId] }),
		index("notices_event").on(table.eventId),
	],
);
