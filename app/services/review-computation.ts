import { analyseSynthesis } from "#app/domain/synthesis/analyse-synthesis.ts";
import { COMPUTATION } from "#app/domain/synthesis/computation.ts";
import { recomputedWords } from "#app/domain/views/synthesis/recomputed-words.ts";
import { publishedSyntheses } from "#db/queries/list-syntheses.ts";
import { keepSetting, readSetting } from "#db/queries/settings.ts";
import type { Store } from "#db/store.ts";
import { readStudies } from "./read-synthesis.ts";

/** A published synthesis whose figures a newer program computes otherwise. */
export interface RecomputedSynthesis {
	slug: string;
	/** A sentence each. */
	changes: string[];
}

const REVIEWED = "computation_reviewed";

/**
 * Looks, once after an upgrade that changes a formula, which published syntheses it changes, for the log of the
 * upgrade. Their pages say it until an editor saves them.
 */
export function reviewComputation(store: Store): RecomputedSynthesis[] {
	if (Number(readSetting(store, REVIEWED) ?? 1) >= COMPUTATION) return [];
	const found: RecomputedSynthesis[] = [];
	for (const record of publishedSyntheses(store)) {
		if ((record.document.computation ?? 1) >= COMPUTATION) continue;
		const { studies, document } = readStudies(store, record, "published");
		const changes = recomputedWords(document, analyseSynthesis(document, studies));
		if (changes.length > 0) found.push({ slug: record.slug, changes });
	}
	keepSetting(store, REVIEWED, String(COMPUTATION));
	return found;
}
