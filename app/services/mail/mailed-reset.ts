import { hashToken, newToken } from "#app/auth/tokens.ts";
import { accountKey } from "#app/domain/accounts/account-fields.ts";
import { type Message, resetMessage } from "#app/domain/mail/messages.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { countWaiting, insertMail, type Mail } from "#db/queries/mails.ts";
import { deleteExpiredResets, insertReset } from "#db/queries/password-resets.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { libraryName } from "../instance.ts";
import { findAccount } from "../log-in.ts";

/** How long a link that was mailed can be used, and how long its mail is tried, in milliseconds. */
const VALID_FOR = 60 * 60 * 1000;
/** So many are looked into after one another; beyond that somebody asks for the whole world. */
const MOST_WAITING = 1000;

/**
 * Notes that somebody asks for a link to set a new password. Whether there is such an account is looked up when the
 * mail is written, so that neither the answer nor its time tells.
 * @throws Problem `busy` when too many wait
 */
export function askForReset(store: Store, email: string, now = new Date()): void {
	inTransaction(store, () => {
		if (countWaiting(store, "reset") >= MOST_WAITING)
			throw new Problem("busy", "Too many people ask for a new password at the moment.", [], 60);
		const at = now.toISOString();
		insertMail(store, {
			...{ kind: "reset", recipient: accountKey(email), subject: "", state: "waiting", attempts: 0 },
			...{ createdAt: at, dueAt: at, expiresAt: new Date(now.valueOf() + VALID_FOR).toISOString() },
		});
	});
}

/**
 * Makes a link and writes the mail with it, anew at each attempt: it is nowhere but in the mail. Links mailed before stay
 * as they are, so that nobody makes them void by asking for more. Call it inside a transaction.
 * @returns undefined where nobody has an open account with the address
 */
export function writeReset(
	store: Store,
	{ recipient, attempts }: Pick<Mail, "recipient" | "attempts">,
	publicUrl: string,
	now = new Date(),
): (Message & { userId: number }) | undefined {
	const account = findAccount(store, recipient);
	if (!account) return undefined;
	const token = newToken();
	const at = now.toISOString();
	const until = new Date(now.valueOf() + VALID_FOR).toISOString();
	deleteExpiredResets(store, at);
	insertReset(store, {
		...{ tokenHash: hashToken(token), userId: account.id, madeBy: null },
		...{ createdAt: at, expiresAt: until },
	});
	if (attempts === 1)
		recordAudit(store, { at, actorId: null, action: "user.reset-link-mailed", userId: account.id });
	const told = { library: libraryName(store), name: account.name, until };
	const message = resetMessage({ ...told, link: `${publicUrl}/reset?token=${token}` });
	return { ...message, userId: account.id };
}
