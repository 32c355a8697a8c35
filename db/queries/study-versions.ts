import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import type { Store } from "../store.ts";

/** One line of a study's history. */
export interface VersionEntry {
	version: number;
	visibility: "draft" | "published";
	reason: string;
	/** Null where the program itself wrote it. */
	actor: string | null;
	createdAt: string;
}

/**
 * The versions of a study, newest first. Who may not see drafts gets only the versions that were saved as
 * published: what was typed before publishing, or after a withdrawal, stays unseen.
 */
export function listVersions(store: Store, studyId: number, scope: Scope): VersionEntry[] {
	return prepared(store, "list versions", () =>
		store.sqlite.prepare<{ studyId: number; draftsToo: number }, VersionEntry>(
			`select version, visibility, reason, users.name as actor, study_versions.created_at as createdAt
			from study_versions left join users on users.id = actor_id
			where study_id = @studyId and (visibility = 'published' or @draftsToo)
			order by version desc`,
		),
	).all({ studyId, draftsToo: scope === "drafts-too" ? 1 : 0 });
}

/** The whole document as one version holds it, within the same scope. */
export function getVersion(
	store: Store,
	studyId: number,
	version: number,
	scope: Scope,
): (VersionEntry & { document: StudyDocument }) | undefined {
	const row = prepared(store, "get version", () =>
		store.sqlite.prepare<
			{ studyId: number; version: number; draftsToo: number },
			VersionEntry & { document: string }
		>(
			`select version, visibility, reason, users.name as actor, study_versions.created_at as createdAt, document
			from study_versions left join users on users.id = actor_id
			where study_id = @studyId and version = @version and (visibility = 'published' or @draftsToo)`,
		),
	).get({ studyId, version, draftsToo: scope === "drafts-too" ? 1 : 0 });
	return row && { ...row, document: JSON.parse(row.document) as StudyDocument };
}
