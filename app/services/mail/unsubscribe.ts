import type { Vault } from "#app/auth/vault.ts";
import { NOTICE_SUBJECTS, type NoticeSubject } from "#app/domain/accounts/notice-subjects.ts";

/** What the signature of an address holds together. */
const signed = (userId: number, about: NoticeSubject) => `unsubscribe ${userId} ${about}`;

/** Where somebody ends mails about a subject without logging in. It works for as long as SESSION_SECRET stays. */
export function unsubscribeAddress(
	vault: Vault,
	publicUrl: string,
	userId: number,
	about: NoticeSubject,
): string {
	const query = new URLSearchParams({
		...{ of: about, user: String(userId) },
		key: vault.sign(signed(userId, about)),
	});
	return `${publicUrl}/unsubscribe?${query}`;
}

/** Whose mails an address ends, and which; undefined for one that this server did not sign. */
export function readUnsubscribe(
	vault: Vault,
	query: URLSearchParams,
): { userId: number; about: NoticeSubject } | undefined {
	const about = NOTICE_SUBJECTS.find((subject) => subject === query.get("of"));
	const userId = Number(query.get("user"));
	if (!about || !Number.isSafeInteger(userId)) return undefined;
	return vault.isSigned(signed(userId, about), query.get("key") ?? "") ? { userId, about } : undefined;
}
