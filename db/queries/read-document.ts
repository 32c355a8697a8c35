import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/**
 * The document of a study's newest version, which is the truth about it; undefined when there is no such study. It was
 * parsed against the schema when it was saved, and no stored version ever changes.
 */
export function readDocument(store: Store, studyId: number): StudyDocument | undefined {
	const text = prepared(store, "newest document", () =>
		store.sqlite
			.prepare<[number], string>(
				`select document from studies
				join study_versions on study_id = studies.id and study_versions.version = studies.version
				where studies.id = ?`,
			)
			.pluck(),
	).get(studyId);
	return text === undefined ? undefined : (JSON.parse(text) as StudyDocument);
}
