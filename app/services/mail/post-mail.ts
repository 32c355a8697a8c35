import type { Vault } from "#app/auth/vault.ts";
import type { NoticeSubject } from "#app/domain/accounts/notice-subjects.ts";
import type { Message } from "#app/domain/mail/messages.ts";
import { insertMail, type MailKind } from "#db/queries/mails.ts";
import type { Store } from "#db/store.ts";

interface NewMail {
	kind: Exclude<MailKind, "reset">;
	/** An e-mail address as accounts keep it. */
	to: string;
	userId?: number;
	about?: NoticeSubject;
	/** Not sent after this moment. */
	expiresAt?: string;
}

/**
 * Writes a mail down to be sent. Call it inside the transaction of what it tells: both are kept, or neither. Its text may
 * hold a link that opens an account, and is sealed.
 */
export function postMail(
	store: Store,
	vault: Vault,
	{ to, ...mail }: NewMail,
	{ subject, text }: Message,
	now = new Date(),
): void {
	const at = now.toISOString();
	insertMail(store, {
		...{ ...mail, recipient: to, subject, sealed: vault.seal(text) },
		...{ state: "waiting", attempts: 0, createdAt: at, dueAt: at },
	});
}
