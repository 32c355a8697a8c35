import { requireAdministrator } from "#app/auth/permissions.ts";
import type { Vault } from "#app/auth/vault.ts";
import type { User } from "#app/auth/viewer.ts";
import { testMessage } from "#app/domain/mail/messages.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { deleteMail, findMail, type Mail, noteAttempt } from "#db/queries/mails.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { libraryName } from "../instance.ts";
import { postMail } from "./post-mail.ts";
import { isExpired } from "./send-due.ts";

/** Has a mail sent to the administrator, to see whether it arrives. @throws Problem `forbidden` */
export function sendTestMail(
	store: Store,
	administrator: User,
	{ vault, publicUrl }: { vault: Vault; publicUrl: string },
): void {
	requireAdministrator(administrator);
	const { id, email, name } = administrator;
	inTransaction(store, () => {
		const message = testMessage({ library: libraryName(store), name, address: publicUrl });
		postMail(store, vault, { kind: "test", to: email, userId: id }, message);
		record(store, administrator, "mail.tested", email);
	});
}

/** Has a mail that was given up, or that waits, tried at once. @throws Problem `forbidden`, `not-found`, `invalid` */
export function tryMailAgain(store: Store, administrator: User, mailId: number): void {
	requireAdministrator(administrator);
	inTransaction(store, () => {
		const mail = requireUnsent(store, mailId);
		if (isExpired(mail))
			throw new Problem("invalid", "The link in this mail has expired. Have another one made, or asked for.");
		const now = new Date().toISOString();
		noteAttempt(store, { ...mail, state: "waiting", dueAt: now, doneAt: null });
		record(store, administrator, "mail.tried-again", mail.recipient);
	});
}

/** Removes a mail that was not sent. @throws Problem `forbidden`, `not-found` */
export function discardMail(store: Store, administrator: User, mailId: number): void {
	requireAdministrator(administrator);
	inTransaction(store, () => {
		const mail = requireUnsent(store, mailId);
		deleteMail(store, mail.id);
		record(store, administrator, "mail.discarded", mail.recipient);
	});
}

function requireUnsent(store: Store, mailId: number): Mail {
	const mail = findMail(store, mailId);
	if (mail && mail.state !== "sent") return mail;
	throw new Problem("not-found", "This mail was sent or discarded meanwhile.");
}

function record(
	store: Store,
	{ id }: User,
	action: "mail.tested" | "mail.tried-again" | "mail.discarded",
	email: string,
): void {
	recordAudit(store, { at: new Date().toISOString(), actorId: id, action, detail: { email } });
}
