import {
	findSessionUser,
	insertSession,
	noteSessionUse,
	removeEndedSessions,
	removeSession,
	removeSessions,
} from "#db/queries/sessions.ts";
import type { Store } from "#db/store.ts";
import { noteIfFree } from "#db/transaction.ts";
import { hashToken, newToken } from "./tokens.ts";
import { ANONYMOUS, type Viewer } from "./viewer.ts";

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** How long a session lasts. */
export interface SessionLength {
	/** From the log-in on, however much it is used. */
	hours: number;
	/** Without being used; null is as long as it lasts. */
	idleMinutes: number | null;
}

/** Use is noted so often within the time that a session may rest: each note is a write, and makes cached pages stale. */
const NOTES = 8;
const NOTED_EVERY = 24 * HOUR;

/** Begins a session. @returns the token for the cookie, which is not stored */
export function startSession(
	store: Store,
	userId: number,
	userAgent: string,
	{ hours, idleMinutes }: SessionLength = { hours: 12, idleMinutes: null },
	now = new Date(),
): string {
	const token = newToken();
	const at = now.toISOString();
	removeEndedSessions(store, at);
	insertSession(store, {
		tokenHash: hashToken(token),
		userId,
		createdAt: at,
		lastSeenAt: at,
		expiresAt: new Date(now.valueOf() + hours * HOUR).toISOString(),
		// Its last use may have been just too early to be noted.
		idleMinutes: idleMinutes && Math.ceil(idleMinutes * (1 + 1 / NOTES)),
		userAgent: userAgent.slice(0, 300),
	});
	return token;
}

/** Who a token stands for; anonymous when there is none, or it is unknown, expired or revoked. */
export function viewerOf(store: Store, token: string | null, now = new Date()): Viewer {
	if (!token) return ANONYMOUS;
	const tokenHash = hashToken(token);
	const at = now.toISOString();
	const found = findSessionUser(store, tokenHash, at);
	if (!found) return ANONYMOUS;
	const { id, name, email, role, lastSeenAt, restMinutes } = found;
	const notedEvery = restMinutes === null ? NOTED_EVERY : (restMinutes * MINUTE) / (NOTES + 1);
	// Reading goes on while another program writes; the next request notes it.
	if (now.valueOf() - Date.parse(lastSeenAt) > notedEvery)
		noteIfFree(store, () => noteSessionUse(store, tokenHash, at));
	return { kind: "user", id, name, email, role };
}

/** Ends one session of a person, by the hash their account page names it with. @returns whether there was one */
export function endSession(store: Store, userId: number, tokenHash: string): boolean {
	return removeSession(store, userId, tokenHash);
}

/** Ends every session of a person, but for the one whose hash is given. @returns how many there were */
export function endSessions(store: Store, userId: number, except?: string): number {
	return removeSessions(store, userId, except);
}
