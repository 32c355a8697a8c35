import {
	FIRST_CHOICES,
	type NoticeChoices,
	type NoticePace,
	type NoticeSubject,
	TOLD_OF_ACCOUNT,
	TOLD_OF_WORK,
} from "#app/domain/accounts/notice-subjects.ts";
import {
	and,
	asc,
	eq,
	exists,
	gt,
	inArray,
	isGiven,
	isNull,
	lt,
	lte,
	ne,
	oneOf,
	or,
	sql,
} from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { noticeChoices, notices } from "../schema/mail.ts";
import { users } from "../schema/people.ts";
import { auditEvents, studyVersions } from "../schema/records.ts";
import { synthesisVersions } from "../schema/syntheses.ts";
import type { Store } from "../store.ts";

/** Somebody who is to be told of a row of the audit log. */
export type NoticeToGive = typeof notices.$inferSelect;

const { userId, subject, pace, nextAt } = noticeChoices;

/** How each person wants to be told of each subject: as they chose, else as everybody is at first. */
export function choicesOf(store: Store, person: number): NoticeChoices {
	const rows = prepared(store, "notice choices", () =>
		store.db.select({ subject, pace }).from(noticeChoices).where(isGiven(userId, "person")).prepare(),
	).all({ person });
	return { ...FIRST_CHOICES, ...Object.fromEntries(rows.map((row) => [row.subject, row.pace])) };
}

/** Keeps a choice, and when the next mail may follow. */
export function keepChoice(
	store: Store,
	choice: { userId: number; subject: NoticeSubject; pace: NoticePace; nextAt: string },
): void {
	prepared(store, "keep notice choice", () =>
		store.db
			.insert(noticeChoices)
			.values({
				...{ userId: sql.placeholder("userId"), subject: sql.placeholder("subject") },
				...{ pace: sql.placeholder("pace"), nextAt: sql.placeholder("nextAt") },
			})
			.onConflictDoUpdate({
				target: [userId, subject],
				set: { pace: sql`excluded.pace`, nextAt: sql`excluded.next_at` },
			})
			.prepare(),
	).run(choice);
}

const isTold = (about: NoticeSubject) =>
	FIRST_CHOICES[about] === "never" ? ne(pace, "never") : or(isNull(pace), ne(pace, "never"));
const within = () =>
	and(gt(auditEvents.id, sql.placeholder("after")), lte(auditEvents.id, sql.placeholder("upTo")));

/** Whom the rows of the audit log after one and up to another are to be told, by what each person chose. */
export function noticesFrom(store: Store, after: number, upTo: number): NoticeToGive[] {
	const range = { after, upTo };
	return [
		...ofAccounts(store).all(range),
		...ofWork(store, "study").all(range),
		...ofWork(store, "synthesis").all(range),
	];
}

/** Wrong codes beyond somebody’s own slips: whoever gives them has the password. */
const SLIPS = 3;

/**
 * A log-in where the browser is new, unless the account is as well; wrong codes; a choice where nothing more of the account
 * is told.
 */
const isWorthTelling = sql`case ${auditEvents.action}
	when 'user.logged-in' then json_extract(${auditEvents.detail}, '$.newBrowser') = 1
		and json_extract(${auditEvents.detail}, '$.by') not in ('invitation', 'set-up link')
	when 'user.log-in-failed' then json_extract(${auditEvents.detail}, '$.codes') > ${SLIPS}
	when 'user.notices-chosen' then json_extract(${auditEvents.detail}, '$.account') = 'never'
	else true end`;

const ofAccounts = (store: Store) =>
	prepared(store, "notices of accounts", () =>
		store.db
			.select({ userId: users.id, subject: sql<NoticeSubject>`'account'`, eventId: auditEvents.id })
			.from(auditEvents)
			.innerJoin(users, and(eq(users.id, auditEvents.userId), isNull(users.closedAt)))
			.leftJoin(noticeChoices, and(eq(userId, users.id), eq(subject, "account")))
			.where(
				and(within(), inArray(auditEvents.action, [...TOLD_OF_ACCOUNT]), isWorthTelling, isTold("account")),
			)
			.prepare(),
	);

/** Those who wrote a version, did not do it themselves, and may see drafts: what is told may be of one. */
function ofWork(store: Store, kind: "study" | "synthesis") {
	const versions = (kind === "study" ? studyVersions : synthesisVersions) as typeof studyVersions;
	const [its, ofEvent] =
		kind === "study"
			? [studyVersions.studyId, auditEvents.studyId]
			: [synthesisVersions.synthesisId, auditEvents.synthesisId];
	return prepared(store, `notices of ${kind} work`, () =>
		store.db
			.selectDistinct({ userId: users.id, subject: sql<NoticeSubject>`'work'`, eventId: auditEvents.id })
			.from(auditEvents)
			.innerJoin(versions, eq(its, ofEvent))
			.innerJoin(users, and(eq(users.id, versions.actorId), isNull(users.closedAt), ne(users.role, "reader")))
			.innerJoin(noticeChoices, and(eq(userId, users.id), eq(subject, "work")))
			.where(
				and(
					within(),
					inArray(auditEvents.action, [...TOLD_OF_WORK]),
					or(isNull(auditEvents.actorId), ne(auditEvents.actorId, users.id)),
					isTold("work"),
				),
			)
			.prepare(),
	);
}

export function insertNotice(store: Store, notice: NoticeToGive): void {
	prepared(store, "insert notice", () => prepareInsertion(store, notices)).run(notice);
}

/** Who can be told of something now: what waits for them, and that nothing was sent of it too lately. */
export function peopleToTell(store: Store, now: string) {
	return prepared(store, "people to tell", () =>
		store.db
			.select({
				...{ id: users.id, email: users.email, subject: notices.subject },
				pace: sql<NoticePace | null>`${pace}`,
				count: sql<number>`count(*)`,
			})
			.from(notices)
			.innerJoin(users, eq(users.id, notices.userId))
			.leftJoin(noticeChoices, and(eq(userId, users.id), eq(subject, notices.subject)))
			.where(or(isNull(nextAt), lte(nextAt, sql.placeholder("now"))))
			.groupBy(users.id, notices.subject)
			.orderBy(asc(users.id))
			.prepare(),
	).all({ now });
}

/** Removes what waits to be told of what was done before a moment. */
export function deleteNoticesBefore(store: Store, moment: string): void {
	prepared(store, "delete old notices", () => {
		const old = store.db
			.select({ id: auditEvents.id })
			.from(auditEvents)
			.where(and(eq(auditEvents.id, notices.eventId), lt(auditEvents.at, sql.placeholder("moment"))));
		return store.db.delete(notices).where(exists(old)).prepare();
	}).run({ moment });
}

/** Removes what waits for somebody of some subjects. */
export function deleteNotices(store: Store, person: number, subjects: readonly NoticeSubject[]): void {
	prepared(store, "delete notices", () =>
		store.db
			.delete(notices)
			.where(and(isGiven(notices.userId, "person"), oneOf(notices.subject, "subjects")))
			.prepare(),
	).run({ person, subjects: JSON.stringify(subjects) });
}
