import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

export interface SessionUser {
	id: number;
	name: string;
	email: string;
	role: "reader" | "researcher" | "administrator";
	lastSeenAt: string;
	/** How long it may rest before it ends. */
	restMinutes: number | null;
}

/** Neither over nor at rest for too long; `@now` is the moment. */
const LIVE = `expires_at > @now
	and (idle_minutes is null or unixepoch(@now) - unixepoch(last_seen_at) < idle_minutes * 60)`;

/** The person a session belongs to, unless it is over or the account is closed. */
export function findSessionUser(store: Store, tokenHash: string, now: string): SessionUser | undefined {
	return prepared(store, "session user", () =>
		store.sqlite.prepare<{ tokenHash: string; now: string }, SessionUser>(
			`select users.id, name, email, role, last_seen_at as lastSeenAt, idle_minutes as restMinutes
			from sessions join users on users.id = user_id
			where token_hash = @tokenHash and closed_at is null and ${LIVE}`,
		),
	).get({ tokenHash, now });
}

export function noteSessionUse(store: Store, tokenHash: string, now: string): void {
	prepared(store, "note session use", () =>
		store.sqlite.prepare("update sessions set last_seen_at = @now where token_hash = @tokenHash"),
	).run({ tokenHash, now });
}

/** @returns whether this person had such a session */
export function removeSession({ sqlite }: Store, userId: number, tokenHash: string): boolean {
	const { changes } = sqlite
		.prepare("delete from sessions where user_id = ? and token_hash = ?")
		.run(userId, tokenHash);
	return changes > 0;
}

/** Removes a person's sessions, but for the one whose hash is given. @returns how many */
export function removeSessions({ sqlite }: Store, userId: number, except = ""): number {
	return sqlite.prepare("delete from sessions where user_id = ? and token_hash <> ?").run(userId, except)
		.changes;
}

/** One of a person's sessions, as their account page lists it. */
export interface SessionEntry {
	tokenHash: string;
	createdAt: string;
	lastSeenAt: string;
	userAgent: string;
}

export function listSessions(store: Store, userId: number, now: string): SessionEntry[] {
	return prepared(store, "list sessions", () =>
		store.sqlite.prepare<{ userId: number; now: string }, SessionEntry>(
			`select token_hash as tokenHash, created_at as createdAt, last_seen_at as lastSeenAt, user_agent as userAgent
			from sessions where user_id = @userId and ${LIVE} order by last_seen_at desc`,
		),
	).all({ userId, now });
}
