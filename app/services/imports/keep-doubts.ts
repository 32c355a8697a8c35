import { requireEditing } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import type { Finding } from "#app/domain/finding.ts";
import { type Doubt, doubtsOfFindings, isOfGroups, readDoubts } from "#app/domain/imports/import-doubts.ts";
import { Problem } from "#app/domain/problem.ts";
import { recordAudit } from "#db/audit.ts";
import { doubtsOfStudy, setDoubts } from "#db/queries/doubts.ts";
import { getStudy } from "#db/queries/get-study.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { setChoices } from "#db/write-import.ts";
import { readChoices } from "./choices.ts";

/** What a study's registry record left in doubt about its groups. */
export function groupDoubtsOf(store: Store, studyId: number): Doubt[] {
	return readDoubts(doubtsOfStudy(store, studyId)?.doubts ?? null).filter(isOfGroups);
}

/** After a study was saved: what its checks warn of now takes the place of what they warned of before. */
export function refreshDoubts(store: Store, studyId: number, findings: readonly Finding[]): void {
	const kept = doubtsOfStudy(store, studyId);
	if (!kept) return;
	const doubts = [...readDoubts(kept.doubts).filter(isOfGroups), ...doubtsOfFindings(findings)];
	setDoubts(store, { ...kept, doubts: JSON.stringify(doubts) });
}

/**
 * Takes what a person confirms out of a study's doubts; the record is read accordingly from then on.
 * @param keys which groups are what they were taken for
 * @throws Problem `not-found` when there is no such study, `invalid` when nothing was chosen
 */
export function confirmDoubts(
	store: Store,
	{ slug, keys, actor }: { slug: string; keys: readonly string[]; actor: Actor },
): number {
	requireEditing(actor);
	return inTransaction(store, () => {
		const study = getStudy(store, slug, "drafts-too");
		if (!study) throw new Problem("not-found", "There is no such study.");
		const kept = doubtsOfStudy(store, study.id);
		const doubts = readDoubts(kept?.doubts ?? null);
		const confirmed = doubts.filter((doubt) => isOfGroups(doubt) && keys.includes(doubt.key));
		if (!kept || confirmed.length === 0)
			throw new Problem("invalid", "Choose what you have checked, then confirm it.");
		const left = doubts.filter((doubt) => !confirmed.includes(doubt));
		const choices = readChoices(kept.choices);
		const checked = Object.fromEntries(confirmed.map(({ key, armId }) => [key, armId ?? null]));
		setChoices(
			store,
			kept.importId,
			kept.position,
			JSON.stringify({ ...choices, checked: { ...choices.checked, ...checked } }),
		);
		setDoubts(store, { ...kept, doubts: JSON.stringify(left) });
		recordAudit(store, {
			...{ at: new Date().toISOString(), actorId: actorIdOf(actor) },
			...{ action: "study.matches-confirmed", studyId: study.id, detail: { groups: confirmed.length } },
		});
		return confirmed.length;
	});
}
