import type { AuditAction } from "#app/domain/audit-kinds.ts";
import { prepared } from "./prepared.ts";
import type { Store } from "./store.ts";

export interface AuditEvent {
	at: string;
	actorId: number | null;
	action: AuditAction;
	studyId?: number;
	synthesisId?: number;
	userId?: number;
	/** Particulars; never a password, token or the address somebody's browser has. */
	detail?: Record<string, string | number | boolean>;
}

/** Adds a row to the audit log. Call it inside the transaction of the deed, where there is one. */
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
