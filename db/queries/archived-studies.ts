import { and, desc, eq, isNotNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";
import type { StudyRecord } from "./get-study.ts";
import { readDocument } from "./read-document.ts";

const { id, slug, title, version, visibility, archivedAt } = studies;

/** Something archived, and since when. */
export type ArchivedEntry = Pick<
	typeof studies.$inferSelect,
	"id" | "slug" | "title" | "version" | "visibility"
> & { archivedAt: string };

/**
 * What was taken out of the library, last archived first, a page at a time: `after` is the id of the last one
 * seen. For administrators alone; nobody else is told what was ever here.
 */
export function listArchived(
	store: Store,
	{ after, limit }: { after?: number; limit: number },
): ArchivedEntry[] {
	return prepared(store, "list archived", () => {
		const last = store.db
			.select({ archivedAt, id })
			.from(studies)
			.where(eq(id, sql.placeholder("after")));
		return store.db
			.select({ id, slug, title, version, visibility, archivedAt: sql<string>`${archivedAt}` })
			.from(studies)
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

/** An archived study as it stood, with its document; undefined where there is none at this address. */
export function getArchivedStudy(
	store: Store,
	address: string,
): Pick<StudyRecord, "id" | "version" | "visibility" | "document"> | undefined {
	const row = prepared(store, "archived study by slug", () =>
		store.db
			.select({ id, version, visibility })
			.from(studies)
			.where(and(eq(slug, sql.placeholder("address")), isNotNull(archivedAt)))
			.prepare(),
	).get({ address });
	const document = row && readDocument(store, row.id);
	return row && document && { ...row, document };
}
