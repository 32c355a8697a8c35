import { check, index, integer, sql, sqliteTable, text } from "../drizzle.ts";

/** Moments are stored as ISO 8601 text in UTC, which sorts as it reads. */
export const ROLES = ["reader", "researcher", "administrator"] as const;
/** What an API token may do; a role that may not write cannot be widened by a token. */
export const TOKEN_SCOPES = ["read", "write"] as const;

export const users = sqliteTable(
	"users",
	{
		id: integer().primaryKey(),
		/** Lower-cased, so that the unique index sees one spelling. */
		email: text().notNull().unique(),
		name: text().notNull(),
		role: text({ enum: ROLES }).notNull(),
		/** Empty for somebody who logs in elsewhere alone. */
		passwordHash: text("password_hash").notNull(),
		createdAt: text("created_at").notNull(),
		closedAt: text("closed_at"),
	},
	(table) => [
		check("users_role", sql`${table.role} in ('reader', 'researcher', 'administrator')`),
		check("users_email", sql`${table.email} = lower(${table.email})`),
	],
);

export const sessions = sqliteTable(
	"sessions",
	{
		/** SHA-256 of the token in the cookie; the token itself is never stored. */
		tokenHash: text("token_hash").primaryKey(),
		userId: integer("user_id")
			.notNull()
			.references(() => users.id),
		createdAt: text("created_at").notNull(),
		lastSeenAt: text("last_seen_at").notNull(),
		/** When it ends, however much it is used. */
		expiresAt: text("expires_at").notNull(),
		/** It ends sooner when it was not used for so long; null is never. */
		idleMinutes: integer("idle_minutes"),
		/** The browser as it names itself, so that a person recognises the session in a list. */
		userAgent: text("user_agent").notNull(),
	},
	(table) => [index("sessions_user").on(table.userId), index("sessions_expiry").on(table.expiresAt)],
);

export const invitations = sqliteTable(
	"invitations",
	{
		tokenHash: text("token_hash").primaryKey(),
		email: text().notNull(),
		role: text({ enum: ROLES }).notNull(),
		invitedBy: integer("invited_by")
			.notNull()
			.references(() => users.id),
		createdAt: text("created_at").notNull(),
		expiresAt: text("expires_at").notNull(),
	},
	(table) => [
		index("invitations_inviter").on(table.invitedBy),
		check("invitations_role", sql`${table.role} in ('reader', 'researcher', 'administrator')`),
	],
);

/** Links by which somebody who forgot their password sets a new one. The first that is used makes the others void. */
export const passwordResets = sqliteTable(
	"password_resets",
	{
		/** SHA-256 of the link's token; the token itself is shown once and never stored. */
		tokenHash: text("token_hash").primaryKey(),
		userId: integer("user_id")
			.notNull()
			.references(() => users.id),
		/** Null where it was made from the command line, or for a mail that its owner asked for. */
		madeBy: integer("made_by").references(() => users.id),
		createdAt: text("created_at").notNull(),
		expiresAt: text("expires_at").notNull(),
	},
	(table) => [
		index("password_resets_user").on(table.userId),
		index("password_resets_maker").on(table.madeBy),
	],
);

/** Tokens for programs that use the API in a person's name. A revoked one is kept, so that the audit log's ids mean something. */
export const apiTokens = sqliteTable(
	"api_tokens",
	{
		id: integer().primaryKey(),
		/** SHA-256 of the token; the token itself is shown once and never stored. */
		tokenHash: text("token_hash").notNull().unique(),
		userId: integer("user_id")
			.notNull()
			.references(() => users.id),
		/** What the person calls it. */
		label: text().notNull(),
		scope: text({ enum: TOKEN_SCOPES }).notNull(),
		createdAt: text("created_at").notNull(),
		lastUsedAt: text("last_used_at"),
		revokedAt: text("revoked_at"),
	},
	(table) => [
		index("api_tokens_user").on(table.userId),
		check("api_tokens_scope", sql`${table.scope} in ('read', 'write')`),
	],
);

/** What was typed into a form when the session had lapsed; given back after log-in, then removed. */
export const heldForms = sqliteTable(
	"held_forms",
	{
		id: text().primaryKey(),
		userId: integer("user_id")
			.notNull()
			.references(() => users.id),
		/** URL-encoded, as the browser posted it. */
		body: text().notNull(),
		createdAt: text("created_at").notNull(),
	},
	(table) => [index("held_forms_user").on(table.userId)],
);

/** Facts about this database: whether the setup link was used, the counter readers' caches go by. */
export const settings = sqliteTable("settings", {
	key: text().primaryKey(),
	value: text().notNull(),
});
