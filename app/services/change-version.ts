import { requireAdministrating, requireEditing } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { setArchivedAt } from "#db/archive.ts";
import { recordAudit } from "#db/audit.ts";
import { getVersion } from "#db/queries/versions.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import type { VersionedKindName } from "#db/versioned.ts";
import {
	requireReason,
	type SavedVersion,
	saveVersion,
	subjectOf,
	type VersionedKind,
} from "./save-version.ts";

/** A change of what stands at an address. */
export interface Change {
	slug: string;
	actor: Actor;
	/** Why, in the person's words. */
	reason: string;
	/** The version that was on the screen. */
	expectedVersion: number;
}

/** What stands at an address, for whoever may change it. @throws Problem `unauthenticated`, `forbidden`, `not-found` */
export function currentOf<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	{ slug, actor }: Pick<Change, "slug" | "actor">,
) {
	requireEditing(actor);
	const record = kind.find(store, slug);
	if (!record) throw new Problem("not-found", `There is no such ${kind.noun}.`);
	return record;
}

/**
 * Saves the document as it stands once more: published or withdrawn, where the change says so, and with what every save
 * notes. @throws as `saveVersion` does
 */
export function saveAsItStands<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	change: Change & { visibility?: Visibility },
): SavedVersion {
	return saveVersion(store, kind, { ...change, document: currentOf(store, kind, change).document });
}

/** Makes an earlier version's document the next version. @throws as `saveVersion` does */
export function restoreVersion<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	change: Change & { version: number },
): SavedVersion {
	const { id } = currentOf(store, kind, change);
	const earlier = getVersion(store, kind.noun, id, change.version, "drafts-too");
	if (!earlier) throw new Problem("not-found", "There is no such version.");
	return saveVersion(store, kind, { ...change, document: earlier.document });
}

/**
 * Takes a study or a synthesis out of its list for everybody. It is kept with all its versions, and an administrator
 * can take it back.
 * @throws Problem `stale`, `invalid` without a reason, and what `currentOf` throws
 */
export function archive<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	{ slug, actor, reason, expectedVersion }: Change,
): void {
	inTransaction(store, () => {
		const { id, version } = currentOf(store, kind, { slug, actor });
		if (version !== expectedVersion)
			throw new Problem(
				"stale",
				`This ${kind.noun} was changed meanwhile: it is at version ${version} now. Look at it again before you archive it.`,
			);
		const detail = { version, reason: requireReason(reason) };
		const at = new Date().toISOString();
		setArchivedAt(store, kind.noun, id, at);
		recordAudit(store, {
			...{ at, actorId: actorIdOf(actor), action: `${kind.noun}.archived` },
			...{ ...subjectOf(kind.noun, id), detail },
		});
	});
}

/**
 * Takes something back from the archive, as a version of its own. It is what it was when it was archived; but where
 * today's checks see errors that those of its time did not, it comes back as a draft.
 * @throws Problem `forbidden` for anybody but an administrator, `not-found`, `stale`, `invalid` without a reason
 */
export function takeBack<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	{ slug, actor, reason: given, expectedVersion }: Change,
): { version: number; visibility: Visibility } {
	requireAdministrating(actor);
	const reason = requireReason(given);
	return inTransaction(store, () => {
		const archived = kind.findArchived(store, slug);
		if (!archived) throw new Problem("not-found", `There is no such ${kind.noun} in the archive.`);
		if (archived.version !== expectedVersion)
			throw new Problem("stale", `This ${kind.noun} was taken back and archived again meanwhile.`);
		const { id, document } = archived;
		const findings = kind.check(store, document, archived);
		const visibility = findings.some(({ level }) => level === "error") ? "draft" : archived.visibility;
		const version = archived.version + 1;
		const at = new Date().toISOString();
		const actorId = actorIdOf(actor);
		const text = kind.textOf(document);
		const write = { document, text, version, visibility, actorId, reason, at };
		kind.update(store, id, write);
		setArchivedAt(store, kind.noun, id, null);
		kind.derive?.(store, id, write, findings);
		recordAudit(store, {
			...{ at, actorId, action: `${kind.noun}.unarchived` },
			...{ ...subjectOf(kind.noun, id), detail: { version, reason } },
		});
		return { version, visibility };
	});
}
