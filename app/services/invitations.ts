import { hashPassword } from "#app/auth/passwords.ts";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { hashToken, newToken } from "#app/auth/tokens.ts";
import type { Role, User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import type { Store } from "#db/store.ts";
import { insertUser } from "./accounts.ts";

/** How long an invitation can be accepted, in milliseconds. */
const VALID_FOR = 14 * 24 * 60 * 60 * 1000;

export interface Invitation {
	email: string;
	role: Role;
}

/**
 * Invites somebody by a link that the administrator passes on; a new invitation replaces an older one to the
 * same address. @returns the token of the link, which is not stored
 */
export function invite(store: Store, administrator: User, { email, role }: Invitation): string {
	requireAdministrator(administrator);
	const token = newToken();
	const now = new Date();
	store.sqlite
		.transaction(() => {
			if (store.sqlite.prepare("select 1 from users where email = ?").get(email)) {
				throw new Problem("invalid", `${email} has an account already.`, [
					{ path: ["email"], message: "This address has an account already" },
				]);
			}
			store.sqlite
				.prepare("delete from invitations where email = ? or expires_at <= ?")
				.run(email, now.toISOString());
			store.sqlite
				.prepare(
					`insert into invitations (token_hash, email, role, invited_by, created_at, expires_at)
					values (?, ?, ?, ?, ?, ?)`,
				)
				.run(
					hashToken(token),
					email,
					role,
					administrator.id,
					now.toISOString(),
					new Date(now.valueOf() + VALID_FOR).toISOString(),
				);
			recordAudit(store, {
				at: now.toISOString(),
				actorId: administrator.id,
				action: "user.invited",
				detail: { role },
			});
		})
		.immediate();
	return token;
}

/** The invitation a link stands for, unless it was used, replaced or has expired. */
export function findInvitation(store: Store, token: string): Invitation | undefined {
	return store.sqlite
		.prepare<[string, string], Invitation>(
			"select email, role from invitations where token_hash = ? and expires_at > ?",
		)
		.get(hashToken(token), new Date().toISOString());
}

/** Makes the account an invitation offers. @returns the user's id @throws Problem `not-found` when the link does not hold */
export async function acceptInvitation(
	store: Store,
	token: string,
	person: { name: string; password: string },
): Promise<number> {
	const passwordHash = await hashPassword(person.password);
	return store.sqlite
		.transaction(() => {
			const invitation = findInvitation(store, token);
			if (!invitation)
				throw new Problem(
					"not-found",
					"This invitation was used, replaced or has expired. Ask for a new one.",
				);
			store.sqlite.prepare("delete from invitations where token_hash = ?").run(hashToken(token));
			return insertUser(store, { name: person.name, passwordHash, ...invitation }, "user.joined");
		})
		.immediate();
}

export function withdrawInvitation(store: Store, administrator: User, email: string): void {
	requireAdministrator(administrator);
	store.sqlite.prepare("delete from invitations where email = ?").run(email);
}
