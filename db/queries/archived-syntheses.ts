import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import type { ArchivedEntry } from "./archived-studies.ts";
import {
	SYNTHESIS_COLUMNS,
	type SynthesisRecord,
	type SynthesisRowOfTable,
	toSynthesisRecord,
} from "./get-synthesis.ts";

/** Syntheses that were taken out of the list, last archived first, a page at a time. For administrators alone. */
export function listArchivedSyntheses(
	store: Store,
	{ after, limit }: { after?: number; limit: number },
): ArchivedEntry[] {
	return prepared(store, "list archived syntheses", () =>
		store.sqlite.prepare<{ after: number | null; limit: number }, ArchivedEntry>(
			`select id, slug, title, version, visibility, archived_at as archivedAt
			from syntheses
			where archived_at is not null
				and (@after is null or (archived_at, id) < (select archived_at, id from syntheses where id = @after))
			order by archived_at desc, id desc
			limit @limit`,
		),
	).all({ after: after ?? null, limit });
}

/** An archived synthesis as it stood; undefined where there is none at this address. */
export function getArchivedSynthesis(store: Store, slug: string): SynthesisRecord | undefined {
	const row = prepared(store, "archived synthesis by slug", () =>
		store.sqlite.prepare<[string], SynthesisRowOfTable>(
			`select ${SYNTHESIS_COLUMNS} from syntheses where slug = ? and archived_at is not null`,
		),
	).get(slug);
	return row && toSynthesisRecord(row);
}
