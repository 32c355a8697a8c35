import type { Listing } from "#app/domain/listing.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

export interface DraftEntry {
	slug: string;
	title: string;
	updatedAt: string;
	version: number;
	lacks: Listing["lacks"];
}

/** The drafts a person began, last changed first, with what each still lacks. */
export function listDrafts(store: Store, userId: number): DraftEntry[] {
	return prepared(store, "list drafts", () =>
		store.sqlite.prepare<{ userId: number }, Omit<DraftEntry, "lacks"> & { lacks: string }>(
			`select slug, title, updated_at as updatedAt, version, lacks
			from studies join listings on listings.study_id = studies.id
			where created_by = @userId and visibility = 'draft' and archived_at is null
			order by updated_at desc, studies.id desc`,
		),
	)
		.all({ userId })
		.map((row) => ({ ...row, lacks: JSON.parse(row.lacks) as Listing["lacks"] }));
}
