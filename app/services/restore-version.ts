import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { getVersion } from "#db/queries/study-versions.ts";
import type { Store } from "#db/store.ts";
import { type SavedStudy, saveStudy } from "./save-study.ts";

/** Makes an earlier version's document the study's next version. @throws as `saveStudy` does */
export function restoreVersion(
	store: Store,
	request: { slug: string; version: number; expectedVersion: number; actor: Actor; reason: string },
): SavedStudy {
	requireEditing(request.actor);
	const study = getStudy(store, request.slug, "drafts-too");
	const earlier = study && getVersion(store, study.id, request.version, "drafts-too");
	if (!earlier) throw new Problem("not-found", "There is no such version.");
	return saveStudy(store, { ...request, document: earlier.document });
}
