import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import type { StudyRecord } from "./get-study.ts";
import { readDocument } from "./read-document.ts";

export interface ArchivedEntry {
	id: number;
	slug: string;
	title: string;
	version: number;
	visibility: "draft" | "published";
	archivedAt: string;
}

/**
 * What was taken out of the library, last archived first, a page at a time: `after` is the id of the last one
 * seen. For administrators alone; nobody else is told what was ever here.
 */
export function listArchived(
	store: Store,
	{ after, limit }: { after?: number; limit: number },
): ArchivedEntry[] {
	return prepared(store, "list archived", () =>
		store.sqlite.prepare<{ after: number | null; limit: number }, ArchivedEntry>(
			`select id, slug, title, version, visibility, archived_at as archivedAt
			from studies
			where archived_at is not null
				and (@after is null or (archived_at, id) < (select archived_at, id from studies where id = @after))
			order by archived_at desc, id desc
			limit @limit`,
		),
	).all({ after: after ?? null, limit });
}

/** An archived study as it stood, with its document; undefined where there is none at this address. */
export function getArchivedStudy(
	store: Store,
	slug: string,
): Pick<StudyRecord, "id" | "version" | "visibility" | "document"> | undefined {
	const row = prepared(store, "archived study by slug", () =>
		store.sqlite.prepare<[string], Pick<StudyRecord, "id" | "version" | "visibility">>(
			"select id, version, visibility from studies where slug = ? and archived_at is not null",
		),
	).get(slug);
	const document = row && readDocument(store, row.id);
	return row && document && { ...row, document };
}
