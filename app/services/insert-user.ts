import type { Role } from "#app/auth/viewer.ts";
import type { AuditAction } from "#app/domain/accounts/audit-kinds.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { findPerson } from "#db/queries/people.ts";
import type { Store } from "#db/store.ts";
import { insertPerson } from "#db/write-person.ts";

/** Adds an account from the command line or an accepted invitation. Call it inside a transaction. */
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
	const userId = insertPerson(store, { ...person, createdAt: at });
	recordAudit(store, {
		...{ at, action, userId },
		actorId: actorId === undefined ? userId : actorId,
		detail: { role: person.role },
	});
	return userId;
}
