import { allGiven, and, asc, desc, eq, inArray, isGiven, isNotNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { importRecords } from "../schema/imports.ts";
import { studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";

const { importId, position, choices, doubts, state, studyId } = importRecords;

/** A study was read from the record, and since doubts are kept. */
const hasDoubts = () => and(inArray(state, ["created", "updated", "unchanged"]), isNotNull(doubts));

/** The doubts that the last record of a study left as JSON, if it was read since doubts are kept. */
export function doubtsOfStudy(store: Store, study: number) {
	return prepared(store, "doubts of study", () =>
		store.db
			.select({ importId, position, choices, doubts })
			.from(importRecords)
			.where(and(isGiven(studyId, "study"), hasDoubts()))
			.orderBy(desc(importId), desc(position))
			.limit(1)
			.prepare(),
	).get({ study });
}

/** The records of an import that still leave doubts, in their order, with the address of their study; so many of them, where that is said. */
export function listDoubts(store: Store, ofImport: number, limit = -1) {
	return prepared(store, "doubts of import", () =>
		store.db
			.select({ slug: studies.slug, doubts })
			.from(importRecords)
			.innerJoin(studies, eq(studies.id, studyId))
			// As the index has it, which a parameter would not be.
			.where(and(isGiven(importId, "ofImport"), hasDoubts(), sql`${doubts} <> '[]'`))
			.orderBy(asc(position))
			.limit(sql.placeholder("limit"))
			.prepare(),
	).all({ ofImport, limit });
}

/** Replaces the doubts of a record. Call it inside the transaction of what settles them. */
export function setDoubts(
	store: Store,
	record: Pick<typeof importRecords.$inferSelect, "importId" | "position" | "doubts">,
): void {
	prepared(store, "set doubts", () =>
		store.db
			.update(importRecords)
			.set(allGiven("doubts"))
			.where(and(isGiven(importId, "importId"), isGiven(position, "position")))
			.prepare(),
	).run(record);
}
