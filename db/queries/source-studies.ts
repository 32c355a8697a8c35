import { documentOf } from "#app/domain/document-json.ts";
import type { SourceStudy } from "#app/domain/synthesis/analyse-synthesis.ts";
import type { StudyVersion } from "#app/domain/synthesis/saved-versions.ts";
import { and, eq, isNull, oneOf, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studyVersions } from "../schema/records.ts";
import { studies } from "../schema/studies.ts";
import { inScope, isVisible, type Scope } from "../scope.ts";
import { YEAR_STEP } from "../search-entry.ts";
import type { Store } from "../store.ts";
import { isNewest } from "./read-document.ts";

type Row = Omit<SourceStudy, "document"> & { document: string };

const toStudy = (row: Row): SourceStudy => ({ ...row, document: documentOf(row.document) });
const bySlug = (rows: Row[]) => new Map(rows.map((row) => [row.slug, toStudy(row)]));

const { slug, archivedAt } = studies;
const { version, visibility, document } = studyVersions;

/** The studies at these addresses as they stand, by address, as far as the scope may see them; one query however many. */
export function currentStudies(
	store: Store,
	slugs: readonly string[],
	scope: Scope,
): Map<string, SourceStudy> {
	const rows = prepared(store, "current studies", () =>
		store.db
			.select({ slug, version, visibility: studies.visibility, document })
			.from(studies)
			.innerJoin(studyVersions, isNewest())
			.where(and(oneOf(slug, "slugs"), isNull(archivedAt), isVisible(studies.visibility)))
			.prepare(),
	).all({ slugs: JSON.stringify([...new Set(slugs)]), ...inScope(scope) });
	return bySlug(rows);
}

/**
 * Earlier versions of studies, by address. Neither the study as it stands nor the version asked for may be
 * beyond the scope: what was typed before publishing stays unseen, and so does what was withdrawn since.
 */
export function pinnedStudies(
	store: Store,
	pins: readonly StudyVersion[],
	scope: Scope,
): Map<string, SourceStudy> {
	const rows = prepared(store, "pinned studies", () =>
		store.db
			.select({ slug, version, visibility, document })
			.from(studies)
			.innerJoin(studyVersions, eq(studyVersions.studyId, studies.id))
			.where(and(isPinned(), isNull(archivedAt), isVisible(studies.visibility), isVisible(visibility)))
			.prepare(),
	).all({ pins: JSON.stringify(pins), ...inScope(scope) });
	return bySlug(rows);
}

/**
 * Versions that were saved as published, by address, whatever became of their studies since: what a result that was
 * kept with them was computed from.
 */
export function keptStudies(store: Store, pins: readonly StudyVersion[]): Map<string, SourceStudy> {
	const rows = prepared(store, "kept studies", () =>
		store.db
			.select({ slug, version, visibility, document })
			.from(studies)
			.innerJoin(studyVersions, eq(studyVersions.studyId, studies.id))
			.where(and(isPinned(), eq(visibility, "published")))
			.prepare(),
	).all({ pins: JSON.stringify(pins) });
	return bySlug(rows);
}

/** Whether a version is one of the placeholder's. */
const isPinned = () => sql`(${slug}, ${version}) in (
	select value ->> 'slug', value ->> 'version' from json_each(${sql.placeholder("pins")}))`;

/** Published studies whose texts a full-text expression finds, as they stand; what filters go by is no text. */
export function studiesMatching(store: Store, expression: string, limit: number): SourceStudy[] {
	return prepared(store, "studies matching", () =>
		store.sqlite.prepare<{ expression: string; limit: number }, Row>(
			`select slug, studies.version, studies.visibility, document
			from study_search join studies on studies.id = study_search.rowid & ${YEAR_STEP - 1}
			join study_versions on study_id = studies.id and study_versions.version = studies.version
			where study_search match '- filters : (' || @expression || ')' and archived_at is null and studies.visibility = 'published'
			order by studies.id limit @limit`,
		),
	)
		.all({ expression, limit })
		.map(toStudy);
}
