import { findSessionUser } from "#db/queries/sessions.ts";
import type { Store } from "#db/store.ts";
import { writeNote } from "#db/without-waiting.ts";
import { hashToken, newToken } from "./tokens.ts";
import { ANONYMOUS, type Viewer } from "./viewer.ts";

const DAY = 24 * 60 * 60 * 1000;
/** A session ends this long after it was last used. */
export const SESSION_LENGTH = 30 * DAY;
/** Use is noted at most this often: each note is a write, and a write makes cached pages stale. */
const NOTED_EVERY = DAY;

/** Begins a session. @returns the token for the cookie, which is not stored */
export function startSession(store: Store, userId: number, userAgent: string, now = new Date()): string {
	const token = newToken();
	store.sqlite.prepare("delete from sessions where expires_at <= ?").run(now.toISOString());
	store.sqlite
		.prepare(
			`insert into sessions (token_hash, user_id, created_at, last_seen_at, expires_at, user_agent)
			values (?, ?, ?, ?, ?, ?)`,
		)
		.run(
			hashToken(token),
			userId,
			now.toISOString(),
			now.toISOString(),
			new Date(now.valueOf() + SESSION_LENGTH).toISOString(),
			userAgent.slice(0, 300),
		);
	return token;
}

/** Who a token stands for; anonymous when there is none, or it is unknown, expired or revoked. */
export function viewerOf(store: Store, token: string | null, now = new Date()): Viewer {
	if (!token) return ANONYMOUS;
	const tokenHash = hashToken(token);
	const found = findSessionUser(store, tokenHash, now.toISOString());
	if (!found) return ANONYMOUS;
	if (now.valueOf() - Date.parse(found.lastSeenAt) > NOTED_EVERY) {
		const expiresAt = new Date(now.valueOf() + SESSION_LENGTH).toISOString();
		writeNote(store, () =>
			store.sqlite
				.prepare("update sessions set last_seen_at = ?, expires_at = ? where token_hash = ?")
				.run(now.toISOString(), expiresAt, tokenHash),
		);
	}
	return { kind: "user", id: found.id, name: found.name, email: found.email, role: found.role };
}

/** Ends one session of a person, by the hash their account page names it with. */
export function endSession(store: Store, userId: number, tokenHash: string): void {
	store.sqlite.prepare("delete from sessions where user_id = ? and token_hash = ?").run(userId, tokenHash);
}

/** Ends every session of a person, but for the one whose hash is given. */
export function endSessions(store: Store, userId: number, except?: string): void {
	store.sqlite
		.prepare("delete from sessions where user_id = ? and token_hash <> ?")
		.run(userId, except ?? "");
}
