import { and, asc, count, eq, gt, isNull, lte, max, or, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studies } from "../schema/studies.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** What is known about a study beside its document. */
export type StudyHead = Pick<typeof studies.$inferSelect, "id" | "slug" | "version" | "visibility">;

const PAGE = 200;

/** Studies whose ids are beyond one and not beyond another. */
export interface IdRange {
	after: number;
	through: number;
}
const ALL: IdRange = { after: 0, through: Number.MAX_SAFE_INTEGER };

/**
 * Every study in the order it was logged, a page of rows in memory at a time, so that a library of any size can
 * be walked. Archived ones are left out unless asked for.
 */
export function* eachStudy(
	store: Store,
	{ scope, archivedToo = false, ids = ALL }: { scope: Scope; archivedToo?: boolean; ids?: IdRange },
): Generator<StudyHead> {
	const { id, slug, version, visibility, archivedAt } = studies;
	const page = prepared(store, "page of studies", () =>
		store.db
			.select({ id, slug, version, visibility })
			.from(studies)
			.where(
				and(
					gt(id, sql.placeholder("after")),
					lte(id, sql.placeholder("through")),
					or(isNull(archivedAt), sql`${sql.placeholder("archivedToo")}`),
					isVisible(visibility),
				),
			)
			.orderBy(asc(id))
			.limit(sql.placeholder("limit"))
			.prepare(),
	);
	const { through } = ids;
	const flags = { ...inScope(scope), archivedToo: archivedToo ? 1 : 0, through };
	for (let { after } = ids; ; ) {
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

/** The highest id of a study; 0 where there is none. */
export function lastStudy(store: Store): number {
	const last = prepared(store, "last study", () =>
		store.db
			.select({ id: max(studies.id) })
			.from(studies)
			.prepare(),
	).get();
	return last?.id ?? 0;
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
