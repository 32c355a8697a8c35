import type { User } from "#app/auth/viewer.ts";
import { email as emailField, personName } from "#app/domain/accounts/account-fields.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { deleteIdentitiesOf, findIdentity, identityOf, insertIdentity } from "#db/queries/identities.ts";
import { findPerson, getPerson } from "#db/queries/people.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { insertUser } from "../insert-user.ts";
import { requireInvitation } from "../invitations.ts";
import { findAccount, hasPassword } from "../log-in.ts";
import type { OpenIdSettings } from "./discover.ts";
import type { Identity } from "./provider.ts";

/**
 * Whose account somebody logs in to whom a provider vouches for. An account there was before is linked in silence only
 * where the settings say that the provider’s verified addresses are believed.
 * @returns the user’s id @throws Problem `forbidden` in words, where it is nobody’s
 */
export function accountOf(store: Store, identity: Identity, settings: OpenIdSettings): number {
	return inTransaction(store, () => {
		const linked = findIdentity(store, identity.issuer, identity.subject);
		if (linked) return requireOpen(store, linked.userId);
		const { label, linkByEmail, signUp } = settings;
		const address = identity.isEmailVerified ? emailField.safeParse(identity.email).data : undefined;
		const owner = address === undefined ? undefined : findAccount(store, address);
		if (owner && linkByEmail && !identityOf(store, owner.id, identity.issuer)) {
			link(store, owner.id, identity);
			return owner.id;
		}
		if (signUp === undefined || (address !== undefined && findPerson(store, address)))
			throw new Problem(
				"forbidden",
				`No account here is linked to this log-in of ${label}. If you have an account, log in by password and link both on your account page; otherwise ask an administrator for an invitation.`,
			);
		if (address === undefined)
			throw new Problem("forbidden", `${label} names no e-mail address of yours that it has verified.`);
		return addAccount(store, identity, { email: address, role: signUp });
	});
}

/** Makes the account that an invitation offers, for somebody who logs in elsewhere. @throws Problem */
export function joinBy(store: Store, identity: Identity, token: string): number {
	return inTransaction(store, () => {
		requireUnlinked(store, identity);
		return addAccount(store, identity, requireInvitation(store, token));
	});
}

/** Links somebody who is logged in here with whom they are elsewhere. @throws Problem `invalid` */
export function linkWith(store: Store, user: User, identity: Identity): void {
	inTransaction(store, () => {
		requireUnlinked(store, identity);
		if (identityOf(store, user.id, identity.issuer))
			throw new Problem("invalid", "Your account is linked already. Unlink it first.");
		link(store, user.id, identity);
	});
}

/** @throws Problem `invalid` for somebody who could not log in any more */
export function unlink(store: Store, user: User): void {
	inTransaction(store, () => {
		if (!hasPassword(store, user))
			throw new Problem("invalid", "Set a password first: you could not log in any more.");
		if (deleteIdentitiesOf(store, user.id) === 0) return;
		const at = new Date().toISOString();
		recordAudit(store, { at, actorId: user.id, userId: user.id, action: "user.identity-unlinked" });
	});
}

function addAccount(
	store: Store,
	identity: Identity,
	{ email, role }: { email: string; role: User["role"] },
): number {
	const name = personName.safeParse(identity.name).data ?? email.split("@")[0] ?? email;
	const userId = insertUser(store, { name, email, role, passwordHash: "" }, "user.joined");
	link(store, userId, identity);
	return userId;
}

function link(store: Store, userId: number, { issuer, subject, email }: Identity): void {
	const at = new Date().toISOString();
	insertIdentity(store, { issuer, subject, userId, email: email ?? null, linkedAt: at });
	recordAudit(store, { at, actorId: userId, userId, action: "user.identity-linked" });
}

function requireUnlinked(store: Store, { issuer, subject }: Identity): void {
	if (!findIdentity(store, issuer, subject)) return;
	throw new Problem("invalid", "This log-in is linked with an account here already. Nothing was changed.");
}

function requireOpen(store: Store, userId: number): number {
	if (getPerson(store, userId)) return userId;
	throw new Problem("forbidden", "Your account is closed. An administrator can open it again.");
}
