import * as z from "zod";
import { Problem } from "#app/domain/problem.ts";
import { mergeSyntheses, synthesisConflicts } from "#app/domain/synthesis/merge-syntheses.ts";
import { type SynthesisDocument, synthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import type { Side } from "#app/domain/versions/sides.ts";
import type { Conflict } from "#app/domain/versions/three-way.ts";
import { getSynthesis } from "#db/queries/get-synthesis.ts";
import { getSynthesisVersion } from "#db/queries/synthesis-versions.ts";
import type { Store } from "#db/store.ts";
import { invalidDocument } from "./parse-document.ts";
import { studiesIn } from "./read-synthesis-history.ts";

/** A change of a synthesis that was made from a version which is no longer the latest. */
export interface StaleSynthesisChange {
	slug: string;
	baseVersion: number;
	/** What the form said, not parsed yet. */
	mine: unknown;
}

export interface SynthesisConflictReport {
	theirsVersion: number;
	theirsBy: string | null;
	theirsReason: string;
	conflicts: Conflict[];
}

/** The two versions side by side. @throws Problem `not-found`, or `invalid` when there is no such base version */
export function reportSynthesisConflict(store: Store, change: StaleSynthesisChange): SynthesisConflictReport {
	const { base, theirs, mine, entry } = versionsOf(store, change);
	const { names } = studiesIn(store, [base, theirs, mine], "drafts-too");
	return {
		theirsVersion: entry.version,
		theirsBy: entry.actor,
		theirsReason: entry.reason,
		conflicts: synthesisConflicts(base, theirs, mine, (study) => names.get(study)),
	};
}

/**
 * Both changes made one by the choices of the person whose save was refused. It is not saved yet.
 * @throws Problem `stale` when a still newer version came in meanwhile, `invalid` when the choices make no
 * synthesis, as well as what `reportSynthesisConflict` throws
 */
export function resolveSynthesisConflict(
	store: Store,
	change: StaleSynthesisChange & { theirsVersion: number; choices: Record<string, Side> },
): SynthesisDocument {
	const { base, theirs, mine, entry } = versionsOf(store, change);
	if (entry.version !== change.theirsVersion) {
		throw new Problem("stale", "Somebody saved once more meanwhile.");
	}
	return parsed(() => mergeSyntheses(base, theirs, mine, change.choices));
}

function versionsOf(store: Store, { slug, baseVersion, mine }: StaleSynthesisChange) {
	const current = getSynthesis(store, slug, "drafts-too");
	if (!current) throw new Problem("not-found", "There is no such synthesis.");
	const base = getSynthesisVersion(store, current.id, baseVersion, "drafts-too");
	const entry = getSynthesisVersion(store, current.id, current.version, "drafts-too");
	if (!base || !entry) {
		throw new Problem(
			"invalid",
			"This form was made from a version that does not exist. Open the synthesis's form again.",
		);
	}
	const own = parsed(() => synthesisDocument.parse(mine));
	return { base: base.document, theirs: entry.document, mine: own, entry };
}

function parsed(make: () => SynthesisDocument): SynthesisDocument {
	try {
		return make();
	} catch (error) {
		if (error instanceof z.ZodError) throw invalidDocument(error);
		throw error;
	}
}
