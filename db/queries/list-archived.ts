import type { ArchivedEntry } from "#app/domain/views/administration.ts";
import { and, desc, isGiven, isNotNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import { tableOf, type VersionedKindName } from "../versioned.ts";

/**
 * What was taken out of the library or the list of syntheses, last archived first, a page at a time: `after` is the id
 * of the last one seen. For administrators alone; nobody else is told what was ever here.
 */
export function listArchived(
	store: Store,
	kind: VersionedKindName,
	{ after, limit }: { after?: number; limit: number },
): ArchivedEntry[] {
	return prepared(store, `list archived ${kind}`, () => {
		const from = tableOf(kind);
		const { id, slug, title, version, visibility, archivedAt } = from;
		const last = store.db.select({ archivedAt, id }).from(from).where(isGiven(id, "after"));
		return store.db
			.select({ id, slug, title, version, visibility, archivedAt: sql<string>`${archivedAt}` })
			.from(from)
			.where(
				and(
					isNotNull(archivedAt),
					sql`(${sql.placeholder("after")} is null or (${archivedAt}, ${id}) < ${last})`,
				),
			)
			.orderBy(desc(archivedAt), desc(id))
			.limit(sql.placeholder("limit"))
			.prepare();
	}).all({ after: after ?? null, limit });
}
