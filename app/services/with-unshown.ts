import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { keepUnshown } from "#app/domain/study-form/keep-unshown.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { getVersion } from "#db/queries/study-versions.ts";
import type { Store } from "#db/store.ts";

/** A document from the form, with the parts that the form does not show as they are in the version it was made from. */
export function withUnshown(
	store: Store,
	{ slug, baseVersion }: { slug: string | undefined; baseVersion: number | undefined },
	document: StudyDocument,
): StudyDocument {
	const study = slug === undefined ? undefined : getStudy(store, slug, "drafts-too");
	if (!study || baseVersion === undefined) return document;
	const base = getVersion(store, study.id, baseVersion, "drafts-too");
	return base ? keepUnshown(base.document, document) : document;
}
