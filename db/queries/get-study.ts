import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** A study as it stands: what is known about the record, and its document. */
export interface StudyRecord {
	id: number;
	slug: string;
	version: number;
	visibility: "draft" | "published";
	archivedAt: string | null;
	sample: boolean;
	createdBy: number | null;
	updatedAt: string;
	document: StudyDocument;
}

interface Row extends Omit<StudyRecord, "sample" | "document"> {
	sample: number;
	document: string;
}

/** The study at an address, if it exists and this scope may see it. Archived studies are seen by nobody. */
export function getStudy(store: Store, slug: string, scope: Scope): StudyRecord | undefined {
	const row = prepared(store, "study by slug", () =>
		store.sqlite.prepare<{ slug: string; draftsToo: number }, Row>(
			`select id, slug, studies.version, studies.visibility, archived_at as archivedAt, sample,
				created_by as createdBy, updated_at as updatedAt, document
			from studies
			join study_versions latest on latest.study_id = studies.id and latest.version = studies.version
			where slug = @slug and archived_at is null and (studies.visibility = 'published' or @draftsToo)`,
		),
	).get({ slug, draftsToo: scope === "drafts-too" ? 1 : 0 });
	return row && { ...row, sample: row.sample === 1, document: JSON.parse(row.document) as StudyDocument };
}
