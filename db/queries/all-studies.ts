import { and, asc, count, eq, gt, isNull, or, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studies } from "../schema/studies.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** What is known about a study beside its document. */
export type StudyHead = Pick<typeof studies.$inferSelect, "id" | "slug" | "version" | "visibility">;

const PAGE = 200;

/**
 * Every study in the order it was logged, a page of rows in memory at a time, so that a library of any size can
 * be walked. Archived ones are left out unless asked for.
 */
export function* eachStudy(
	store: Store,
	{ scope, archivedToo = false }: { scope: Scope; archivedToo?: boolean },
): Generator<StudyHead> {
	const { id, slug, version, visibility, archivedAt } = studies;
	const page = prepared(store, "page of studies", () =>
		store.db
			.select({ id, slug, version, visibility })
			.from(studies)
			.where(
				and(
					gt(id, sql.placeholder("after")),
					or(isNull(archivedAt), sql`${sql.placeholder("archivedToo")}`),
					isVisible(visibility),
				),
			)
			.orderBy(asc(id))
			.limit(sql.placeholder("limit"))
			.prepare(),
	);
	const flags = { ...inScope(scope), archivedToo: archivedToo ? 1 : 0 };
	for (let after = 0; ; ) {
		const heads = page.all({ after, limit: PAGE, ...flags });
		yield* heads;
		const last = heads.at(-1);
		if (!last || heads.length < PAGE) return;
		after = last.id;
	}
}

/** Archived ones too. */
export function countAllStudies(store: Store): number {
	const counted = prepared(store, "count all studies", () =>
		store.db.select({ studies: count() }).from(studies).prepare(),
	).get();
	return counted?.studies ?? 0;
}

/** How many sample studies are in the library. */
export function countSamples(store: Store): number {
	const counted = prepared(store, "count samples", () =>
		store.db
			.select({ studies: count() })
			.from(studies)
			.where(and(eq(studies.sample, true), isNull(studies.archivedAt)))
			.prepare(),
	).get();
	return counted?.studies ?? 0;
}
