import { requireAdministrator } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { checkSynthesis } from "#app/domain/synthesis/check-synthesis.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { recordAudit } from "#db/audit.ts";
import { getArchivedSynthesis } from "#db/queries/archived-syntheses.ts";
import { currentStudies } from "#db/queries/source-studies.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { setSynthesisArchivedAt, updateSynthesis } from "#db/write-synthesis.ts";
import { requireReason } from "./save-version.ts";

interface TakeBack {
	slug: string;
	actor: Actor;
	/** Why, in the person's words. */
	reason: string;
	/** The version that was on the screen. */
	expectedVersion: number;
}

/**
 * Takes a synthesis back from the archive, as a version of its own. It is what it was when it was archived; but
 * where something stands in the way of publishing it now, it comes back as a draft.
 * @throws Problem `forbidden` for anybody but an administrator, `not-found`, `stale`, `invalid` without a reason
 */
export function takeBackSynthesis(
	store: Store,
	{ slug, actor, reason, expectedVersion }: TakeBack,
): { version: number; visibility: Visibility } {
	if (actor.kind === "user") requireAdministrator(actor);
	const why = requireReason(reason);
	return inTransaction(store, () => {
		const synthesis = getArchivedSynthesis(store, slug);
		if (!synthesis) throw new Problem("not-found", "There is no such synthesis in the archive.");
		if (synthesis.version !== expectedVersion)
			throw new Problem("stale", "This synthesis was taken back and archived again meanwhile.");
		const { id, document } = synthesis;
		const slugs = document.rows.map(({ study }) => study);
		const findings = checkSynthesis(document, currentStudies(store, slugs, "drafts-too"));
		const visibility = findings.some(({ level }) => level === "error") ? "draft" : synthesis.visibility;
		const version = synthesis.version + 1;
		const at = new Date().toISOString();
		const actorId = actor.kind === "user" ? actor.id : null;
		const text = JSON.stringify(document);
		updateSynthesis(store, id, { document, text, version, visibility, actorId, reason: why, at });
		setSynthesisArchivedAt(store, id, null);
		const detail = { version, reason: why };
		recordAudit(store, { at, actorId, action: "synthesis.unarchived", synthesisId: id, detail });
		return { version, visibility };
	});
}
