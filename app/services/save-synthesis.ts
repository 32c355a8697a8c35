import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { addressOf } from "#app/domain/slug.ts";
import { checkSynthesis } from "#app/domain/synthesis/check-synthesis.ts";
import { COMPUTATION } from "#app/domain/synthesis/computation.ts";
import { type SynthesisDocument, synthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { recordAudit } from "#db/audit.ts";
import { getSynthesis, type SynthesisRecord } from "#db/queries/get-synthesis.ts";
import { currentStudies } from "#db/queries/source-studies.ts";
import { getSynthesisVersion } from "#db/queries/synthesis-versions.ts";
import { isSynthesisAddressTaken } from "#db/queries/taken-addresses.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { insertSynthesis, setSynthesisArchivedAt, updateSynthesis } from "#db/write-synthesis.ts";
import { parseWith } from "./parse-document.ts";
import {
	requireReason,
	type SavedVersion,
	type SaveRequest,
	saveVersion,
	type VersionedKind,
} from "./save-version.ts";

/** Somebody else saved meanwhile. Carries both documents, so that they can be put side by side. */
export class StaleSynthesis extends Problem {
	readonly current: SynthesisRecord;
	readonly submitted: SynthesisDocument;

	constructor(current: SynthesisRecord, submitted: SynthesisDocument) {
		super("stale", `This synthesis was changed meanwhile: it is at version ${current.version} now.`);
		this.current = current;
		this.submitted = submitted;
	}
}

/** Addresses under /syntheses that are no synthesis. */
const RESERVED = new Set(["new", "try"]);

const SYNTHESES: VersionedKind<SynthesisDocument, SynthesisRecord> = {
	noun: "synthesis",
	parse: (input) => parseWith(synthesisDocument, input),
	find: (store, slug) => getSynthesis(store, slug, "drafts-too"),
	check: (store, document) => checkSynthesis(document, studiesOf(store, document)),
	proposeSlug: ({ title }) => {
		const slug = addressOf(title) || "synthesis";
		return RESERVED.has(slug) ? `${slug}-synthesis` : slug;
	},
	isTaken: isSynthesisAddressTaken,
	insert: insertSynthesis,
	update: updateSynthesis,
	stale: (current, submitted) => new StaleSynthesis(current, submitted),
};

function studiesOf(store: Store, { rows }: SynthesisDocument) {
	return currentStudies(
		store,
		rows.map(({ study }) => study),
		"drafts-too",
	);
}

/**
 * The one way a synthesis is written. Every save notes at which version each study is and by which formulas it is
 * computed: saving accepts the numbers as they stand.
 * @throws Problem as `saveVersion` does, and `invalid` for a study that does not exist; StaleSynthesis
 */
export function saveSynthesis(store: Store, request: SaveRequest): SavedVersion {
	requireEditing(request.actor);
	const document = SYNTHESES.parse(request.document);
	return inTransaction(store, () =>
		saveVersion(store, SYNTHESES, { ...request, document: pinned(store, document) }),
	);
}

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

interface Change {
	slug: string;
	actor: Actor;
	/** Why, in the person's words. */
	reason: string;
	/** The version that was on the screen. */
	expectedVersion: number;
}

/** Publishes a draft, or withdraws what is published. @throws as `saveSynthesis` does */
export function setSynthesisVisibility(
	store: Store,
	change: Change & { visibility: Visibility },
): SavedVersion {
	return saveSynthesis(store, { ...change, document: currentSynthesis(store, change).document });
}

/** Takes the studies, and the formulas, as they stand for what the synthesis is about. @throws as `saveSynthesis` does */
export function acceptNewerVersions(store: Store, change: Change): SavedVersion {
	return saveSynthesis(store, { ...change, document: currentSynthesis(store, change).document });
}

/** Makes an earlier version's document the next version. @throws as `saveSynthesis` does */
export function restoreSynthesis(store: Store, change: Change & { version: number }): SavedVersion {
	const { id } = currentSynthesis(store, change);
	const earlier = getSynthesisVersion(store, id, change.version, "drafts-too");
	if (!earlier) throw new Problem("not-found", "There is no such version.");
	return saveSynthesis(store, { ...change, document: earlier.document });
}

/** Takes a synthesis out of the list for everybody. It is kept with all its versions. */
export function archiveSynthesis(store: Store, { slug, actor, reason, expectedVersion }: Change): void {
	inTransaction(store, () => {
		const current = currentSynthesis(store, { slug, actor });
		if (current.version !== expectedVersion) throw new StaleSynthesis(current, current.document);
		const given = requireReason(reason);
		const at = new Date().toISOString();
		setSynthesisArchivedAt(store, current.id, at);
		recordAudit(store, {
			at,
			actorId: actor.kind === "user" ? actor.id : null,
			action: "synthesis.archived",
			synthesisId: current.id,
			detail: { version: current.version, reason: given },
		});
	});
}

function currentSynthesis(store: Store, { slug, actor }: Pick<Change, "slug" | "actor">): SynthesisRecord {
	requireEditing(actor);
	const record = getSynthesis(store, slug, "drafts-too");
	if (!record) throw new Problem("not-found", "There is no such synthesis.");
	return record;
}
