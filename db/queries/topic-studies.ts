import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { COLUMNS, entryOf, type Row, type StudyEntry } from "./study-entry.ts";
import { SORTS } from "./study-sorts.ts";
import { isOf, type Subject, tableOf } from "./subject.ts";
import { countIn, entryIn, seenIn, type TopicEntry } from "./topics.ts";

/** How many studies a subject has, and people in those that say how many. */
export interface SubjectCounts {
	studies: number;
	results: number;
}

/**
 * Addresses of a subject's studies, those that tell most first: with results, of many people, new. What the viewer
 * alone sees comes after what everybody sees.
 */
export function studiesOfSubject(store: Store, subject: Subject, scope: Scope, limit: number): string[] {
	const sql = `select slug from (
			select study_id, rank from ${tableOf(subject)} where ${isOf(subject)} and published = @published
			order by rank desc, study_id desc limit @limit
		) as found cross join studies on studies.id = found.study_id order by rank desc, found.study_id desc`;
	const statement = prepared(store, sql, () => store.sqlite.prepare<object, string>(sql).pluck());
	const seen = statement.all({ ...subject, published: 1, limit });
	if (scope === "published" || seen.length === limit) return seen;
	return [...seen, ...statement.all({ ...subject, published: 0, limit: limit - seen.length })];
}

/** So many of the library's last changes are looked through for those of a subject, which a large one has among them. */
const MOST_WALKED = 5000;

/** A subject's published studies, last changed first. */
export function latestOfSubject(store: Store, subject: Subject, limit: number): StudyEntry[] {
	const { key, order } = SORTS.updated;
	const own = `from ${tableOf(subject)} as own where ${isOf(subject)} and own.published = 1`;
	const walked = `select id from (select id, updated_at from studies order by updated_at desc, id desc limit ${MOST_WALKED}) as changed
		where exists (select 1 ${own} and own.study_id = changed.id) order by updated_at desc, id desc limit @limit`;
	const sorted = `select id from studies where id in (select own.study_id ${own}) order by updated_at desc, id desc limit @limit`;
	const read = (found: string) => {
		const sql = `select ${COLUMNS}, ${key} as key from studies join listings on listings.study_id = studies.id
			where studies.id in (${found}) order by ${order}`;
		return prepared(store, sql, () => store.sqlite.prepare<object, Row>(sql)).all({ ...subject, limit });
	};
	const latest = read(walked);
	const rows = latest.length === limit ? latest : read(sorted);
	return rows.map((row) => entryOf(row, { key: row.key, id: row.id }));
}

/** A topic that is paired with another, and what the two have together. */
export interface PairedTopic extends TopicEntry {
	/** Of the pair. */
	people: number;
	/** How many of its studies say how many people. */
	counted: number;
}

/** An intervention in a condition: what both have together. Undefined where the scope may see no study of it. */
export function countsOfPair(
	store: Store,
	{ rowId, columnId }: { rowId: number; columnId: number },
	scope: Scope,
): SubjectCounts | undefined {
	const column = countIn(scope);
	const sql = `select ${column} as studies, ${column}_results as results from topic_pairs
		where row_id = ? and column_id = ? and ${column} > 0`;
	return prepared(store, sql, () => store.sqlite.prepare<[number, number], SubjectCounts>(sql)).get(
		rowId,
		columnId,
	);
}

/** What is tried most for a condition, or for what an intervention is tried most. */
export function commonPairs(
	store: Store,
	topic: Pick<TopicEntry, "id" | "kind">,
	scope: Scope,
	limit: number,
): PairedTopic[] {
	const column = countIn(scope);
	const [own, other] = topic.kind === "condition" ? ["row_id", "column_id"] : ["column_id", "row_id"];
	const kind = topic.kind === "condition" ? "and column_kind = 'intervention'" : "";
	const sql = `select ${entryIn(scope)}, topic_pairs.${column} as studies, topic_pairs.${column}_results as results,
			${column}_people as people, ${column}_counted as counted
		from topic_pairs join topics on topics.id = ${other}
		where ${own} = ? ${kind} and topic_pairs.${column} > 0 and ${seenIn(scope)}
		order by topic_pairs.${column} desc, topics.name limit ?`;
	return prepared(store, sql, () => store.sqlite.prepare<[number, number], PairedTopic>(sql)).all(
		topic.id,
		limit,
	);
}
