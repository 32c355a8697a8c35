import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { recordAudit } from "#db/audit.ts";
import { getStudy, type StudyRecord } from "#db/queries/get-study.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { setArchivedAt } from "#db/write-study.ts";
import { type SavedStudy, saveStudy } from "./save-study.ts";

interface Change {
	slug: string;
	actor: Actor;
	/** Why, in the person's words. */
	reason: string;
	/** The version that was on the screen. */
	expectedVersion: number;
}

/** Publishes a draft, or withdraws what is published: a version of its own, with its reason. @throws as `saveStudy` does */
export function setVisibility(store: Store, change: Change & { visibility: Visibility }): SavedStudy {
	return saveStudy(store, { ...change, document: currentStudy(store, change).document });
}

/** Lets a warning stand for a reason, which is kept with the study. @throws as `saveStudy` does */
export function answerFinding(
	store: Store,
	{ finding, answer, ...change }: Change & { finding: string; answer: string },
): SavedStudy {
	const { document } = currentStudy(store, change);
	const answers = [
		...document.answers.filter((given) => given.finding !== finding),
		{ finding, reason: answer },
	];
	return saveStudy(store, { ...change, document: { ...document, answers } });
}

/**
 * Takes a study out of the library for everybody. It is kept with all its versions, and an administrator can
 * take it back.
 */
export function archiveStudy(store: Store, { slug, actor, reason, expectedVersion }: Change): void {
	requireEditing(actor);
	inTransaction(store, () => {
		const study = currentStudy(store, { slug, actor });
		if (study.version !== expectedVersion) {
			throw new Problem(
				"stale",
				`This study was changed meanwhile: it is at version ${study.version} now. Look at it again before you archive it.`,
			);
		}
		if (reason.trim() === "")
			throw new Problem("invalid", "Say in a few words why.", [
				{ path: ["reason"], message: "Say in a few words why" },
			]);
		const at = new Date().toISOString();
		setArchivedAt(store, study.id, at);
		const actorId = actor.kind === "user" ? actor.id : null;
		recordAudit(store, {
			at,
			actorId,
			action: "study.archived",
			studyId: study.id,
			detail: { version: study.version, reason: reason.trim() },
		});
	});
}

function currentStudy(store: Store, { slug, actor }: Pick<Change, "slug" | "actor">): StudyRecord {
	requireEditing(actor);
	const study = getStudy(store, slug, "drafts-too");
	if (!study) throw new Problem("not-found", "There is no such study.");
	return study;
}
