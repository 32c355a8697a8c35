import {
	and,
	asc,
	count,
	desc,
	eq,
	getTableColumns,
	given,
	isGiven,
	lt,
	lte,
	ne,
	oneOf,
	sql,
} from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { mails } from "../schema/mail.ts";
import type { Store } from "../store.ts";

export type Mail = typeof mails.$inferSelect;
export type MailKind = Mail["kind"];
/** A mail as the administration lists it. */
export type MailEntry = Omit<Mail, "sealed" | "about" | "userId">;

const { id, kind, recipient, userId, about, state, dueAt, doneAt } = mails;

const withId = () => isGiven(id, "id");
const isWaiting = () => eq(state, "waiting");

/** Adds a mail to what waits to be sent. Call it inside the transaction of what it tells. */
export function insertMail(store: Store, mail: Omit<typeof mails.$inferInsert, "id">): void {
	prepared(store, "insert mail", () => prepareInsertion(store, mails)).run(mail);
}

/** Whether a mail waits that is due. */
export function hasDueMail(store: Store, now: string): boolean {
	const first = prepared(store, "any due mail", () =>
		store.db
			.select({ id })
			.from(mails)
			.where(and(isWaiting(), lte(dueAt, sql.placeholder("now"))))
			.limit(1)
			.prepare(),
	).get({ now });
	return first !== undefined;
}

/**
 * Takes up the mail that is longest due, so that nobody else does before `until`, and counts the attempt. Call it inside
 * an immediate transaction.
 * @returns the mail with the moment it was due at
 */
export function takeDueMail(store: Store, now: string, until: string): Mail | undefined {
	const due = prepared(store, "due mail", () =>
		store.db
			.select()
			.from(mails)
			.where(and(isWaiting(), lte(dueAt, sql.placeholder("now"))))
			.orderBy(asc(dueAt), asc(id))
			.limit(1)
			.prepare(),
	).get({ now });
	if (!due) return undefined;
	const attempts = due.attempts + 1;
	prepared(store, "take mail", () =>
		store.db
			.update(mails)
			.set({ attempts: given("attempts"), dueAt: given("dueAt") })
			.where(withId())
			.prepare(),
	).run({ id: due.id, attempts, dueAt: until });
	return { ...due, attempts };
}

/** What became of an attempt: a mail that was sent keeps no text. */
export function noteAttempt(
	store: Store,
	mail: Pick<Mail, "id" | "state" | "dueAt" | "doneAt" | "error" | "sealed" | "subject" | "userId">,
): void {
	prepared(store, "note attempt", () =>
		store.db
			.update(mails)
			.set({
				...{ state: given("state"), dueAt: given("dueAt"), doneAt: given("doneAt") },
				...{ error: given("error"), sealed: given("sealed"), subject: given("subject") },
				userId: given("userId"),
			})
			.where(withId())
			.prepare(),
	).run(mail);
}

export function findMail(store: Store, mailId: number): Mail | undefined {
	return prepared(store, "mail", () => store.db.select().from(mails).where(withId()).prepare()).get({
		id: mailId,
	});
}

export function deleteMail(store: Store, mailId: number): void {
	prepared(store, "delete mail", () => store.db.delete(mails).where(withId()).prepare()).run({ id: mailId });
}

/** Removes invitations to an address that were not sent yet. */
export function deleteUnsentInvitation(store: Store, address: string): void {
	prepared(store, "delete unsent invitation", () =>
		store.db
			.delete(mails)
			.where(and(eq(kind, "invitation"), isGiven(recipient, "address"), sql`${state} <> 'sent'`))
			.prepare(),
	).run({ address });
}

/** Removes mails about subjects that were not sent to somebody yet. */
export function deleteUnsentNotices(store: Store, person: number, subjects: readonly string[]): void {
	prepared(store, "delete unsent notices", () =>
		store.db
			.delete(mails)
			.where(and(isGiven(userId, "person"), oneOf(about, "subjects"), sql`${state} <> 'sent'`))
			.prepare(),
	).run({ person, subjects: JSON.stringify(subjects) });
}

/** Removes what was sent or given up before a moment. */
export function deleteDoneMails(store: Store, of: "sent" | "failed", before: string): void {
	prepared(store, `delete ${of} mails`, () =>
		store.db
			.delete(mails)
			.where(and(eq(state, of), lt(doneAt, sql.placeholder("before"))))
			.prepare(),
	).run({ before });
}

/** How many wait of a kind. */
export function countWaiting(store: Store, of: MailKind): number {
	return (
		prepared(store, "count waiting mails", () =>
			store.db
				.select({ count: sql<number>`count(*)` })
				.from(mails)
				.where(and(isWaiting(), isGiven(kind, "of")))
				.prepare(),
		).get({ of })?.count ?? 0
	);
}

// What was typed into the form for a new password may be anybody’s address.
const isListed = () => and(isGiven(state, "of"), ne(mails.subject, ""));

/** The latest mails of a state, and how many there are. */
export function listMails(
	store: Store,
	of: Mail["state"],
	most: number,
): { mails: MailEntry[]; count: number } {
	const { sealed: _sealed, about: _about, userId: _userId, ...entry } = getTableColumns(mails);
	const list = prepared(store, "list mails", () =>
		store.db
			.select(entry)
			.from(mails)
			.where(isListed())
			.orderBy(desc(id))
			.limit(sql.placeholder("most"))
			.prepare(),
	);
	const counting = prepared(store, "count mails", () =>
		store.db.select({ count: count() }).from(mails).where(isListed()).prepare(),
	);
	return { mails: list.all({ of, most }), count: counting.get({ of })?.count ?? 0 };
}
