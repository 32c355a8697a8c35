import { documentOf } from "#app/domain/document-json.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { and, eq, isGiven } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studyVersions } from "../schema/records.ts";
import { studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";

/** Joins a study with its newest version, which is the study as it stands. */
export const isNewest = () =>
	and(eq(studyVersions.studyId, studies.id), eq(studyVersions.version, studies.version));

/**
 * The document of a study's newest version, which is the truth about it; undefined when there is no such study. It was
 * parsed against the schema when it was saved, and no stored version ever changes.
 */
export function readDocument(store: Store, studyId: number): StudyDocument | undefined {
	const newest = prepared(store, "newest document", () =>
		store.db
			.select({ document: studyVersions.document })
			.from(studies)
			.innerJoin(studyVersions, isNewest())
			.where(isGiven(studies.id, "studyId"))
			.prepare(),
	).get({ studyId });
	return newest && documentOf(newest.document);
}
