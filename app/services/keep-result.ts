import { analyseSynthesis } from "#app/domain/synthesis/analyse-synthesis.ts";
import { COMPUTATION } from "#app/domain/synthesis/computation.ts";
import { KEPT_PARTS, keptText } from "#app/domain/synthesis/kept-result.ts";
import { type StudyVersion, savedVersions } from "#app/domain/synthesis/saved-versions.ts";
import type { SynthesisRecord } from "#db/queries/get-synthesis.ts";
import { pinnedStudies } from "#db/queries/source-studies.ts";
import { insertPin, synthesesWithoutPin } from "#db/queries/synthesis-pins.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { PROGRAM_VERSION } from "./program-version.ts";

/**
 * Keeps with a published version of a synthesis what it says: the versions of the studies it was saved with, as far as
 * they are public, the result computed from them, and by which program. Call it inside a transaction.
 */
export function keepResult(
	store: Store,
	{ id, version, document }: Pick<SynthesisRecord, "id" | "version" | "document">,
	keptAt: string,
): void {
	const studies = pinnedStudies(store, savedVersions(document), "published");
	const used = [...studies.values()].map(({ slug, version }): StudyVersion => ({ slug, version }));
	insertPin(store, {
		...{ synthesisId: id, version, keptAt, program: PROGRAM_VERSION, computation: COMPUTATION },
		studies: JSON.stringify(used),
		analysis: keptText(analyseSynthesis(document, studies, { include: KEPT_PARTS })),
	});
}

/**
 * Keeps the results of syntheses that were published before results were kept, as this program computes them. What
 * their pages say of it: that it was kept later than it was published. @returns how many
 */
export function keepMissingResults(store: Store): number {
	const at = new Date().toISOString();
	const missing = synthesesWithoutPin(store);
	for (const record of missing) inTransaction(store, () => keepResult(store, record, at));
	return missing.length;
}
