import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** What is kept twice of a study, for `check` to compare: its latest version and what lists go by. */
export interface StudyState {
	latestVersion: number | null;
	versions: number;
	/** JSON text of the latest version's document, and the visibility it was saved with. */
	document: string | null;
	visibility: "draft" | "published" | null;
	year: number | null;
	hasResults: number | null;
	card: string | null;
}

export function studyState(store: Store, studyId: number): StudyState | undefined {
	return prepared(store, "study state", () =>
		store.sqlite.prepare<[number], StudyState>(
			`select latest.version as latestVersion, latest.document, latest.visibility,
				(select count(*) from study_versions where study_id = studies.id) as versions,
				year, has_results as hasResults, card
			from studies
			left join study_versions latest on latest.study_id = studies.id and latest.version =
				(select max(version) from study_versions where study_id = studies.id)
			left join listings on listings.study_id = studies.id
			where studies.id = ?`,
		),
	).get(studyId);
}
