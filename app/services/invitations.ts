import { requireGoodPassword } from "#app/auth/good-password.ts";
import { hashPassword } from "#app/auth/passwords.ts";
import { requireAdministrator } from "#app/auth/permissions.ts";
import { hashToken, newToken } from "#app/auth/tokens.ts";
import type { User } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import {
	deleteInvitationsBy,
	deleteInvitationsTo,
	deleteReplaced,
	type Invitation,
	insertInvitation,
	openInvitation,
} from "#db/queries/invitations.ts";
import { deleteUnsentInvitation } from "#db/queries/mails.ts";
import { findPerson } from "#db/queries/people.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { insertUser } from "./insert-user.ts";

/** How long an invitation can be accepted, in milliseconds. */
const VALID_FOR = 14 * 24 * 60 * 60 * 1000;

/**
 * Invites somebody by a link that the administrator passes on; a new invitation replaces an older one to the
 * same address.
 * @param write writes a mail with the link, in the same transaction  @returns the token of the link, which is not stored
 */
export function invite(
	store: Store,
	administrator: User,
	{ email, role }: Invitation,
	write: (made: { token: string; expiresAt: string }) => void = () => {},
): string {
	requireAdministrator(administrator);
	const token = newToken();
	const now = new Date();
	inTransaction(store, () => {
		if (findPerson(store, email)) {
			throw new Problem("invalid", `${email} has an account already.`, [
				{ path: ["email"], message: "This address has an account already" },
			]);
		}
		deleteReplaced(store, email, now.toISOString());
		deleteUnsentInvitation(store, email);
		const expiresAt = new Date(now.valueOf() + VALID_FOR).toISOString();
		insertInvitation(store, {
			...{ tokenHash: hashToken(token), email, role, invitedBy: administrator.id },
			...{ createdAt: now.toISOString(), expiresAt },
		});
		write({ token, expiresAt });
		recordAudit(store, {
			at: now.toISOString(),
			actorId: administrator.id,
			action: "user.invited",
			detail: { email, role },
		});
	});
	return token;
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
	return inTransaction(store, () => {
		const invitation = requireInvitation(store, token);
		return insertUser(store, { name: person.name, passwordHash, ...invitation }, "user.joined");
	});
}

/** @throws Problem `not-found` when the link does not hold; look again where an account is made of it, in its transaction */
export function requireInvitation(store: Store, token: string): Invitation {
	const invitation = openInvitation(store, hashToken(token), new Date().toISOString());
	if (invitation) return invitation;
	throw new Problem(
		"not-found",
		"This invitation was used, replaced or has expired. If you have an account, log in; otherwise ask for a new one.",
	);
}

/**
 * Takes an invitation back; its link leads nowhere from then on.
 * @throws Problem `forbidden` to all but administrators
 */
export function withdrawInvitation(store: Store, administrator: User, email: string): void {
	requireAdministrator(administrator);
	inTransaction(store, () => {
		recordWithdrawn(store, deleteInvitationsTo(store, email), administrator.id);
	});
}

/** Withdraws what somebody invited who may not invite any more. Call it inside the transaction of that change. */
export function withdrawInvitationsBy(store: Store, invitedBy: number, actorId: number | null): void {
	recordWithdrawn(store, deleteInvitationsBy(store, invitedBy), actorId);
}

function recordWithdrawn(store: Store, invitations: Invitation[], actorId: number | null): void {
	const at = new Date().toISOString();
	for (const { email, role } of invitations) {
		deleteUnsentInvitation(store, email);
		recordAudit(store, { at, actorId, action: "user.invitation-withdrawn", detail: { email, role } });
	}
}
