import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

export interface SessionUser {
	id: number;
	name: string;
	email: string;
	role: "reader" | "researcher" | "administrator";
	lastSeenAt: string;
}

/** The person a session belongs to, unless it has expired or the account is closed. */
export function findSessionUser(store: Store, tokenHash: string, now: string): SessionUser | undefined {
	return prepared(store, "session user", () =>
		store.sqlite.prepare<{ tokenHash: string; now: string }, SessionUser>(
			`select users.id, name, email, role, last_seen_at as lastSeenAt
			from sessions join users on users.id = user_id
			where token_hash = @tokenHash and expires_at > @now and closed_at is null`,
		),
	).get({ tokenHash, now });
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
			from sessions where user_id = @userId and expires_at > @now order by last_seen_at desc`,
		),
	).all({ userId, now });
}
