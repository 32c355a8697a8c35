import { and, desc, eq, isNotNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { syntheses } from "../schema/syntheses.ts";
import type { Store } from "../store.ts";
import type { ArchivedEntry } from "./archived-studies.ts";
import { type SynthesisRecord, selectSyntheses, toSynthesisRecord } from "./get-synthesis.ts";

const { id, slug, title, version, visibility, archivedAt } = syntheses;

/** Syntheses that were taken out of the list, last archived first, a page at a time. For administrators alone. */
export function listArchivedSyntheses(
	store: Store,
	{ after, limit }: { after?: number; limit: number },
): ArchivedEntry[] {
	return prepared(store, "list archived syntheses", () => {
		const last = store.db
			.select({ archivedAt, id })
			.from(syntheses)
			.where(eq(id, sql.placeholder("after")));
		return store.db
			.select({ id, slug, title, version, visibility, archivedAt: sql<string>`${archivedAt}` })
			.from(syntheses)
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

/** An archived synthesis as it stood; undefined where there is none at this address. */
export function getArchivedSynthesis(store: Store, address: string): SynthesisRecord | undefined {
	const row = prepared(store, "archived synthesis by slug", () =>
		selectSyntheses(store)
			.where(and(eq(slug, sql.placeholder("address")), isNotNull(archivedAt)))
			.prepare(),
	).get({ address });
	return row && toSynthesisRecord(row);
}
