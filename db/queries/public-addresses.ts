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

/** The ids are looked through a stretch at a time, from `first` to `last`, each by the table's own order. */
export function publicAddresses(
	store: Store,
	kind: VersionedKindName,
	stretch: { first: number; last: number; limit: number },
): PublicAddress[] {
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
