import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { getSynthesis, type SynthesisRecord } from "./get-synthesis.ts";
import { isOf, type Subject, tableOf } from "./subject.ts";
import { countIn, entryIn, seenIn, type TopicEntry } from "./topics.ts";

/** Published syntheses all of whose studies are of a subject, last changed first; the cost grows with them and not with studies. */
export function synthesesOfSubject(store: Store, subject: Subject): SynthesisRecord[] {
	const isOfSubject = `select 1 from ${tableOf(subject)} as own where ${isOf(subject)} and own.study_id = synthesis_studies.study_id`;
	const sql = `select slug from syntheses where visibility = 'published' and archived_at is null
		and exists (select 1 from synthesis_studies where synthesis_id = syntheses.id)
		and not exists (select 1 from synthesis_studies where synthesis_id = syntheses.id and not exists (${isOfSubject}))
		order by updated_at desc, id desc limit 50`;
	const slugs = prepared(store, sql, () => store.sqlite.prepare<object, string>(sql).pluck()).all({
		...subject,
	});
	return slugs.flatMap((slug) => getSynthesis(store, slug, "published") ?? []);
}

/** Topics that all studies of a synthesis are of: its conditions, and what they try. A published synthesis is on the pages of these. */
export function topicsOfSynthesis(store: Store, synthesisId: number, scope: Scope): TopicEntry[] {
	const sql = `select ${entryIn(scope)} from topics where kind <> 'outcome' and ${seenIn(scope)} and id in (
			select topic_id from synthesis_studies join study_topics on study_topics.study_id = synthesis_studies.study_id
			where synthesis_id = @synthesisId and comparator = 0
			group by topic_id having count(*) = (select count(*) from synthesis_studies where synthesis_id = @synthesisId))
		order by topics.${countIn(scope)}, topics.name`;
	return prepared(store, sql, () => store.sqlite.prepare<object, TopicEntry>(sql)).all({ synthesisId });
}
