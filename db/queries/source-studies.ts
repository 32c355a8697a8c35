import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type { SourceStudy } from "#app/domain/synthesis/analyse-synthesis.ts";
import { prepared } from "../prepared.ts";
import type { Scope } from "../scope.ts";
import { YEAR_STEP } from "../search-entry.ts";
import type { Store } from "../store.ts";

interface Row extends Omit<SourceStudy, "document"> {
	document: string;
}

const toStudy = (row: Row): SourceStudy => ({ ...row, document: JSON.parse(row.document) as StudyDocument });

/** The studies at these addresses as they stand, by address, as far as the scope may see them; one query however many. */
export function currentStudies(
	store: Store,
	slugs: readonly string[],
	scope: Scope,
): Map<string, SourceStudy> {
	const rows = prepared(store, "current studies", () =>
		store.sqlite.prepare<{ slugs: string; draftsToo: number }, Row>(
			`select slug, studies.version, studies.visibility, document
			from json_each(@slugs) join studies on slug = value
			join study_versions on study_id = studies.id and study_versions.version = studies.version
			where archived_at is null and (studies.visibility = 'published' or @draftsToo)`,
		),
	).all({ slugs: JSON.stringify([...new Set(slugs)]), draftsToo: scope === "drafts-too" ? 1 : 0 });
	return new Map(rows.map((row) => [row.slug, toStudy(row)]));
}

/**
 * Earlier versions of studies, by address. Neither the study as it stands nor the version asked for may be
 * beyond the scope: what was typed before publishing stays unseen, and so does what was withdrawn since.
 */
export function pinnedStudies(
	store: Store,
	pins: readonly { slug: string; version: number }[],
	scope: Scope,
): Map<string, SourceStudy> {
	const rows = prepared(store, "pinned studies", () =>
		store.sqlite.prepare<{ pins: string; draftsToo: number }, Row>(
			`select slug, study_versions.version, study_versions.visibility, document
			from json_each(@pins) join studies on slug = value ->> 'slug'
			join study_versions on study_id = studies.id and study_versions.version = value ->> 'version'
			where archived_at is null
				and ((studies.visibility = 'published' and study_versions.visibility = 'published') or @draftsToo)`,
		),
	).all({ pins: JSON.stringify(pins), draftsToo: scope === "drafts-too" ? 1 : 0 });
	return new Map(rows.map((row) => [row.slug, toStudy(row)]));
}

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
