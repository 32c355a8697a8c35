import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { getSynthesis, type SynthesisRecord } from "./get-synthesis.ts";
import { isOf, type Subject, tableOf } from "./subject.ts";

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
