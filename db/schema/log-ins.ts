import { index, integer, primaryKey, sqliteTable, text } from "../drizzle.ts";
import { users } from "./people.ts";

/** What somebody’s authenticator computes its codes from. */
export const secondFactors = sqliteTable("second_factors", {
	userId: integer("user_id")
		.primaryKey()
		.references(() => users.id),
	/** Sealed by a key that is not in the database. */
	secret: text().notNull(),
	/** Null until a first code showed that the authenticator has it; until then nothing asks for one. */
	confirmedAt: text("confirmed_at"),
	/** The time step of the last code that was taken: none is taken twice, nor an earlier one after it. */
	lastStep: integer("last_step").notNull(),
});

/** Codes that stand in for an authenticator that was lost, each once. */
export const recoveryCodes = sqliteTable(
	"recovery_codes",
	{
		/** SHA-256 of the code; the code itself is shown once and never stored. */
		codeHash: text("code_hash").notNull(),
		userId: integer("user_id")
			.notNull()
			.references(() => users.id),
		usedAt: text("used_at"),
	},
	(table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** Who of an OpenID provider’s people somebody is. */
export const identities = sqliteTable(
	"identities",
	{
		issuer: text().notNull(),
		/** The provider’s name for the person, which never changes. */
		subject: text().notNull(),
		userId: integer("user_id")
			.notNull()
			.references(() => users.id),
		/** The address the provider told when they were linked, so that the person knows which account it is. */
		email: text(),
		linkedAt: text("linked_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.issuer, table.subject] }),
		index("identities_user").on(table.userId),
	],
);
