import { checkStudy } from "#app/domain/checks/check-study.ts";
import { documentText } from "#app/domain/document-json.ts";
import { listingOf } from "#app/domain/listing.ts";
import { proposeSlug } from "#app/domain/slug.ts";
import { mergeDocuments } from "#app/domain/versions/merge-documents.ts";
import { threeWay } from "#app/domain/versions/three-way.ts";
import { getArchivedStudy } from "#db/queries/archived-studies.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import { writeListing } from "#db/search-index.ts";
import type { Store } from "#db/store.ts";
import { insertStudy, updateStudy } from "#db/write-study.ts";
import { refreshDoubts } from "./imports/keep-doubts.ts";
import { parseDocument, sealedParts } from "./parse-document.ts";
import { type SavedVersion, type SaveRequest, saveVersion, type VersionedKind } from "./save-version.ts";

export const STUDIES: VersionedKind<"study"> = {
	noun: "study",
	parse: parseDocument,
	find: (store, slug) => getStudy(store, slug, "drafts-too"),
	findArchived: getArchivedStudy,
	check(store, document, current) {
		const shared = findSharedIdentities(store, document, { except: current?.id, scope: "drafts-too" });
		const { findings } = sealedParts(document);
		return findings && shared.length === 0 ? findings : checkStudy(document, { shared });
	},
	textOf: (document) => sealedParts(document).text ?? documentText(document),
	proposeSlug,
	insert: insertStudy,
	update: updateStudy,
	derive(store, id, { document, version }, findings) {
		const isNew = version === 1;
		writeListing(store, id, document, listingOf(document, findings), { isNew });
		if (!isNew) refreshDoubts(store, id, findings);
	},
	compare: (_, { base, theirs, mine }) => threeWay(base, theirs, mine),
	merge: ({ base, theirs, mine }, choices) => mergeDocuments(base, theirs, mine, choices),
};

/** The one way a study is written. @throws Problem as `saveVersion` does */
export function saveStudy(store: Store, request: SaveRequest): SavedVersion {
	return saveVersion(store, STUDIES, request);
}
