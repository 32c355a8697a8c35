import type { Listing } from "#app/domain/listing.ts";
import { and, desc, eq, isGiven, isNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { listings, studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";

/** The drafts a person began, last changed first, with what each still lacks: so many of them, from a place on. */
export function listDrafts(
	store: Store,
	userId: number,
	{ limit, offset }: { limit: number; offset: number },
) {
	const { id, slug, title, updatedAt, version, createdBy, visibility, archivedAt } = studies;
	// As the index has it, which a parameter would not be.
	const isDraft = sql`${visibility} = 'draft'`;
	return prepared(store, "list drafts", () =>
		store.db
			.select({ slug, title, updatedAt, version, lacks: listings.lacks })
			.from(studies)
			.innerJoin(listings, eq(listings.studyId, id))
			.where(and(isGiven(createdBy, "userId"), isDraft, isNull(archivedAt)))
			.orderBy(desc(updatedAt), desc(id))
			.limit(sql.placeholder("limit"))
			.offset(sql.placeholder("offset"))
			.prepare(),
	)
		.all({ userId, limit, offset })
		.map((row) => ({ ...row, lacks: JSON.parse(row.lacks) as Listing["lacks"] }));
}
