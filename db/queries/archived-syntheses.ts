import { and, isGiven, isNotNull } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { syntheses } from "../schema/syntheses.ts";
import type { Store } from "../store.ts";
import { type SynthesisRecord, selectSyntheses, toSynthesisRecord } from "./get-synthesis.ts";

const { slug, archivedAt } = syntheses;

/** An archived synthesis as it stood; undefined where there is none at this address. */
export function getArchivedSynthesis(store: Store, address: string): SynthesisRecord | undefined {
	const row = prepared(store, "archived synthesis by slug", () =>
		selectSyntheses(store)
			.where(and(isGiven(slug, "address"), isNotNull(archivedAt)))
			.prepare(),
	).get({ address });
	return row && toSynthesisRecord(row);
}
