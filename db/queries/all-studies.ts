import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** What is known about a study beside its document. */
export interface StudyHead {
	id: number;
	slug: string;
	version: number;
	visibility: "draft" | "published";
}

const PAGE = 200;

/**
 * Every study in the order it was logged, a page of rows in memory at a time, so that a library of any size can
 * be walked. Archived ones are left out unless asked for.
 */
export function* eachStudy(
	store: Store,
	{ scope, archivedToo = false }: { scope: Scope; archivedToo?: boolean },
): Generator<StudyHead> {
	const page = prepared(store, "page of studies", () =>
		store.sqlite.prepare<{ after: number; limit: number; draftsToo: number; archivedToo: number }, StudyHead>(
			`select id, slug, version, visibility from studies
			where id > @after and (archived_at is null or @archivedToo) and (visibility = 'published' or @draftsToo)
			order by id limit @limit`,
		),
	);
	const flags = { draftsToo: scope === "drafts-too" ? 1 : 0, archivedToo: archivedToo ? 1 : 0 };
	for (let after = 0; ; ) {
		const heads = page.all({ after, limit: PAGE, ...flags });
		yield* heads;
		const last = heads.at(-1);
		if (!last || heads.length < PAGE) return;
		after = last.id;
	}
}

export function countAllStudies({ sqlite }: Store): number {
	return sqlite.prepare<[], number>("select count(*) from studies").pluck().get() ?? 0;
}
