import type { Role } from "#app/auth/viewer.ts";
import type { AuditAction } from "#app/domain/audit-kinds.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import type { Store } from "#db/store.ts";

/** Adds an account from the command line or an accepted invitation. Call it inside a transaction. */
export function insertUser(
	store: Store,
	person: { name: string; email: string; passwordHash: string; role: Role },
	action: AuditAction,
	actorId?: number | null,
): number {
	const at = new Date().toISOString();
	const taken = store.sqlite.prepare("select 1 from users where email = ?").get(person.email);
	if (taken) {
		throw new Problem("invalid", `${person.email} has an account already.`, [
			{ path: ["email"], message: "This address has an account already" },
		]);
	}
	const userId = Number(
		store.sqlite
			.prepare(
				`insert into users (email, name, role, password_hash, created_at)
				values (@email, @name, @role, @passwordHash, @at)`,
			)
			.run({ ...person, at }).lastInsertRowid,
	);
	recordAudit(store, {
		...{ at, action, userId },
		actorId: actorId === undefined ? userId : actorId,
		detail: { role: person.role },
	});
	return userId;
}
