import type { Visibility } from "#app/domain/vocabulary.ts";
import type { Store } from "#db/store.ts";
import { archive, type Change, currentOf, saveAsItStands } from "./change-version.ts";
import { STUDIES, saveStudy } from "./save-study.ts";
import type { SavedVersion } from "./save-version.ts";

/** Publishes a draft, or withdraws what is published: a version of its own, with its reason. @throws as `saveStudy` does */
export const setVisibility = (store: Store, change: Change & { visibility: Visibility }): SavedVersion =>
	saveAsItStands(store, STUDIES, change);

/** Takes a study out of the library. @throws as `archive` does */
export const archiveStudy = (store: Store, change: Change): void => archive(store, STUDIES, change);

/** Lets a warning stand for a reason, which is kept with the study. @throws as `saveStudy` does */
export function answerFinding(
	store: Store,
	{ finding, answer, ...change }: Change & { finding: string; answer: string },
): SavedVersion {
	const { document } = currentOf(store, STUDIES, change);
	const answers = [
		...document.answers.filter((given) => given.finding !== finding),
		{ finding, reason: answer },
	];
	return saveStudy(store, { ...change, document: { ...document, answers } });
}
