import { documentOf } from "#app/domain/document-json.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { and, asc, desc, eq, gt, inArray, isGiven, isNotNull, isNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { importRecords, importTexts } from "../schema/imports.ts";
import { studyVersions } from "../schema/records.ts";
import { outcomes } from "../schema/results.ts";
import { studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";

/** Studies in the library with a concept stored for an outcome, those of the sample library apart, by their number. */
export function studiesWithConcepts(
	store: Store,
	after: number,
	limit: number,
): { id: number; slug: string }[] {
	const { id, slug, archivedAt, sample } = studies;
	const withConcept = store.db
		.select({ studyId: outcomes.studyId })
		.from(outcomes)
		.where(and(eq(outcomes.studyId, id), isNotNull(outcomes.concept)));
	return store.db
		.select({ id, slug })
		.from(studies)
		.where(and(gt(id, after), isNull(archivedAt), eq(sample, false), sql`exists ${withConcept}`))
		.orderBy(asc(id))
		.limit(limit)
		.all();
}

/** Every version of a study, newest first. */
export function versionDocuments(
	store: Store,
	studyId: number,
): { version: number; document: StudyDocument }[] {
	const { version, document } = studyVersions;
	return prepared(store, "documents of all versions", () =>
		store.db
			.select({ version, document })
			.from(studyVersions)
			.where(isGiven(studyVersions.studyId, "studyId"))
			.orderBy(desc(version))
			.prepare(),
	)
		.all({ studyId })
		.map((row) => ({ version: row.version, document: documentOf(row.document) }));
}

/** The records that imports made versions of a study from, with what each said, deflated. */
export function recordsOfVersions(store: Store, studyId: number) {
	const { importId, position, version, format, state } = importRecords;
	return prepared(store, "records of all versions", () =>
		store.db
			.select({ version: sql<number>`${version}`, format, raw: importTexts.raw })
			.from(importRecords)
			.innerJoin(importTexts, and(eq(importTexts.importId, importId), eq(importTexts.position, position)))
			.where(
				and(
					isGiven(importRecords.studyId, "studyId"),
					isNotNull(version),
					inArray(state, ["created", "updated"]),
				),
			)
			.prepare(),
	).all({ studyId });
}
