import { requireGoodPassword } from "#app/auth/good-password.ts";
import { hashPassword } from "#app/auth/passwords.ts";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { hashToken, newToken } from "#app/auth/tokens.ts";
import type { Role, User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import type { Store } from "#db/store.ts";
import { insertUser } from "./insert-user.ts";

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
				detail: { email, role },
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

/**
 * Makes the account an invitation offers.
 * @returns the user's id @throws Problem `not-found` when the link does not hold; `invalid` for an easy password
 */
export async function acceptInvitation(
	store: Store,
	token: string,
	person: { name: string; password: string },
): Promise<number> {
	const { email } = requireInvitation(store, token);
	await requireGoodPassword(person.password, { name: person.name, email });
	const passwordHash = await hashPassword(person.password);
	return store.sqlite
		.transaction(() => {
			const invitation = requireInvitation(store, token);
			store.sqlite.prepare("delete from invitations where token_hash = ?").run(hashToken(token));
			return insertUser(store, { name: person.name, passwordHash, ...invitation }, "user.joined");
		})
		.immediate();
}

function requireInvitation(store: Store, token: string): Invitation {
	const invitation = findInvitation(store, token);
	if (invitation) return invitation;
	throw new Problem("not-found", "This invitation was used, replaced or has expired. Ask for a new one.");
}

export function withdrawInvitation(store: Store, administrator: User, email: string): void {
	requireAdministrator(administrator);
	store.sqlite
		.transaction(() => {
			const withdrawn = store.sqlite
				.prepare<[string], Invitation>("delete from invitations where email = ? returning email, role")
				.all(email);
			recordWithdrawn(store, withdrawn, administrator.id);
		})
		.immediate();
}

/** Withdraws what somebody invited who may not invite any more. Call it inside the transaction of that change. */
export function withdrawInvitationsBy(store: Store, invitedBy: number, actorId: number | null): void {
	const withdrawn = store.sqlite
		.prepare<[number], Invitation>("delete from invitations where invited_by = ? returning email, role")
		.all(invitedBy);
	recordWithdrawn(store, withdrawn, actorId);
}

function recordWithdrawn(store: Store, invitations: Invitation[], actorId: number | null): void {
	const at = new Date().toISOString();
	for (const { email, role } of invitations)
		recordAudit(store, { at, actorId, action: "user.invitation-withdrawn", detail: { email, role } });
}
