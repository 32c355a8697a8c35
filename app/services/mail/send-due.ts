import type { Vault } from "#app/auth/vault.ts";
import { recordAudit } from "#db/audit.ts";
import {
	deleteDoneMails,
	deleteMail,
	hasDueMail,
	type Mail,
	noteAttempt,
	takeDueMail,
} from "#db/queries/mails.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { writeTurn } from "#db/write-turn.ts";
import { writeReset } from "./mailed-reset.ts";
import { unsubscribeAddress } from "./unsubscribe.ts";

/** A mail as it goes out. */
export interface OutgoingMail {
	/** The same at each attempt, so that mail programs show a mail that was sent twice once. */
	id: string;
	to: string;
	subject: string;
	text: string;
	/** Where one click ends such mails. */
	unsubscribe?: string;
}

/** An attempt that need not be made again: the server of the recipient refuses the mail for good. */
export class RefusedForGood extends Error {}

interface Parts {
	vault: Vault;
	publicUrl: string;
	/** @throws RefusedForGood, or another error where it is worth another try */
	send(mail: OutgoingMail): Promise<void>;
	/** Whether to stop before the next one. */
	isEnding?(): boolean;
	now?(): Date;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long a mail that is being sent is left to the process that took it up, in milliseconds. */
const LEASE = 5 * MINUTE;
/** When a mail that could not be sent is tried again, after each of the first attempts; then it is each hour. */
const AGAIN_AFTER = [MINUTE, 5 * MINUTE, 15 * MINUTE];
/** Then it is given up, two days on. */
const MOST_ATTEMPTS = 51;
/** What was due so long ago, with no server there to send it, may be no news any more, or sent before a restore. */
const STALE = 2 * DAY;
const KEPT = { sent: 7 * DAY, failed: 30 * DAY };
const MAX_REASON = 300;

/**
 * Sends what waits and is due, one mail after the other. A mail is taken up, sent, and then noted as sent, so that a
 * process that is killed between the two sends it again: at least once, and under the same Message-ID.
 */
export async function sendDue(store: Store, parts: Parts): Promise<void> {
	const { now = () => new Date(), isEnding = () => false } = parts;
	while (!isEnding() && hasDueMail(store, now().toISOString())) {
		const prepared = await inTurn(store, () => takeUp(store, parts, now()));
		if (prepared === undefined) return;
		if ("dropped" in prepared) continue;
		const { mail, outgoing } = prepared;
		const error = await parts.send(outgoing).then(
			() => undefined,
			(reason: unknown) => reason,
		);
		await inTurn(store, () => note(store, mail, outgoing, error, now()));
	}
}

/** Whether what a mail is for is over, so that it is not sent any more. */
export const isExpired = ({ expiresAt }: Pick<Mail, "expiresAt">, now = new Date()): boolean =>
	expiresAt !== null && expiresAt <= now.toISOString();

const TOO_LATE =
	"It was due more than two days ago, when no server was there to send it. If this is a restored backup, it may have been sent since";

type TakenUp = { mail: Mail; outgoing: OutgoingMail } | { dropped: true };

/** Takes the next one up and writes what is written only now. @returns undefined where there is none any more */
function takeUp(store: Store, { vault, publicUrl }: Parts, now: Date): TakenUp | undefined {
	const at = now.toISOString();
	const mail = takeDueMail(store, at, new Date(now.valueOf() + LEASE).toISOString());
	if (!mail) return undefined;
	if (isExpired(mail, now)) return giveUp(store, mail, `${mail.error ?? "Not sent"}; it has expired`, at);
	if (mail.dueAt < new Date(now.valueOf() - STALE).toISOString()) return giveUp(store, mail, TOO_LATE, at);
	const address = { id: `${mail.createdAt.replace(/\D/g, "")}.${mail.id}`, to: mail.recipient };
	if (mail.kind === "reset") {
		const written = writeReset(store, mail, publicUrl, now);
		if (!written) {
			deleteMail(store, mail.id);
			return { dropped: true };
		}
		const { userId, subject, text } = written;
		return { mail: { ...mail, userId, subject }, outgoing: { ...address, subject, text } };
	}
	const text = mail.sealed === null ? undefined : vault.open(mail.sealed);
	if (text === undefined)
		return giveUp(store, mail, "SESSION_SECRET is another than when it was written", at);
	const { userId, about } = mail;
	const unsubscribe =
		userId !== null && about !== null && unsubscribeAddress(vault, publicUrl, userId, about);
	const outgoing = { ...address, subject: mail.subject, text, ...(unsubscribe && { unsubscribe }) };
	return { mail, outgoing };
}

function note(store: Store, mail: Mail, { subject }: OutgoingMail, error: unknown, now: Date): void {
	const at = now.toISOString();
	if (error === undefined) {
		noteAttempt(store, { ...mail, subject, state: "sent", doneAt: at, error: null, sealed: null });
		return;
	}
	const reason = reasonOf(error);
	if (error instanceof RefusedForGood || mail.attempts >= MOST_ATTEMPTS) {
		giveUp(store, { ...mail, subject }, reason, at);
		return;
	}
	const dueAt = new Date(now.valueOf() + (AGAIN_AFTER[mail.attempts - 1] ?? HOUR)).toISOString();
	noteAttempt(store, { ...mail, subject, dueAt, error: reason });
}

/** Its text stays for as long as it is listed, so that it can be tried again. */
function giveUp(store: Store, mail: Mail, error: string, at: string): { dropped: true } {
	// An address that somebody typed, and that was never looked into, is nobody’s.
	if (mail.subject === "") deleteMail(store, mail.id);
	else {
		noteAttempt(store, { ...mail, state: "failed", doneAt: at, error });
		const detail = { email: mail.recipient, why: error };
		recordAudit(store, {
			...{ at, actorId: null, action: "mail.failed", detail },
			...(mail.userId !== null && { userId: mail.userId }),
		});
	}
	return { dropped: true };
}

function reasonOf(error: unknown): string {
	const words = error instanceof Error ? error.message : String(error);
	return words.replace(/\s+/g, " ").trim().slice(0, MAX_REASON);
}

/** Removes what was sent a week ago, and what was given up a month ago. */
export function removeOldMails(store: Store, now = new Date()): void {
	for (const state of ["sent", "failed"] as const)
		deleteDoneMails(store, state, new Date(now.valueOf() - KEPT[state]).toISOString());
}

/** Writes once nobody else does, without holding up readers meanwhile. */
async function inTurn<T>(store: Store, write: () => T): Promise<T> {
	using _ = await writeTurn(store);
	return inTransaction(store, write);
}
