import { requireAdministrating } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import { proposeSlug } from "#app/domain/slug.ts";
import { archiveSamples } from "#db/archive.ts";
import { recordAudit } from "#db/audit.ts";
import { countAllStudies } from "#db/queries/all-studies.ts";
import { keepSetting, readSetting } from "#db/queries/settings.ts";
import { SAMPLE_DOCUMENTS } from "#db/sample-library/sample-documents.ts";
import { SAMPLE_SYNTHESES } from "#db/sample-library/sample-syntheses.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { parseDocument } from "./parse-document.ts";
import { agreeSampleTopics } from "./sample-topics.ts";
import { saveStudy } from "./save-study.ts";
import { saveSynthesis } from "./save-synthesis.ts";

/**
 * Saves and publishes the sample studies and syntheses, all of them or (when the process ends midway) none.
 * @throws Problem when one of them is no document or may not be published; a test holds that none is so
 */
export function loadSampleLibrary(store: Store): void {
	inTransaction(store, () => {
		const save = {
			visibility: "published",
			actor: { kind: "system" },
			reason: "Sample library",
			sample: true,
		} as const;
		const addresses = new Map<string, string>();
		for (const document of SAMPLE_DOCUMENTS) {
			const { slug } = saveStudy(store, { ...save, document });
			// Where the address was taken, the study has another one.
			addresses.set(proposeSlug(parseDocument(document)), slug);
		}
		for (const synthesis of SAMPLE_SYNTHESES) {
			const rows = synthesis.rows.map((row) => ({ ...row, study: addresses.get(row.study) ?? row.study }));
			saveSynthesis(store, { ...save, document: { ...synthesis, rows } });
		}
		agreeSampleTopics(store);
	});
}

const STOCKED = "sample_library";

/**
 * Gives a library that never held a study the samples when they are wanted, and keeps what was decided in the
 * database in the same transaction: so a start that was cut short is made good by the next one, and a library
 * that went without its samples, or lost them, stays so.
 */
export function stockNewLibrary(store: Store, { samples }: { samples: boolean }): void {
	const isDecided = () => readSetting(store, STOCKED) !== undefined;
	// So that a start need not wait until it may write.
	if (isDecided()) return;
	inTransaction(store, () => {
		if (isDecided()) return;
		const load = samples && countAllStudies(store) === 0;
		if (load) loadSampleLibrary(store);
		keepSetting(store, STOCKED, load ? "loaded" : "left out");
	});
}

/** Takes every sample study and synthesis out of the library in one step. They are kept, archived. @returns how many studies */
export function removeSamples(store: Store, actor: Actor): number {
	requireAdministrating(actor);
	return inTransaction(store, () => {
		const at = new Date().toISOString();
		const studies = archiveSamples(store, "study", at);
		archiveSamples(store, "synthesis", at);
		const actorId = actorIdOf(actor);
		recordAudit(store, { at, actorId, action: "samples.removed", detail: { studies } });
		return studies;
	});
}
