import { AUDIT_ACTIONS, type AuditAction, type AuditKind } from "#app/domain/accounts/audit-kinds.ts";
import type { NoticeSubject } from "#app/domain/accounts/notice-subjects.ts";
import type { AuditEntry } from "#app/domain/views/administration.ts";
import { alias, and, desc, eq, gt, inArray, isGiven, lt, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { notices } from "../schema/mail.ts";
import { users } from "../schema/people.ts";
import { auditEvents } from "../schema/records.ts";
import { studies } from "../schema/studies.ts";
import { syntheses } from "../schema/syntheses.ts";
import type { Store } from "../store.ts";

const { id, at, action, actorId, userId, studyId, synthesisId, detail } = auditEvents;
const actors = alias(users, "actors");
const people = alias(users, "people");

const limit = sql.placeholder("limit");
const isBefore = () => lt(id, sql.placeholder("before"));

const entries = ({ db }: Store) =>
	db
		.select({
			...{ id, at, actor: actors.name, action, detail },
			...{ study: studies.slug, synthesis: syntheses.slug, person: people.name },
		})
		.from(auditEvents)
		.leftJoin(actors, eq(actors.id, actorId))
		.leftJoin(people, eq(people.id, userId))
		.leftJoin(studies, eq(studies.id, studyId))
		.leftJoin(syntheses, eq(syntheses.id, synthesisId))
		.orderBy(desc(id))
		.limit(limit);

interface Page {
	/** The id of the last one seen. */
	before?: number;
	limit: number;
}

/** What was done, newest first, a page at a time; of one kind where that is asked for. */
export function listAuditEvents(
	store: Store,
	{ kind, before = Number.MAX_SAFE_INTEGER, ...page }: Page & { kind?: AuditKind },
): AuditEntry[] {
	return prepared(store, `audit events of ${kind ?? "all kinds"}`, () =>
		entries(store)
			.where(kind ? inArray(id, newestOf(store, AUDIT_ACTIONS[kind])) : isBefore())
			.prepare(),
	).all({ before, ...page });
}

/** Each action's own newest are at hand in the index, however many of other kinds lie between. */
function newestOf(store: Store, actions: readonly string[]) {
	const each = actions.map((name) => {
		const newest = store.db
			.select({ id })
			.from(auditEvents)
			.where(and(eq(action, name), isBefore()))
			.orderBy(desc(id))
			.limit(limit);
		return sql`select * from ${newest}`;
	});
	return sql`(${sql.join(each, sql` union all `)})`;
}

/** What happened lately to somebody's account: log-ins, tokens, what was done to it. */
export function listEventsOf(store: Store, person: number, most: number): AuditEntry[] {
	return prepared(store, "audit events of person", () =>
		entries(store).where(isGiven(userId, "person")).prepare(),
	).all({ person, limit: most });
}

/** What waits to be told somebody of a subject, newest first. */
export function listNoticed(
	store: Store,
	{ person, subject, most }: { person: number; subject: NoticeSubject; most: number },
): AuditEntry[] {
	return prepared(store, "audit events noticed", () => {
		const theirs = store.db
			.select({ id: notices.eventId })
			.from(notices)
			.where(and(isGiven(notices.userId, "person"), isGiven(notices.subject, "subject")));
		return entries(store).where(inArray(id, theirs)).prepare();
	}).all({ person, subject, limit: most });
}

/** What takes something from readers. */
const WITHDRAWALS = [
	"study.withdrawn",
	"study.archived",
	"synthesis.withdrawn",
	"synthesis.archived",
	"samples.removed",
] as const satisfies AuditAction[];

/** The id of the newest row about something that was taken from readers; 0 where nothing ever was. */
export function newestWithdrawal(store: Store): number {
	const newest = prepared(store, "newest audit event of an action", () =>
		store.db
			.select({ id: sql<number | null>`max(${id})` })
			.from(auditEvents)
			.where(isGiven(action, "action"))
			.prepare(),
	);
	return Math.max(...WITHDRAWALS.map((name) => newest.get({ action: name })?.id ?? 0));
}

/** The id of the newest row of all: it grows with every change, so that two copies of a database can be held together. */
export function newestEvent(store: Store): number {
	return (
		prepared(store, "newest audit event", () =>
			store.db
				.select({ id: sql<number | null>`max(${id})` })
				.from(auditEvents)
				.prepare(),
		).get()?.id ?? 0
	);
}

/** The id of the newest row after one that is older than a moment; that one’s where there is none. */
export function newestEventBefore(store: Store, moment: string, after: number): number {
	const { newest } = prepared(store, "newest audit event before", () =>
		store.db
			.select({ newest: sql<number | null>`max(${id})` })
			.from(auditEvents)
			.where(and(gt(id, sql.placeholder("after")), lt(at, sql.placeholder("moment"))))
			.prepare(),
	).get({ after, moment }) ?? { newest: null };
	return newest ?? after;
}
