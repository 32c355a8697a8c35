import { and, asc, eq, gt, isGiven, isNull, lte, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { passwordResets, users } from "../schema/people.ts";
import type { Store } from "../store.ts";

const { tokenHash, userId, madeBy, expiresAt } = passwordResets;

/** Somebody whose password a link sets. */
export type ResetHolder = NonNullable<ReturnType<typeof findResetHolder>>;

/** Whose password the link with this hash sets, unless it has expired or the account is closed. */
export function findResetHolder(store: Store, hash: string, now: string) {
	return prepared(store, "reset holder", () =>
		store.db
			.select({ userId: users.id, name: users.name, email: users.email })
			.from(passwordResets)
			.innerJoin(users, eq(users.id, userId))
			.where(and(isGiven(tokenHash, "hash"), gt(expiresAt, sql.placeholder("now")), isNull(users.closedAt)))
			.prepare(),
	).get({ hash, now });
}

/** Until when each person's open link can be used that lasts longest, by their id. */
export function listResets(store: Store, now: string): Map<number, string> {
	const rows = prepared(store, "list resets", () =>
		store.db
			.select({ userId, expiresAt })
			.from(passwordResets)
			.where(gt(expiresAt, sql.placeholder("now")))
			.orderBy(asc(expiresAt))
			.prepare(),
	).all({ now });
	return new Map(rows.map((row) => [row.userId, row.expiresAt]));
}

export function insertReset(store: Store, reset: typeof passwordResets.$inferSelect): void {
	prepared(store, "insert reset", () => prepareInsertion(store, passwordResets)).run(reset);
}

/** @returns how many there were */
export function deleteResetOf(store: Store, holder: number): number {
	return prepared(store, "delete reset of", () =>
		store.db.delete(passwordResets).where(isGiven(userId, "holder")).prepare(),
	).run({ holder }).changes;
}

export function deleteExpiredResets(store: Store, now: string): void {
	prepared(store, "delete expired resets", () =>
		store.db
			.delete(passwordResets)
			.where(lte(expiresAt, sql.placeholder("now")))
			.prepare(),
	).run({ now });
}

/** Those that somebody made who may make none any more. */
export function deleteResetsBy(store: Store, maker: number): void {
	prepared(store, "delete resets by", () =>
		store.db.delete(passwordResets).where(isGiven(madeBy, "maker")).prepare(),
	).run({ maker });
}
