import type { Listing } from "#app/domain/listing.ts";
import { and, desc, eq, isGiven, isNull } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { listings, studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";

/** The drafts a person began, last changed first, with what each still lacks. */
export function listDrafts(store: Store, userId: number) {
	const { id, slug, title, updatedAt, version, createdBy, visibility, archivedAt } = studies;
	return prepared(store, "list drafts", () =>
		store.db
			.select({ slug, title, updatedAt, version, lacks: listings.lacks })
			.from(studies)
			.innerJoin(listings, eq(listings.studyId, id))
			.where(and(isGiven(createdBy, "userId"), eq(visibility, "draft"), isNull(archivedAt)))
			.orderBy(desc(updatedAt), desc(id))
			.prepare(),
	)
		.all({ userId })
		.map((row) => ({ ...row, lacks: JSON.parse(row.lacks) as Listing["lacks"] }));
}
