import type { Role } from "#app/auth/viewer.ts";
import type { AuditAction } from "#app/domain/accounts/audit-kinds.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { deleteInvitationsTo } from "#db/queries/invitations.ts";
import { deleteUnsentInvitation } from "#db/queries/mails.ts";
import { findPerson } from "#db/queries/people.ts";
import type { Store } from "#db/store.ts";
import { insertPerson } from "#db/write-person.ts";

/**
 * Adds an account, however it comes about; invitations to its address are over then. Call it inside a transaction.
 * @throws Problem `invalid` where there is one with the address
 */
export function insertUser(
	store: Store,
	person: { name: string; email: string; passwordHash: string; role: Role },
	action: AuditAction,
	actorId?: number | null,
): number {
	const at = new Date().toISOString();
	if (findPerson(store, person.email)) {
		throw new Problem("invalid", `${person.email} has an account already.`, [
			{ path: ["email"], message: "This address has an account already" },
		]);
	}
	deleteInvitationsTo(store, person.email);
	deleteUnsentInvitation(store, person.email);
	const userId = insertPerson(store, { ...person, createdAt: at });
	recordAudit(store, {
		...{ at, action, userId },
		actorId: actorId === undefined ? userId : actorId,
		detail: { role: person.role },
	});
	return userId;
}
