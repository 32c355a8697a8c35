import { checkStudy } from "#app/domain/checks/check-study.ts";
import { listingOf } from "#app/domain/listing.ts";
import { Problem } from "#app/domain/problem.ts";
import { proposeSlug } from "#app/domain/slug.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { getStudy, type StudyRecord } from "#db/queries/get-study.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import { isStudyAddressTaken } from "#db/queries/taken-addresses.ts";
import { writeListing } from "#db/search-index.ts";
import type { Store } from "#db/store.ts";
import { insertStudy, updateStudy } from "#db/write-study.ts";
import { refreshDoubts } from "./imports/keep-doubts.ts";
import { parseDocument, sealedParts } from "./parse-document.ts";
import { type SavedVersion, type SaveRequest, saveVersion, type VersionedKind } from "./save-version.ts";

export { NotPublishable } from "./not-publishable.ts";
export type { SaveRequest } from "./save-version.ts";

export type SavedStudy = SavedVersion;

/** Somebody else saved meanwhile. Carries both documents, so that they can be put side by side. */
export class StaleStudy extends Problem {
	readonly current: StudyRecord;
	readonly submitted: StudyDocument;

	constructor(current: StudyRecord, submitted: StudyDocument) {
		super("stale", `This study was changed meanwhile: it is at version ${current.version} now.`);
		this.current = current;
		this.submitted = submitted;
	}
}

const STUDIES: VersionedKind<StudyDocument, StudyRecord> = {
	noun: "study",
	parse: parseDocument,
	find: (store, slug) => getStudy(store, slug, "drafts-too"),
	check(store, document, current) {
		const otherStudies = findSharedIdentities(store, document, { except: current?.id, scope: "drafts-too" });
		const { findings } = sealedParts(document);
		return findings && otherStudies.length === 0 ? findings : checkStudy(document, { otherStudies });
	},
	textOf: (document) => sealedParts(document).text,
	proposeSlug,
	isTaken: isStudyAddressTaken,
	insert: insertStudy,
	update: updateStudy,
	derive(store, id, document, findings) {
		writeListing(store, id, document, listingOf(document, findings));
		refreshDoubts(store, id, findings);
	},
	stale: (current, submitted) => new StaleStudy(current, submitted),
};

/** The one way a study is written. @throws Problem as `saveVersion` does; StaleStudy */
export function saveStudy(store: Store, request: SaveRequest): SavedStudy {
	return saveVersion(store, STUDIES, request);
}
