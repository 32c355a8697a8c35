import type { Vault } from "#app/auth/vault.ts";
import { FIRST_CHOICES, nextNotice } from "#app/domain/accounts/notice-subjects.ts";
import { noticesMessage } from "#app/domain/mail/messages.ts";
import { listNoticed, newestEvent, newestEventBefore } from "#db/queries/audit-events.ts";
import {
	deleteNotices,
	deleteNoticesBefore,
	insertNotice,
	keepChoice,
	noticesFrom,
	peopleToTell,
} from "#db/queries/notices.ts";
import { keepSetting, readSetting } from "#db/queries/settings.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { libraryName } from "../instance.ts";
import { postMail } from "./post-mail.ts";
import { unsubscribeAddress } from "./unsubscribe.ts";

/** The id of the last row of the audit log that was looked through. */
const KEY = "notices-up-to";
/** So many rows are looked through at a time. */
const STEP = 500;
/** So many events a mail tells; of the others it says how many there are. */
const IN_A_MAIL = 50;
/** What is older when a server begins is no news any more, in milliseconds. */
const STALE = 2 * 24 * 60 * 60 * 1000;

export interface NoticeGatherer {
	/** Looks through what was done since the last time. @returns whether there may be more */
	lookThrough(): boolean;
	/** Writes a mail to each person who can be told of something now. */
	writeMails(now?: Date): void;
}

/**
 * Makes notices of the rows of the audit log. A row is written in the transaction of what it tells, by whichever process;
 * so nothing that happened is missed, and nothing is told that did not happen.
 */
export function createNoticeGatherer(
	store: Store,
	{ vault, publicUrl }: { vault: Vault; publicUrl: string },
): NoticeGatherer {
	// A row that tells nobody anything is not worth a write, which would make every kept page stale.
	let seen: number | undefined;
	return {
		lookThrough() {
			const from = seen ?? begin(store);
			const newest = newestEvent(store);
			const upTo = Math.min(newest, from + STEP);
			if (upTo > from && noticesFrom(store, from, upTo).length > 0)
				inTransaction(store, () => gather(store, from, upTo));
			seen = Math.max(from, upTo);
			return upTo < newest;
		},
		writeMails(now = new Date()) {
			const at = now.toISOString();
			if (peopleToTell(store, at).length === 0) return;
			inTransaction(store, () => {
				const library = libraryName(store);
				for (const { id, email, subject, pace, count } of peopleToTell(store, at)) {
					const events = listNoticed(store, { person: id, subject, most: IN_A_MAIL });
					const unsubscribe = unsubscribeAddress(vault, publicUrl, id, subject);
					const told = { library, subject, events, count, address: publicUrl, unsubscribe };
					const mail = { kind: "notices", to: email, userId: id, about: subject } as const;
					postMail(store, vault, mail, noticesMessage(told), now);
					deleteNotices(store, id, [subject]);
					const chosen = pace ?? FIRST_CHOICES[subject];
					const nextAt = nextNotice(subject, chosen, now).toISOString();
					keepChoice(store, { userId: id, subject, pace: chosen, nextAt });
				}
			});
		},
	};
}

/**
 * Makes notices of all that was done up to now, by what people have chosen up to now. Call it inside the transaction in
 * which somebody chooses otherwise: what was done before is told as they wanted it then, and never by what they want now.
 */
export function gatherUpToNow(store: Store): void {
	const from = kept(store);
	if (from !== undefined) gather(store, from, newestEvent(store));
}

/** Call it inside a transaction: another process may have been here since `from` was read. */
function gather(store: Store, from: number, upTo: number): void {
	const after = Math.max(from, kept(store) ?? 0);
	for (const notice of noticesFrom(store, after, upTo)) insertNotice(store, notice);
	keepSetting(store, KEY, String(Math.max(after, upTo)));
}

const kept = (store: Store): number | undefined => {
	const value = readSetting(store, KEY);
	return value === undefined ? undefined : Number(value);
};

/** What was done before mails were first sent, or while none were for long, is told to nobody. */
function begin(store: Store): number {
	const known = kept(store);
	if (known !== undefined) {
		const stale = new Date(Date.now() - STALE).toISOString();
		deleteNoticesBefore(store, stale);
		return newestEventBefore(store, stale, known);
	}
	const newest = newestEvent(store);
	keepSetting(store, KEY, String(newest));
	return newest;
}
