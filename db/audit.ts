import type { AuditAction } from "#app/domain/accounts/audit-kinds.ts";
import { prepared } from "./prepared.ts";
import { prepareInsertion } from "./row-insertion.ts";
import { auditEvents } from "./schema/records.ts";
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

/** Adds a row to the audit log. Call it inside the transaction of the write, where there is one. */
export function recordAudit(store: Store, { detail = {}, ...event }: AuditEvent): void {
	prepared(store, "insert audit", () => prepareInsertion(store, auditEvents)).run({
		...event,
		detail: JSON.stringify(detail),
	});
}
