import { topicKey } from "#app/domain/topics/topic-key.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { inEither, isOf, type Subject, tableOf } from "./subject.ts";

/** A study that is more than 12 months past its primary completion without results here. */
export interface OverdueStudy {
	id: number;
	slug: string;
	name: string;
	status: string | null;
	phase: string | null;
	sponsor: string | null;
	people: number | null;
	/** The day from which it is so. */
	dueOn: string;
}

export interface OverdueFilters {
	subject?: Subject | undefined;
	/** The name as anybody spells it. */
	sponsor?: string | undefined;
	phase?: string | undefined;
}

interface OverdueQuery extends OverdueFilters {
	scope: Scope;
	/** As `2026-11-29`. */
	today: string;
}

/**
 * The studies that are overdue, the longest first. It walks the index of what leaves fewest of them, the sponsor, then
 * the topic, then the phase, and looks the others up study by study.
 * @param after the last study of what came before
 * @param newest those that became overdue last come first
 */
export function overdueStudies(
	store: Store,
	{
		limit,
		offset = 0,
		after,
		newest = false,
		...query
	}: OverdueQuery & {
		limit: number;
		offset?: number;
		after?: Pick<OverdueStudy, "id" | "dueOn"> | undefined;
		newest?: boolean;
	},
): OverdueStudy[] {
	const direction = newest ? "desc" : "asc";
	const order = `due_on ${direction}, study_id ${direction}`;
	const sql = `select studies.id, slug, card ->> 'name' as name, studies.status, studies.phase, sponsor,
			card ->> 'people' as people, found.due_on as dueOn
		from (${inEither(query.scope, (published) => walk(query, published, after !== undefined))}
			order by ${order} limit @limit offset @offset) as found
		cross join due_studies on due_studies.study_id = found.study_id
		cross join studies on studies.id = found.study_id cross join listings on listings.study_id = studies.id
		order by found.due_on ${direction}, found.study_id ${direction}`;
	return prepared(store, sql, () => store.sqlite.prepare<object, OverdueStudy>(sql)).all({
		...{ ...parametersOf(query), limit, offset },
		...(after && { afterDay: after.dueOn, afterId: after.id }),
	});
}

/** How many are overdue, counted up to a limit. */
export function countOverdue(store: Store, { most, ...query }: OverdueQuery & { most: number }): number {
	const sql = `select count(*) from (${inEither(query.scope, (published) => walk(query, published, false))} limit @most)`;
	return (
		prepared(store, sql, () => store.sqlite.prepare<object, number>(sql).pluck()).get({
			...{ ...parametersOf(query), most },
		}) ?? 0
	);
}

function walk({ subject, sponsor, phase }: OverdueFilters, published: 0 | 1, isFurther: boolean): string {
	const byTopic = subject !== undefined && sponsor === undefined;
	const where = [
		byTopic ? isOf(subject) : undefined,
		`walked.published = ${published}`,
		sponsor !== undefined ? "sponsor_key = @sponsorKey" : undefined,
		phase !== undefined && !byTopic ? "phase = @phase" : undefined,
		"due_on <= @today",
		isFurther ? "(due_on, study_id) > (@afterDay, @afterId)" : undefined,
		subject !== undefined && !byTopic
			? `exists (select 1 from ${tableOf(subject)} as at where at.study_id = walked.study_id and ${isOf(subject)})`
			: undefined,
		phase !== undefined && byTopic
			? "exists (select 1 from due_studies where due_studies.study_id = walked.study_id and due_studies.phase = @phase)"
			: undefined,
	];
	return `select study_id, due_on from ${byTopic ? tableOf(subject) : "due_studies"} as walked
		where ${where.filter(Boolean).join(" and ")}`;
}

function parametersOf({ subject, sponsor, phase, today }: OverdueQuery) {
	return {
		...{ ...subject, today },
		...(sponsor !== undefined && { sponsorKey: topicKey(sponsor) }),
		...(phase !== undefined && { phase }),
	};
}

/** Sponsors of published studies whose names begin so, as one of their studies spells them, in order of the alphabet. */
export function sponsorsLike(store: Store, beginning: string, limit: number): string[] {
	const from = topicKey(beginning);
	return prepared(store, "sponsors like", () =>
		store.sqlite
			.prepare<object, string>(
				`with recursive found (key) as (
					select min(sponsor_key) from due_studies where published = 1 and sponsor_key >= @from and sponsor_key < @to
					union all
					select (select min(sponsor_key) from due_studies where published = 1 and sponsor_key > found.key and sponsor_key < @to)
					from found where key is not null limit @limit
				) select (select sponsor from due_studies where published = 1 and sponsor_key = key limit 1)
				from found where key is not null`,
			)
			.pluck(),
	).all({ from, to: `${from}\u{10ffff}`, limit });
}
