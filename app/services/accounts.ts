import { requireGoodPassword } from "#app/auth/good-password.ts";
import { hashPassword } from "#app/auth/passwords.ts";
import { requireAdministrating } from "#app/auth/permissions.ts";
import { endSessions } from "#app/auth/sessions.ts";
import { type Actor, actorIdOf, type Role, type User } from "#app/auth/viewer.ts";
import { NOTICE_SUBJECTS } from "#app/domain/accounts/notice-subjects.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { markAllRevoked } from "#db/queries/api-tokens.ts";
import { deleteResetOf, deleteResetsBy } from "#db/queries/password-resets.ts";
import { findPersonById, hasOtherAdministrator } from "#db/queries/people.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { setClosedAt, setPasswordHash, setRole } from "#db/write-person.ts";
import { insertUser } from "./insert-user.ts";
import { withdrawInvitationsBy } from "./invitations.ts";
import { confirmPassword, findAccount, hasPassword } from "./log-in.ts";
import { dropUnsent } from "./mail/notice-choices.ts";
import { forgetSetupToken, isSetupToken } from "./setup-link.ts";

interface NewPerson {
	name: string;
	email: string;
	password: string;
}

/**
 * Makes the first administrator from the setup link.
 * @returns the new user's id
 * @throws Problem `not-found` when the link is wrong, used, or an account exists; `invalid` for an easy password
 */
export async function setUp(store: Store, token: string, person: NewPerson): Promise<number> {
	requireSetupToken(store, token);
	await requireGoodPassword(person.password, person);
	const passwordHash = await hashPassword(person.password);
	return inTransaction(store, () => {
		requireSetupToken(store, token);
		const userId = insertUser(store, { ...person, passwordHash, role: "administrator" }, "user.set-up");
		forgetSetupToken(store);
		return userId;
	});
}

function requireSetupToken(store: Store, token: string): void {
	if (isSetupToken(store, token)) return;
	throw new Problem(
		"not-found",
		"This setup link is not valid any more. Start the server again for a new one.",
	);
}

/**
 * Adds an account that the person did not make themselves.
 * @returns its id @throws Problem `forbidden` for anybody but an administrator; `invalid` when the address is taken
 */
export function addAccount(
	store: Store,
	actor: Actor,
	person: { name: string; email: string; passwordHash: string; role: Role },
): number {
	requireAdministrating(actor);
	const actorId = actorIdOf(actor);
	return inTransaction(store, () => insertUser(store, person, "user.added", actorId));
}

/**
 * Sets a new password and ends the person's other sessions.
 * @throws Problem `invalid` when the current password is wrong or the new one easy to guess; `stale` when it was
 * changed elsewhere meanwhile
 */
export async function changePassword(
	store: Store,
	user: User,
	{ current, next, keepSession }: { current: string; next: string; keepSession: string | null },
): Promise<void> {
	const none = hasPassword(store, user) ? undefined : findAccount(store, user.email);
	// Who has none yet has the session alone to show.
	const confirmed = none ?? (await confirmPassword(store, user, { password: current, field: "current" }));
	await requireGoodPassword(next, user, "next");
	const passwordHash = await hashPassword(next);
	inTransaction(store, () => {
		if (findAccount(store, user.email)?.passwordHash !== confirmed.passwordHash)
			throw new Problem("stale", "Your password was changed elsewhere meanwhile. Log in again.");
		setPasswordHash(store, user.id, passwordHash);
		deleteResetOf(store, user.id);
		const sessions = endSessions(store, user.id, keepSession ?? undefined);
		recordAudit(store, {
			at: new Date().toISOString(),
			...{ actorId: user.id, action: "user.password-changed", userId: user.id },
			detail: { sessions },
		});
	});
}

export type AccountChange = { kind: "role"; role: Role } | { kind: "close" } | { kind: "reopen" };

/**
 * Changes somebody's role, closes their account (which ends their sessions and tokens) or opens it again.
 * @throws Problem `forbidden` for anybody but an administrator; `invalid` when no administrator would be left
 */
export function changeAccount(store: Store, actor: Actor, userId: number, change: AccountChange): void {
	requireAdministrating(actor);
	inTransaction(store, () => {
		const user = findPersonById(store, userId);
		if (!user) throw new Problem("not-found", "There is no such account.");
		const at = new Date().toISOString();
		const actorId = actorIdOf(actor);
		const staysAdministrator =
			change.kind === "reopen" || (change.kind === "role" && change.role === "administrator");
		if (
			user.role === "administrator" &&
			!user.closedAt &&
			!staysAdministrator &&
			!hasOtherAdministrator(store, userId)
		) {
			throw new Problem("invalid", "This is the last administrator. Make somebody else one first.");
		}
		// Nobody comes in any more by the word of somebody who may not invite.
		if (!staysAdministrator) {
			withdrawInvitationsBy(store, userId, actorId);
			deleteResetsBy(store, userId);
		}
		// A link was made for the account as it was.
		deleteResetOf(store, userId);
		if (change.kind === "close") dropUnsent(store, userId, NOTICE_SUBJECTS);
		// What others write as drafts is not for readers.
		if (change.kind === "role" && change.role === "reader") dropUnsent(store, userId, ["work"]);
		if (change.kind === "role") {
			setRole(store, userId, change.role);
			recordAudit(store, {
				at,
				actorId,
				action: "user.role-changed",
				userId,
				detail: { from: user.role, to: change.role },
			});
		} else {
			setClosedAt(store, userId, change.kind === "close" ? at : null);
			const ended = change.kind === "close" && {
				sessions: endSessions(store, userId),
				tokens: markAllRevoked(store, userId, at),
			};
			recordAudit(store, {
				at,
				actorId,
				action: change.kind === "close" ? "user.closed" : "user.reopened",
				userId,
				...(ended && { detail: ended }),
			});
		}
	});
}
