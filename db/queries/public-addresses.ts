import type { NamedKind } from "#app/domain/topics/topic-kinds.ts";
import { and, asc, eq, isNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { tableOf, type VersionedKindName } from "../versioned.ts";

/** What anybody may read, and when it changed. */
export interface PublicAddress {
	id: number;
	slug: string;
	updatedAt: string;
}

/** Ids from `first` to `last`, which are looked through in the table's own order. */
export type Stretch = { first: number; last: number; limit: number };

/** What is published of a kind, by ids from first to last, for the site map. */
export function publicAddresses(store: Store, kind: VersionedKindName, stretch: Stretch): PublicAddress[] {
	return prepared(store, `public addresses of ${kind}`, () => {
		const { id, slug, updatedAt, visibility, archivedAt } = tableOf(kind);
		const within = sql`${id} between ${sql.placeholder("first")} and ${sql.placeholder("last")}`;
		return store.db
			.select({ id, slug, updatedAt })
			.from(tableOf(kind))
			.where(and(within, eq(visibility, "published"), isNull(archivedAt)))
			.orderBy(asc(id))
			.limit(sql.placeholder("limit"))
			.prepare();
	}).all(stretch);
}

/** The greatest id there is; 0 where there is none. */
export function lastId(store: Store, kind: VersionedKindName): number {
	return (
		prepared(store, `last id of ${kind}`, () =>
			store.db
				.select({ last: sql<number | null>`max(${tableOf(kind).id})` })
				.from(tableOf(kind))
				.prepare(),
		).get()?.last ?? 0
	);
}

/** Topics that published studies are of. */
export function publicTopics(
	store: Store,
	stretch: Stretch,
): { id: number; kind: NamedKind; slug: string }[] {
	return prepared(store, "public topics", () =>
		store.sqlite.prepare<Stretch, { id: number; kind: NamedKind; slug: string }>(
			`select id, kind, slug from topics where id between @first and @last
				and kind <> 'outcome' and published > 0 and merged_into is null order by id limit @limit`,
		),
	).all(stretch);
}

export const lastTopicId = (store: Store): number =>
	prepared(store, "last id of topics", () =>
		store.sqlite.prepare<[], number>("select ifnull(max(id), 0) from topics").pluck(),
	).get() ?? 0;
