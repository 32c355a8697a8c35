import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";
import { inEither, isOf, type Subject, tableOf } from "./subject.ts";

/** A study that people can still take part in. */
export interface RecruitingStudy {
	slug: string;
	name: string;
	status: string | null;
	people: number | null;
}

/** Studies of a subject that people can still take part in, those of most people first. */
export function recruitingStudies(
	store: Store,
	subject: Subject,
	{ scope, limit }: { scope: Scope; limit: number },
): RecruitingStudy[] {
	const walk = (published: 0 | 1) =>
		`select study_id, rank, people from ${tableOf(subject)} where ${isOf(subject)} and published = ${published} and recruiting`;
	const sql = `select slug, card ->> 'name' as name, status, people
		from (${inEither(scope, walk)} order by rank desc, study_id desc limit @limit) as found
		cross join studies on studies.id = found.study_id cross join listings on listings.study_id = studies.id
		order by rank desc, found.study_id desc`;
	return prepared(store, sql, () => store.sqlite.prepare<object, RecruitingStudy>(sql)).all({
		...{ ...subject, limit },
	});
}
