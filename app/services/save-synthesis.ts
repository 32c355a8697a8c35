import { Problem } from "#app/domain/problem.ts";
import { proposeAddress } from "#app/domain/slug.ts";
import { checkSynthesis } from "#app/domain/synthesis/check-synthesis.ts";
import { COMPUTATION } from "#app/domain/synthesis/computation.ts";
import { mergeSyntheses, synthesisConflicts } from "#app/domain/synthesis/merge-syntheses.ts";
import { type SynthesisDocument, synthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { getArchivedSynthesis } from "#db/queries/archived-syntheses.ts";
import { getSynthesis } from "#db/queries/get-synthesis.ts";
import { currentStudies } from "#db/queries/source-studies.ts";
import type { Store } from "#db/store.ts";
import { insertSynthesis, updateSynthesis } from "#db/write-synthesis.ts";
import { archive, type Change } from "./change-version.ts";
import { keepResult } from "./keep-result.ts";
import { parseWith } from "./parse-document.ts";
import { studiesIn } from "./read-synthesis.ts";
import { type SavedVersion, type SaveRequest, saveVersion, type VersionedKind } from "./save-version.ts";

/** Addresses under /syntheses that are no synthesis. */
const RESERVED = new Set(["new", "try"]);

export const SYNTHESES: VersionedKind<"synthesis"> = {
	noun: "synthesis",
	parse: (input) => parseWith(synthesisDocument, input),
	textOf: (document) => JSON.stringify(document),
	find: (store, slug) => getSynthesis(store, slug, "drafts-too"),
	findArchived: getArchivedSynthesis,
	prepare: pinned,
	check: (store, document) => checkSynthesis(document, studiesOf(store, document)),
	proposeSlug: ({ title }) => proposeAddress(title, "synthesis", RESERVED),
	insert: insertSynthesis,
	update: updateSynthesis,
	derive(store, id, { document, version, visibility, at }) {
		if (visibility === "published") keepResult(store, { id, version, document }, at);
	},
	compare(store, { base, theirs, mine }) {
		const { names } = studiesIn(store, [base, theirs, mine], "drafts-too");
		return synthesisConflicts(base, theirs, mine, (study) => names.get(study));
	},
	merge: ({ base, theirs, mine }, choices) => mergeSyntheses(base, theirs, mine, choices),
};

function studiesOf(store: Store, { rows }: SynthesisDocument) {
	return currentStudies(
		store,
		rows.map(({ study }) => study),
		"drafts-too",
	);
}

/** The one way a synthesis is written. @throws Problem as `saveVersion` does, and `invalid` for a study that does not exist */
export function saveSynthesis(store: Store, request: SaveRequest): SavedVersion {
	return saveVersion(store, SYNTHESES, request);
}

/** Takes a synthesis out of the list. @throws as `archive` does */
export const archiveSynthesis = (store: Store, change: Change): void => archive(store, SYNTHESES, change);

/**
 * Every save notes at which version each study is and by which formulas it is computed: saving accepts the numbers as
 * they stand.
 */
function pinned(store: Store, document: SynthesisDocument): SynthesisDocument {
	const studies = studiesOf(store, document);
	const rows = document.rows.map((row, index) => {
		const version = studies.get(row.study)?.version ?? row.studyVersion;
		if (version === undefined) {
			throw new Problem("invalid", `There is no study “${row.study}”.`, [
				{ path: ["rows", index, "study"], message: "There is no such study" },
			]);
		}
		return { ...row, studyVersion: version };
	});
	return SYNTHESES.parse({ ...document, rows, computation: COMPUTATION });
}
