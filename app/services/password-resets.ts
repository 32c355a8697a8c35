import { requireGoodPassword } from "#app/auth/good-password.ts";
import { hashPassword } from "#app/auth/passwords.ts";
import { requireAdministrating } from "#app/auth/permissions.ts";
import { endSessions } from "#app/auth/sessions.ts";
import { hashToken, newToken } from "#app/auth/tokens.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { markAllRevoked } from "#db/queries/api-tokens.ts";
import {
	deleteResetOf,
	findResetHolder,
	insertReset,
	type ResetHolder,
} from "#db/queries/password-resets.ts";
import { getPerson } from "#db/queries/people.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { setPasswordHash } from "#db/write-person.ts";

/** How long a reset link can be used, in milliseconds. */
const VALID_FOR = 24 * 60 * 60 * 1000;

/**
 * Makes a link by which somebody sets a new password; it replaces an older one of theirs. Until it is used, their
 * old password works.
 * @returns the token of the link, which is not stored
 * @throws Problem `forbidden` for anybody but an administrator, and for one's own account; `not-found`
 */
export function makeReset(store: Store, actor: Actor, userId: number): string {
	requireAdministrating(actor);
	if (actor.kind === "user" && actor.id === userId)
		throw new Problem("forbidden", "Change your own password on your account page.");
	const token = newToken();
	const now = new Date();
	inTransaction(store, () => {
		if (!getPerson(store, userId)) throw new Problem("not-found", "There is no such open account.");
		const madeBy = actorIdOf(actor);
		const at = now.toISOString();
		deleteResetOf(store, userId);
		const expiresAt = new Date(now.valueOf() + VALID_FOR).toISOString();
		insertReset(store, { tokenHash: hashToken(token), userId, madeBy, createdAt: at, expiresAt });
		recordAudit(store, { at, actorId: madeBy, action: "user.reset-link-made", userId });
	});
	return token;
}

/** @throws Problem `forbidden` for anybody but an administrator */
export function withdrawReset(store: Store, actor: Actor, userId: number): void {
	requireAdministrating(actor);
	inTransaction(store, () => {
		if (deleteResetOf(store, userId) === 0) return;
		const actorId = actorIdOf(actor);
		const at = new Date().toISOString();
		recordAudit(store, { at, actorId, action: "user.reset-link-withdrawn", userId });
	});
}

/**
 * Sets the new password and takes the account back from whoever may have it: all sessions end, all API tokens are
 * revoked.
 * @returns the user's id @throws Problem `not-found` when the link does not hold; `invalid` for an easy password
 */
export async function redeemReset(store: Store, token: string, password: string): Promise<number> {
	const holder = requireReset(store, token);
	await requireGoodPassword(password, holder);
	const passwordHash = await hashPassword(password);
	return inTransaction(store, () => {
		const { userId } = requireReset(store, token);
		const at = new Date().toISOString();
		deleteResetOf(store, userId);
		setPasswordHash(store, userId, passwordHash);
		const sessions = endSessions(store, userId);
		const tokens = markAllRevoked(store, userId, at);
		recordAudit(store, {
			...{ at, actorId: userId, action: "user.password-reset", userId },
			detail: { sessions, tokens },
		});
		return userId;
	});
}

/** Whose password a link sets. @throws Problem `not-found` when the link does not hold */
export function requireReset(store: Store, token: string): ResetHolder {
	const holder = findResetHolder(store, hashToken(token), new Date().toISOString());
	if (holder) return holder;
	throw new Problem(
		"not-found",
		"This link was used, replaced, withdrawn or has expired. Ask for a new one on the log-in page, or ask an administrator.",
	);
}
