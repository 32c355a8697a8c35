import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

export interface PersonEntry {
	id: number;
	name: string;
	email: string;
	role: "reader" | "researcher" | "administrator";
	createdAt: string;
	closedAt: string | null;
}

/** Every account, open ones first, by name. */
export function listPeople({ sqlite }: Store): PersonEntry[] {
	return sqlite
		.prepare<[], PersonEntry>(
			`select id, name, email, role, created_at as createdAt, closed_at as closedAt
			from users order by closed_at is not null, name collate nocase, id`,
		)
		.all();
}

/** The account with this address, closed or open. */
export function findPerson({ sqlite }: Store, email: string): PersonEntry | undefined {
	return sqlite
		.prepare<[string], PersonEntry>(
			`select id, name, email, role, created_at as createdAt, closed_at as closedAt
			from users where email = ?`,
		)
		.get(email);
}

/** The account with this id, as long as it is open. */
export function getPerson(
	{ sqlite }: Store,
	id: number,
): Pick<PersonEntry, "id" | "name" | "email" | "role"> | undefined {
	return sqlite
		.prepare<[number], PersonEntry>(
			"select id, name, email, role from users where id = ? and closed_at is null",
		)
		.get(id);
}

export interface Credentials {
	id: number;
	name: string;
	email: string;
	passwordHash: string;
}

/** What a log-in to the open account with this address is held to. */
export function findCredentials(store: Store, email: string): Credentials | undefined {
	return prepared(store, "credentials", () =>
		store.sqlite.prepare<[string], Credentials>(
			"select id, name, email, password_hash as passwordHash from users where email = ? and closed_at is null",
		),
	).get(email);
}

export interface InvitationEntry {
	email: string;
	role: "reader" | "researcher" | "administrator";
	invitedBy: string;
	expiresAt: string;
}

/** Invitations that can still be accepted. */
export function listInvitations({ sqlite }: Store, now: string): InvitationEntry[] {
	return sqlite
		.prepare<[string], InvitationEntry>(
			`select invitations.email, invitations.role, users.name as invitedBy, expires_at as expiresAt
			from invitations join users on users.id = invited_by
			where expires_at > ? order by invitations.email`,
		)
		.all(now);
}
