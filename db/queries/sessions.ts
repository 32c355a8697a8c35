import { and, desc, eq, given, gt, isGiven, isNull, lte, ne, or, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { sessions, users } from "../schema/people.ts";
import type { Store } from "../store.ts";

const isLive = () => {
	const now = sql.placeholder("now");
	const { expiresAt, lastSeenAt, idleMinutes } = sessions;
	const rested = sql`unixepoch(${now}) - unixepoch(${lastSeenAt})`;
	return and(gt(expiresAt, now), or(isNull(idleMinutes), sql`${rested} < ${idleMinutes} * 60`));
};

const ofUser = () => isGiven(sessions.userId, "userId");
const ofToken = () => isGiven(sessions.tokenHash, "tokenHash");

/** The person a session belongs to, unless it is over, rested for too long, or the account is closed. */
export function findSessionUser(store: Store, tokenHash: string, now: string) {
	return prepared(store, "session user", () =>
		store.db
			.select({
				id: users.id,
				name: users.name,
				email: users.email,
				role: users.role,
				lastSeenAt: sessions.lastSeenAt,
				/** How long it may rest before it ends. */
				restMinutes: sessions.idleMinutes,
			})
			.from(sessions)
			.innerJoin(users, eq(users.id, sessions.userId))
			.where(and(ofToken(), isNull(users.closedAt), isLive()))
			.prepare(),
	).get({ tokenHash, now });
}

export function insertSession(store: Store, session: typeof sessions.$inferSelect): void {
	prepared(store, "insert session", () => prepareInsertion(store, sessions)).run(session);
}

export function noteSessionUse(store: Store, tokenHash: string, now: string): void {
	prepared(store, "note session use", () =>
		store.db
			.update(sessions)
			.set({ lastSeenAt: given("now") })
			.where(ofToken())
			.prepare(),
	).run({ tokenHash, now });
}

/** Removes those that are over, whoever's they were. */
export function removeEndedSessions(store: Store, now: string): void {
	prepared(store, "remove ended sessions", () =>
		store.db
			.delete(sessions)
			.where(lte(sessions.expiresAt, sql.placeholder("now")))
			.prepare(),
	).run({ now });
}

/** @returns whether this person had such a session */
export function removeSession(store: Store, userId: number, tokenHash: string): boolean {
	const { changes } = prepared(store, "remove session", () =>
		store.db.delete(sessions).where(and(ofUser(), ofToken())).prepare(),
	).run({ userId, tokenHash });
	return changes > 0;
}

/** Removes a person's sessions, but for the one whose hash is given. @returns how many */
export function removeSessions(store: Store, userId: number, except = ""): number {
	return prepared(store, "remove sessions", () =>
		store.db
			.delete(sessions)
			.where(and(ofUser(), ne(sessions.tokenHash, sql.placeholder("except"))))
			.prepare(),
	).run({ userId, except }).changes;
}

/** A person's sessions as their account page lists them, the last used first. */
export function listSessions(store: Store, userId: number, now: string) {
	const { tokenHash, createdAt, lastSeenAt, userAgent } = sessions;
	return prepared(store, "list sessions", () =>
		store.db
			.select({ tokenHash, createdAt, lastSeenAt, userAgent })
			.from(sessions)
			.where(and(ofUser(), isLive()))
			.orderBy(desc(lastSeenAt))
			.prepare(),
	).all({ userId, now });
}
