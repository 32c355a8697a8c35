import { prepared } from "./prepared.ts";
import type { Store } from "./store.ts";

/** What the audit log knows of; each is written in the transaction of the deed. */
export type AuditAction =
	| "study.created"
	| "study.saved"
	| "study.published"
	| "study.withdrawn"
	| "study.archived"
	| "study.unarchived"
	| "synthesis.created"
	| "synthesis.saved"
	| "synthesis.published"
	| "synthesis.withdrawn"
	| "synthesis.archived"
	| "synthesis.unarchived"
	| "samples.removed"
	| "user.set-up"
	| "user.invited"
	| "user.joined"
	| "user.added"
	| "user.role-changed"
	| "user.closed"
	| "user.reopened"
	| "user.password-changed"
	| "user.sessions-ended"
	| "token.created"
	| "token.revoked";

export interface AuditEvent {
	at: string;
	actorId: number | null;
	action: AuditAction;
	studyId?: number;
	synthesisId?: number;
	userId?: number;
	/** Particulars; never a password, token or reader's address. */
	detail?: Record<string, string | number | boolean>;
}

/** Adds a row to the audit log. Call it inside the transaction of the deed. */
export function recordAudit(store: Store, event: AuditEvent): void {
	prepared(store, "insert audit", () =>
		store.sqlite.prepare(
			`insert into audit_events (at, actor_id, action, study_id, synthesis_id, user_id, detail)
			values (@at, @actorId, @action, @studyId, @synthesisId, @userId, @detail)`,
		),
	).run({
		at: event.at,
		actorId: event.actorId,
		action: event.action,
		studyId: event.studyId ?? null,
		synthesisId: event.synthesisId ?? null,
		userId: event.userId ?? null,
		detail: JSON.stringify(event.detail ?? {}),
	});
}
