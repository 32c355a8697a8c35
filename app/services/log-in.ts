import type { Waiting } from "#app/auth/hash-queue.ts";
import { verifyPassword } from "#app/auth/passwords.ts";
import { endSession, endSessions, type SessionLength, startSession } from "#app/auth/sessions.ts";
import { type Actor, actorIdOf, type User } from "#app/auth/viewer.ts";
import { accountKey } from "#app/domain/accounts/account-fields.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { type Credentials, findCredentials } from "#db/queries/people.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";

/** By what somebody comes in. */
export const LOG_IN_WAYS = ["password", "invitation", "set-up link", "reset link", "OpenID Connect"] as const;
export type LogInWay = (typeof LOG_IN_WAYS)[number];

/** The open account that an address, as it was typed, logs in to. */
export function findAccount(store: Store, email: string): Credentials | undefined {
	return findCredentials(store, accountKey(email));
}

/**
 * Whether it is the account's password. It takes as long for an address without an account as for one with.
 * @throws Problem `busy` when too many passwords wait to be checked
 */
export function isPasswordOf(
	account: Credentials | undefined,
	password: string,
	who: Waiting,
): Promise<boolean> {
	// Who logs in elsewhere alone has none, which takes as long to say as of somebody who has no account.
	return verifyPassword(password, account?.passwordHash || undefined, who);
}

/** Somebody who is logged in gave a password that is not theirs. */
export class WrongPassword extends Problem {
	constructor(field: string) {
		super("invalid", "The current password is not right.", [
			{ path: [field], message: "This is not your current password" },
		]);
	}
}

/**
 * Has somebody who is logged in give their password once more.
 * @returns what it was held to @throws WrongPassword at the field; Problem `busy`
 */
export async function confirmPassword(
	store: Store,
	user: User,
	{ password, field }: { password: string; field: string },
): Promise<Credentials> {
	const account = findAccount(store, user.email);
	if (account && !account.passwordHash)
		throw new Problem("invalid", "You have no password here. Set one on your account page first.", [
			{ path: [field], message: "You have none: set one on your account page first" },
		]);
	if (account && (await isPasswordOf(account, password, "known"))) return account;
	throw new WrongPassword(field);
}

/** Whether somebody can log in by a password. */
export const hasPassword = (store: Store, { email }: Pick<User, "email">): boolean =>
	Boolean(findAccount(store, email)?.passwordHash);

/** Begins a session, with its row in the audit log. @returns the token for the cookie, which is not stored */
export function openSession(
	store: Store,
	userId: number,
	{
		userAgent,
		length,
		by,
		and,
		isNewBrowser,
	}: {
		userAgent: string;
		length: SessionLength;
		by: LogInWay;
		/** What was asked for besides. */
		and?: string | undefined;
		isNewBrowser: boolean;
	},
): string {
	const at = new Date();
	return inTransaction(store, () => {
		const token = startSession(store, userId, userAgent, length, at);
		recordAudit(store, {
			...{ at: at.toISOString(), actorId: userId, action: "user.logged-in", userId },
			detail: { by, ...(and !== undefined && { and }), ...(isNewBrowser && { newBrowser: true }) },
		});
		return token;
	});
}

/** Ends the session that somebody uses. */
export function logOut(store: Store, userId: number, tokenHash: string): void {
	inTransaction(store, () => {
		const at = new Date().toISOString();
		if (endSession(store, userId, tokenHash))
			recordAudit(store, { at, actorId: userId, action: "user.logged-out", userId });
	});
}

/**
 * Ends sessions of somebody: the one named, or all but one's own.
 * @returns how many there were
 */
export function endSessionsOf(
	store: Store,
	actor: Actor,
	userId: number,
	which: { only: string } | { except: string | null },
): number {
	if (actor.kind === "user" && actor.id !== userId && actor.role !== "administrator")
		throw new Problem("forbidden", "Only an administrator ends sessions of others.");
	return inTransaction(store, () => {
		const ended =
			"only" in which
				? Number(endSession(store, userId, which.only))
				: endSessions(store, userId, which.except ?? undefined);
		if (ended > 0) {
			recordAudit(store, {
				at: new Date().toISOString(),
				actorId: actorIdOf(actor),
				...{ action: "user.sessions-ended", userId, detail: { ended } },
			});
		}
		return ended;
	});
}
