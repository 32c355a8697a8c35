import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { getVersion } from "#db/queries/versions.ts";
import type { Store } from "#db/store.ts";

/** The documents of a study's versions, as an editor's form asks for the one it was filled in from. */
export function versionsOf(
	store: Store,
	slug: string | undefined,
): (version: number) => StudyDocument | undefined {
	return (version) => {
		const study = slug === undefined ? undefined : getStudy(store, slug, "drafts-too");
		return study && getVersion(store, "study", study.id, version, "drafts-too")?.document;
	};
}
