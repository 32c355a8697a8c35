import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** Studies in the library with a concept stored for an outcome, those of the sample library apart, by their number. */
export function studiesWithConcepts(
	store: Store,
	after: number,
	limit: number,
): { id: number; slug: string }[] {
	return store.sqlite
		.prepare<[number, number], { id: number; slug: string }>(
			`select id, slug from studies
			where id > ? and archived_at is null and sample = 0
				and exists (select 1 from outcomes where study_id = studies.id and concept is not null)
			order by id limit ?`,
		)
		.all(after, limit);
}

/** Every version of a study, newest first. */
export function versionDocuments(
	store: Store,
	studyId: number,
): { version: number; document: StudyDocument }[] {
	return prepared(store, "documents of all versions", () =>
		store.sqlite.prepare<[number], { version: number; document: string }>(
			"select version, document from study_versions where study_id = ? order by version desc",
		),
	)
		.all(studyId)
		.map(({ version, document }) => ({ version, document: JSON.parse(document) as StudyDocument }));
}

/** The records that imports made versions of a study from, with what each said, deflated. */
export function recordsOfVersions(
	store: Store,
	studyId: number,
): { version: number; format: "ctgov" | "document"; raw: Buffer }[] {
	return prepared(store, "records of all versions", () =>
		store.sqlite.prepare<[number], { version: number; format: "ctgov" | "document"; raw: Buffer }>(
			`select version, format, raw from import_records join import_texts using (import_id, position)
			where study_id = ? and version is not null and state in ('created', 'updated')`,
		),
	).all(studyId);
}
