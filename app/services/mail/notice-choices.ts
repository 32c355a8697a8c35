import {
	NOTICE_SUBJECTS,
	type NoticeChoices,
	type NoticeSubject,
	nextNotice,
} from "#app/domain/accounts/notice-subjects.ts";
import { recordAudit } from "#db/audit.ts";
import { deleteUnsentNotices } from "#db/queries/mails.ts";
import { choicesOf, deleteNotices, keepChoice } from "#db/queries/notices.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { gatherUpToNow } from "./gather-notices.ts";

/**
 * Keeps what somebody wants to be told of by mail. What waits of a subject that they want no more is dropped, but for what
 * happened to the account: whoever came in with another’s password could keep that from its owner. They are told that too,
 * and of this choice, as the last.
 * @param by what the person chose it with, where it is not their account page: the mail itself, which its owner has
 */
export function chooseNotices(
	store: Store,
	userId: number,
	chosen: Partial<NoticeChoices>,
	{ by, now = new Date() }: { by?: string; now?: Date } = {},
): void {
	inTransaction(store, () => {
		const before = choicesOf(store, userId);
		const after = { ...before, ...chosen };
		const changed = NOTICE_SUBJECTS.filter((subject) => after[subject] !== before[subject]);
		if (changed.length === 0) return;
		recordAudit(store, {
			...{ at: now.toISOString(), actorId: userId, userId, action: "user.notices-chosen" },
			detail: { ...after, ...(by !== undefined && { by }) },
		});
		gatherUpToNow(store);
		for (const subject of changed) {
			const pace = after[subject];
			const from = pace === "daily" ? nextNotice(subject, pace, now) : now;
			keepChoice(store, { userId, subject, pace, nextAt: from.toISOString() });
		}
		dropUnsent(
			store,
			userId,
			changed.filter((subject) => after[subject] === "never" && (subject !== "account" || by !== undefined)),
		);
	});
}

/** Drops what somebody was to be told of and was not yet. Call it inside a transaction. */
export function dropUnsent(store: Store, userId: number, subjects: readonly NoticeSubject[]): void {
	deleteNotices(store, userId, subjects);
	deleteUnsentNotices(store, userId, subjects);
}
