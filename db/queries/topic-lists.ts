import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import type { Subject } from "./topic-studies.ts";

/** A study in a list of a topic. */
export interface ListedStudy {
	slug: string;
	name: string;
	status: string | null;
	people: number | null;
	/** Of a list of overdue ones: the day from which it is so. */
	dueOn: string | null;
}

interface ListQuery {
	scope: Scope;
	limit: number;
	offset?: number;
}

/** Studies of a subject that people can still take part in, those of most people first. */
export function recruitingStudies(store: Store, subject: Subject, query: ListQuery): ListedStudy[] {
	return list(store, subject, "standing.recruiting", "standing.rank desc", { ...query });
}

/** Studies of a subject that are more than 12 months past their primary completion without results here, the longest overdue first. */
export function overdueStudies(
	store: Store,
	subject: Subject,
	{ today, ...query }: ListQuery & { today: string },
): ListedStudy[] {
	return list(store, subject, "standing.due_on <= @today", "standing.due_on", { ...query, today });
}

/** How many are overdue, counted up to a limit. */
export function countOverdue(
	store: Store,
	subject: Subject,
	{ today, scope, most }: { today: string; scope: Scope; most: number },
): number {
	const sql = `select count(*) from (select 1 from ${from(subject, scope)} and standing.due_on <= @today limit @most)`;
	return (
		prepared(store, sql, () => store.sqlite.prepare<object, number>(sql).pluck()).get({
			...subject,
			today,
			most,
		}) ?? 0
	);
}

function from(subject: Subject, scope: Scope): string {
	const seen = scope === "published" ? "standing.published = 1" : "standing.published in (0, 1)";
	return "rowId" in subject
		? `study_pairs as standing where row_id = @rowId and column_id = @columnId and ${seen}`
		: `study_topics as standing where topic_id = @topicId and ${seen}`;
}

function list(
	store: Store,
	subject: Subject,
	which: string,
	order: string,
	query: ListQuery & { today?: string },
) {
	const { scope, limit, offset = 0, ...given } = query;
	const sql = `select slug, card ->> 'name' as name, status, people, due_on as dueOn
		from (select * from ${from(subject, scope)} and ${which} order by ${order}, study_id limit @limit offset @offset) as standing
		join studies on studies.id = standing.study_id join listings on listings.study_id = studies.id
		order by ${order}, studies.id`;
	return prepared(store, sql, () => store.sqlite.prepare<object, ListedStudy>(sql)).all({
		...{ ...subject, ...given },
		...{ limit, offset },
	});
}
