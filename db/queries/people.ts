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

export interface AuditEntry {
	id: number;
	at: string;
	actor: string | null;
	action: string;
	study: string | null;
	synthesis: string | null;
	person: string | null;
	detail: string;
}

/** What was done, newest first, a page at a time: `before` is the id of the last one seen. */
export function listAuditEvents(
	{ sqlite }: Store,
	{ before, limit }: { before?: number; limit: number },
): AuditEntry[] {
	return sqlite
		.prepare<{ before: number; limit: number }, AuditEntry>(
			`select audit_events.id, at, actors.name as actor, action, studies.slug as study,
				syntheses.slug as synthesis, people.name as person, detail
			from audit_events
			left join users actors on actors.id = actor_id
			left join users people on people.id = user_id
			left join studies on studies.id = study_id
			left join syntheses on syntheses.id = synthesis_id
			where audit_events.id < @before
			order by audit_events.id desc limit @limit`,
		)
		.all({ before: before ?? Number.MAX_SAFE_INTEGER, limit });
}
