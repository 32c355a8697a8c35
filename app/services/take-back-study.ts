import { requireAdministrator } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import { listingOf } from "#app/domain/listing.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { recordAudit } from "#db/audit.ts";
import { getArchivedStudy } from "#db/queries/archived-studies.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import { writeListing } from "#db/search-index.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { setArchivedAt, updateStudy } from "#db/write-study.ts";

interface TakeBack {
	slug: string;
	actor: Actor;
	/** Why, in the person's words. */
	reason: string;
	/** The version that was on the screen. */
	expectedVersion: number;
}

/**
 * Takes a study back from the archive, as a version of its own. It is what it was when it was archived; but
 * where today's checks see errors that those of its time did not, it comes back as a draft.
 * @throws Problem `forbidden` for anybody but an administrator, `not-found`, `stale`, `invalid` without a reason
 */
export function takeBackStudy(
	store: Store,
	{ slug, actor, reason, expectedVersion }: TakeBack,
): { version: number; visibility: Visibility } {
	if (actor.kind === "user") requireAdministrator(actor);
	const why = reason.trim();
	if (why === "")
		throw new Problem("invalid", "Say in a few words why.", [
			{ path: ["reason"], message: "Say in a few words why" },
		]);
	return inTransaction(store, () => {
		const study = getArchivedStudy(store, slug);
		if (!study) throw new Problem("not-found", "There is no such study in the archive.");
		if (study.version !== expectedVersion)
			throw new Problem("stale", "This study was taken back and archived again meanwhile.");
		const { id, document } = study;
		const findings = checkStudy(document, {
			otherStudies: findSharedIdentities(store, document, { except: id, scope: "drafts-too" }),
		});
		const visibility = findings.some(({ level }) => level === "error") ? "draft" : study.visibility;
		const version = study.version + 1;
		const at = new Date().toISOString();
		const actorId = actor.kind === "user" ? actor.id : null;
		const text = JSON.stringify(document);
		updateStudy(store, id, { document, text, version, visibility, actorId, reason: why, at });
		setArchivedAt(store, id, null);
		writeListing(store, id, document, listingOf(document, findings));
		recordAudit(store, {
			at,
			actorId,
			action: "study.unarchived",
			studyId: id,
			detail: { version, reason: why },
		});
		return { version, visibility };
	});
}
