import * as z from "zod";
import { Problem } from "#app/domain/problem.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { mergeDocuments } from "#app/domain/versions/merge-documents.ts";
import { type Conflict, threeWay } from "#app/domain/versions/three-way.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { getVersion } from "#db/queries/study-versions.ts";
import type { Store } from "#db/store.ts";
import { invalidDocument } from "./parse-document.ts";

/** A change that was made from a version which is no longer the latest. */
export interface StaleChange {
	slug: string;
	/** The version it was made from. */
	baseVersion: number | undefined;
	mine: StudyDocument;
}

/** Their version, by whom and why, beside mine. */
export interface ConflictReport {
	theirsVersion: number;
	theirsBy: string | null;
	theirsReason: string;
	conflicts: Conflict[];
}

/** The two versions side by side. @throws Problem `not-found`, or `invalid` when there is no such base version */
export function reportConflict(store: Store, change: StaleChange): ConflictReport {
	const { base, theirs, entry } = versionsOf(store, change);
	return {
		theirsVersion: entry.version,
		theirsBy: entry.actor,
		theirsReason: entry.reason,
		conflicts: threeWay(base, theirs, change.mine),
	};
}

/**
 * Both changes made one by the choices of the person whose save was refused. It is not saved yet.
 * @throws Problem `stale` when a still newer version came in meanwhile, `invalid` when the choices make no
 * document, as well as what `reportConflict` throws
 */
export function resolveConflict(
	store: Store,
	change: StaleChange & { theirsVersion: number; choices: Record<string, "theirs" | "mine"> },
): StudyDocument {
	const { base, theirs, entry } = versionsOf(store, change);
	if (entry.version !== change.theirsVersion)
		throw new Problem("stale", "Somebody saved once more meanwhile.");
	try {
		return mergeDocuments(base, theirs, change.mine, change.choices);
	} catch (error) {
		if (error instanceof z.ZodError) throw invalidDocument(error);
		throw error;
	}
}

function versionsOf(store: Store, { slug, baseVersion }: StaleChange) {
	const study = getStudy(store, slug, "drafts-too");
	if (!study) throw new Problem("not-found", "There is no such study.");
	const base = baseVersion === undefined ? undefined : getVersion(store, study.id, baseVersion, "drafts-too");
	const entry = getVersion(store, study.id, study.version, "drafts-too");
	if (!base || !entry)
		throw new Problem(
			"invalid",
			"This form was made from a version that does not exist. Open the study's form again.",
		);
	return { base: base.document, theirs: entry.document, entry };
}
